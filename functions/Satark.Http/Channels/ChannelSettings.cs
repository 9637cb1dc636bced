using System.Globalization;
using Microsoft.Extensions.Configuration;
using Satark.HandingOver;
using Satark.Notifications;

namespace Satark.Http.Channels;

/// <summary>All settings of the channels, as they were at the start.</summary>
/// <param name="Sms">Text messages.</param>
/// <param name="Mail">Mail.</param>
/// <param name="Webhook">Requests to agencies.</param>
/// <param name="Agencies">The agencies.</param>
/// <param name="Helplines">The helplines.</param>
/// <param name="Demo">Whether this is a demo folder.</param>
public sealed record ChannelSettings(SmsOptions Sms, MailOptions Mail, WebhookOptions Webhook, AgencyOptions Agencies, HelplineOptions Helplines, bool Demo)
{
    /// <summary>Phone calls.</summary>
    public VoiceOptions Voice { get; init; } = new();

    /// <summary>WhatsApp to officers.</summary>
    public WhatsAppOptions WhatsApp { get; init; } = new();

    /// <summary>Mails that come in.</summary>
    public InboundMailOptions InboundMail { get; init; } = new();

    /// <summary>Whom another police calls back.</summary>
    public DeskOptions Desk { get; init; } = new();

    /// <summary>Reads the sections of <c>Satark</c>; what is missing takes its default.</summary>
    public static ChannelSettings Read(IConfiguration configuration, bool demo)
    {
        var satark = configuration.GetSection("Satark");
        var helplines = satark.GetSection("Helplines").GetChildren().Select(ReadHelpline).ToList();
        return new ChannelSettings(
            satark.GetSection("Sms").Get<SmsOptions>() ?? new(),
            satark.GetSection("Mail").Get<MailOptions>() ?? new(),
            satark.GetSection("Webhook").Get<WebhookOptions>() ?? new(),
            new AgencyOptions { Agencies = satark.GetSection("Agencies").Get<AgencyEntry[]>() ?? [] },
            helplines.Count > 0 ? new HelplineOptions { Helplines = helplines } : new(),
            demo)
        {
            Voice = satark.GetSection("Voice").Get<VoiceOptions>() ?? new(),
            WhatsApp = satark.GetSection("WhatsApp").Get<WhatsAppOptions>() ?? new(),
            InboundMail = satark.GetSection("InboundMail").Get<InboundMailOptions>() ?? new(),
            Desk = satark.GetSection("Desk").Get<DeskOptions>() ?? new(),
        };
    }

    /// <summary>What is wrong, a sentence each that names the setting. With any, nothing starts.</summary>
    public IEnumerable<string> Faults()
    {
        var faults = Sms.Faults().Concat(Voice.Faults()).Concat(WhatsApp.Faults()).Concat(Mail.Faults()).Concat(InboundMail.Faults()).Concat(Agencies.Faults()).Concat(Webhook.Faults(Agencies)).Concat(Helplines.Faults()).Concat(Desk.Faults());
        return Demo ? DemoFaults().Concat(faults) : faults;
    }

    // A demo's people are invented, their numbers perhaps somebody's: nothing of it may ever reach a provider.
    private IEnumerable<string> DemoFaults()
    {
        if (Sms.IsSet)
        {
            yield return "Satark:Sms: a demo folder refuses provider credentials: remove AccountSid and AuthToken, or use a folder that is no demo.";
        }

        if (Voice.IsSet || Voice.Fallback is { IsSet: true } || Sms.Fallback is { IsSet: true })
        {
            yield return "Satark:Voice and the Fallback of Satark:Sms: a demo folder refuses provider credentials: remove AccountSid and AuthToken, or use a folder that is no demo.";
        }

        if (WhatsApp.IsSet)
        {
            yield return "Satark:WhatsApp: a demo folder refuses provider credentials: remove AccessToken and PhoneNumberId, or use a folder that is no demo.";
        }

        if (Mail.IsSet)
        {
            yield return "Satark:Mail: a demo folder refuses provider credentials: remove Host, User and Password, or use a folder that is no demo.";
        }

        for (var i = 0; i < Agencies.Agencies.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(Agencies.Agencies[i].Webhook) || !string.IsNullOrWhiteSpace(Agencies.Agencies[i].WebhookKey))
            {
                yield return $"Satark:Agencies:{i}: a demo folder calls no agency's system: remove Webhook and WebhookKey, or use a folder that is no demo.";
            }
        }
    }

    private static Helpline ReadHelpline(IConfigurationSection section) => new(
        section["Name"] ?? "",
        section["Hindi"] ?? "",
        section["Number"] ?? "",
        DateOnly.TryParse(section["CheckedOn"], CultureInfo.InvariantCulture, out var on) ? on : default,
        bool.TryParse(section["InMails"], out var inMails) && inMails);
}
