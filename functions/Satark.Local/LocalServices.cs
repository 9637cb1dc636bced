using System.Globalization;
using Satark.Board;
using Satark.Enrichment;
using Satark.Escalation;
using Satark.Escalation.Storms;
using Satark.Http;
using Satark.Http.Channels;
using Satark.Local.Channels;
using Satark.Local.Keys;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Notifications.Sharing;
using Satark.Places;
using Satark.Places.Official;

namespace Satark.Local;

/// <summary>The domain on SQLite: what the host and every verb of the command line share.</summary>
public static class LocalServices
{
    /// <summary>A demo folder's pace unless somebody says otherwise: ten times as fast.</summary>
    public const double DemoScale = 0.1;

    /// <summary>Adds the domain with its local adapters on one data folder.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="configuration">Settings <c>Satark:*</c>.</param>
    /// <param name="publicUrl">The installation's address; asked at each use, since a port may be known only after the start.</param>
    /// <param name="clock">A test's clock, or null: the machine's.</param>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    public static IServiceCollection AddSatarkLocal(this IServiceCollection services, string folder, IConfiguration configuration, Func<Uri> publicUrl, TimeProvider? clock = null)
    {
        var demo = DemoMark.IsIn(folder);
        services.AddSingleton<TimeProvider>(p => new SteadyClock(clock ?? TimeProvider.System, p.GetRequiredService<ILogger<SteadyClock>>()));
        services.AddSingleton(new Installation(demo));
        services.AddSingleton(new Pace(Scale(configuration, demo))).AddSingleton(WatchServices.ReadSynthetic(configuration));
        services.AddSqliteStorage(folder).AddFileKeyRing(folder);
        services.AddSatarkChannels(ChannelSettings.Read(configuration, demo), Path.Combine(folder, "outbox"), publicUrl);
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<AnchorFile>(p, folder));
        services.AddSingleton<ITextAnalyzer, BuiltInTextAnalyzer>();
        services.AddSingleton(Storms(configuration)).AddSingleton(Calling(configuration)).AddSingleton(Places(configuration)).AddSingleton(new ListFolder(PlacesFolder(configuration, folder)));
        return services.AddSatark();
    }

    /// <summary>Where the official lists of places lie: setting <c>Satark:Places:Folder</c>, else <c>places</c> in the data folder.</summary>
    internal static string PlacesFolder(IConfiguration configuration, string folder) =>
        Places(configuration).Folder is { } named && !string.IsNullOrWhiteSpace(named) ? named : Path.Combine(folder, "places");

    /// <summary>The services of a data folder for one verb: nobody listens, nothing is sent.</summary>
    /// <exception cref="DataFolderException">The folder cannot be opened; the text says why.</exception>
    internal static ServiceProvider Build(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSatarkLocal(folder, new ConfigurationBuilder().AddEnvironmentVariables().Build(), () => new Uri("http://127.0.0.1"));
        services.AddSingleton<IDesk, ClosedDesk>();
        services.AddSatarkAccounts();
        return services.BuildServiceProvider();
    }

    private static StormOptions Storms(IConfiguration configuration)
    {
        var storms = configuration.GetSection(StormOptions.Section).Get<StormOptions>() ?? new();
        return storms.Faults().FirstOrDefault() is { } fault ? throw new ArgumentException(fault) : storms;
    }

    private static CallingOptions Calling(IConfiguration configuration)
    {
        var calling = configuration.GetSection(CallingOptions.Section).Get<CallingOptions>() ?? new();
        return calling.Faults().FirstOrDefault() is { } fault ? throw new ArgumentException(fault) : calling;
    }

    private static PlacesOptions Places(IConfiguration configuration)
    {
        var places = configuration.GetSection(PlacesOptions.Section).Get<PlacesOptions>() ?? new();
        return places.Faults().FirstOrDefault() is { } fault ? throw new ArgumentException(fault) : places;
    }

    private static double Scale(IConfiguration configuration, bool demo)
    {
        const string Setting = "Satark:Escalation:Scale";
        var text = configuration[Setting];
        if (string.IsNullOrWhiteSpace(text))
        {
            return demo ? DemoScale : 1;
        }

        return !demo ? throw new ArgumentException($"{Setting} is for demo folders only: with it, real people would be called too early.")
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is >= Pace.Least and <= Pace.Most ? scale
            : throw new ArgumentException($"{Setting} must be a number from {Pace.Least} to {Pace.Most}; it is '{text}'.");
    }
}
