using Microsoft.Extensions.Configuration;
using Satark.Escalation.Storms;
using Satark.Http;
using Satark.Http.Channels;
using Satark.Http.Health;
using Satark.Http.Telemetry;
using Satark.Notifications.Sharing;
using Satark.Places;
using Satark.Relay;
using Satark.Relay.Line;
using Satark.Watching;

namespace Satark.Functions.Settings;

/// <summary>All settings of the app, as they were at the start, without faults.</summary>
/// <param name="Site">Where it runs.</param>
/// <param name="Http">What the HTTP side must know.</param>
/// <param name="Azure">As whom it speaks to other services.</param>
/// <param name="Storage">Tables and blobs.</param>
/// <param name="ServiceBus">Queues.</param>
/// <param name="Keys">The wrapping key.</param>
/// <param name="Language">AI Language.</param>
/// <param name="SignalR">Pushes.</param>
/// <param name="SignIn">How people sign in.</param>
/// <param name="SendGrid">Mail.</param>
/// <param name="Channels">Text messages, agencies and helplines, as in the embedded host.</param>
/// <param name="Places">What is known of places beyond the built-in tables.</param>
/// <param name="Storms">From how many alerts of one partner on they are called as one.</param>
/// <param name="Part">Which part of the installation this app is.</param>
/// <param name="Relay">What the informers' relay must know.</param>
/// <param name="DeskLine">Where the relay finds the desk.</param>
public sealed record FunctionsSettings(
    AzureSite Site, HttpOptions Http, AzureOptions Azure, StorageOptions Storage, ServiceBusOptions ServiceBus, KeyOptions Keys, LanguageOptions Language,
    SignalROptions SignalR, SignInOptions SignIn, SendGridOptions SendGrid, ChannelSettings Channels,
    PlacesOptions Places, StormOptions Storms, AppPart Part, RelayOptions Relay, DeskLineOptions DeskLine)
{
    /// <summary>How often Satark sends an alert to itself.</summary>
    public SyntheticOptions Synthetic { get; init; } = new();

    /// <summary>How much the providers take.</summary>
    public CallingOptions Calling { get; init; } = new();

    /// <summary>Who outside is told each minute that all is well.</summary>
    public HeartbeatOptions Heartbeat { get; init; } = new();

    /// <summary>Where traces and metrics go beside Azure Monitor.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    // Of settings that could not be read nothing more is to be said than that.
    private static HttpOptions Unread { get; } = new() { PublicUrl = new Uri("https://unread.invalid") };

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">They have faults; all are named at once.</exception>
    public static FunctionsSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var unread = new List<string>();
        var settings = new FunctionsSettings(
            AzureSite.Read(configuration),
            Try(HttpOptions.Read, Unread),
            Section<AzureOptions>(AzureOptions.Section),
            Section<StorageOptions>(StorageOptions.Section),
            ServiceBusOptions.Read(configuration),
            Section<KeyOptions>(KeyOptions.Section),
            Section<LanguageOptions>(LanguageOptions.Section),
            Section<SignalROptions>(SignalROptions.Section),
            Section<SignInOptions>(SignInOptions.Section),
            Section<SendGridOptions>(SendGridOptions.Section),
            Try(c => ChannelSettings.Read(c, demo: false), new ChannelSettings(new(), new(), new(), new(), new(), Demo: false)),
            Section<PlacesOptions>(PlacesOptions.Section),
            Section<StormOptions>(StormOptions.Section),
            ReadPart(configuration, unread),
            Try(RelayOptions.Read, new RelayOptions()),
            DeskLineOptions.Unchecked(configuration))
        {
            Synthetic = Section<SyntheticOptions>(SyntheticOptions.Section),
            Calling = Section<CallingOptions>(CallingOptions.Section),
            Heartbeat = Section<HeartbeatOptions>(HeartbeatOptions.Section),
            Telemetry = TelemetryOptions.Read(configuration),
        };
        List<string> faults = [.. unread, .. settings.Faults()];
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }

        var http = settings.Http with { IsBehindProxy = true, RealtimeOrigin = settings.SignalR.Origin };
        http.Validate();
        return settings with { Http = http };

        T Section<T>(string name)
            where T : class, new() => Try(c => c.GetSection(name).Get<T>() ?? new T(), new T());

        // A value of another kind than it should be, in the words of whoever reads it: they name the setting.
        T Try<T>(Func<IConfiguration, T> read, T otherwise)
        {
            try
            {
                return read(configuration);
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException)
            {
                unread.Add(error.Message);
                return otherwise;
            }
        }
    }

    private IEnumerable<string> Faults() =>
    [
        .. PublicUrlFaults(), .. Azure.Faults(), .. Storage.Faults(Site), .. ServiceBus.Faults(Site), .. Keys.Faults(Site), .. Part == AppPart.Relay ? RelayFaults() : DeskFaults(),
    ];

    private IEnumerable<string> DeskFaults() =>
        [.. Language.Faults(), .. SignalR.Faults(Site), .. SignIn.Faults(Site), .. SendGrid.Faults(), .. MailFaults(), .. Channels.Faults(), .. Places.Faults(), .. Storms.Faults(), .. Calling.Faults(), .. Synthetic.Faults(), .. Heartbeat.Faults(), .. Telemetry.Faults()];

    private IEnumerable<string> RelayFaults() => [.. Relay.Faults(), .. DeskLine.Faults()];

    private static AppPart ReadPart(IConfiguration configuration, List<string> unread)
    {
        try
        {
            return AppParts.Read(configuration);
        }
        catch (ArgumentException error)
        {
            unread.Add(error.Message);
            return AppPart.Desk;
        }
    }

    private IEnumerable<string> PublicUrlFaults()
    {
        const string Setting = "Satark:PublicUrl";
        if (Http.PublicUrl is not { } url)
        {
            yield return $"{Setting} is missing: set it to the address under which browsers, partners and providers reach this installation.";
        }
        else if (url.Scheme != Uri.UriSchemeHttps && (Site.IsAzure || url.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{Setting} must be a whole https address; it is '{url}'.";
        }

        if (Http.PartnerRate <= 0 || Http.PartnerBurst < 1)
        {
            yield return "Satark:Http:PartnerRate must be above 0 and Satark:Http:PartnerBurst at least 1.";
        }
    }

    private IEnumerable<string> MailFaults()
    {
        if (Channels.Mail.IsSet)
        {
            yield return $"Satark:Mail is for the embedded host, which speaks to a mail server: remove it and set {SendGridOptions.Section}.";
        }
    }
}
