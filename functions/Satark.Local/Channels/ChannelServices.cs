using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Http.Channels.Failover;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Local.Channels;

/// <summary>Puts the channels together: a provider where its settings are given, else the outbox.</summary>
public static class ChannelServices
{
    /// <summary>Adds channels, templates, outbox and the directory of agencies.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="outboxFolder">The outbox's folder.</param>
    /// <param name="publicUrl">The installation's address; asked at each use.</param>
    /// <exception cref="ArgumentException">The settings have faults; its text names each.</exception>
    public static IServiceCollection AddSatarkChannels(this IServiceCollection services, ChannelSettings settings, string outboxFolder, Func<Uri> publicUrl)
    {
        var faults = settings.Faults().ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(settings));
        }

        services.AddSingleton(settings.Sms);
        services.AddSingleton(settings.Voice);
        services.AddSingleton(new PublicAddress(publicUrl));
        services.AddSingleton(settings.Helplines);
        services.AddSingleton(settings.Desk);
        services.AddSingleton(settings.InboundMail);
        services.AddSingleton(settings.Webhook);
        services.AddSingleton(new AgencyDirectory(settings.Agencies));
        services.AddSingleton(new MessageTemplates(publicUrl, settings.Helplines));
        services.AddSingleton(p => new Outbox(outboxFolder, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SendGridSignature(null, Clock(p))); // This host sends by SMTP: nobody's report is SendGrid's here.
        services.AddSingleton(new TwilioStatusCallback(settings.Sms, publicUrl));
        services.AddSingleton(p => new WhatsAppReports(settings.WhatsApp, p.GetRequiredService<IKeyRing>()));
        services.AddSingleton<IChannel>(p => ProviderChannels.Voice(settings.Voice, publicUrl, Clock(p), p.GetRequiredService<ILoggerFactory>())
            ?? ToOutbox(p, Satark.Notifications.Channels.Voice, OutgoingGuard.VoiceFault));
        services.AddSingleton<IChannel>(p => settings.Sms.IsSet
            ? ProviderChannels.Sms(settings.Sms, p.GetRequiredService<MessageTemplates>(), publicUrl, Clock(p), p.GetRequiredService<ILoggerFactory>())
            : ToOutbox(p, Satark.Notifications.Channels.Sms, m => OutgoingGuard.SmsFault(m, p.GetRequiredService<MessageTemplates>(), settings.Demo)));
        services.AddSingleton<IChannel>(p => settings.WhatsApp.IsSet
            ? new WhatsAppChannel(ChannelClients.ForProvider(), settings.WhatsApp, p.GetRequiredService<MessageTemplates>(), p.GetRequiredService<WhatsAppReports>(), Clock(p), Logger<WhatsAppChannel>(p))
            : ToOutbox(p, Satark.Notifications.Channels.WhatsApp, m => OutgoingGuard.SmsFault(m, p.GetRequiredService<MessageTemplates>(), settings.Demo)));
        services.AddSingleton<IChannel>(p => settings.Mail.IsSet
            ? new SmtpEmailChannel(settings.Mail, Clock(p), Logger<SmtpEmailChannel>(p))
            : ToOutbox(p, Satark.Notifications.Channels.Email, OutgoingGuard.Fault));
        services.AddSingleton<IChannel>(p => settings.Agencies.Agencies.Any(a => !string.IsNullOrWhiteSpace(a.Webhook))
            ? new AgencyWebhookChannel(ChannelClients.ForAgencies(settings.Webhook), p.GetRequiredService<AgencyDirectory>(), settings.Webhook, Clock(p), Logger<AgencyWebhookChannel>(p))
            : ToOutbox(p, Satark.Notifications.Channels.Webhook, OutgoingGuard.Fault));
        return services;
    }

    private static OutboxChannel ToOutbox(IServiceProvider services, string name, Func<OutgoingMessage, string?> fault) =>
        new(name, services.GetRequiredService<Outbox>(), fault, Logger<OutboxChannel>(services));

    private static TimeProvider Clock(IServiceProvider services) => services.GetRequiredService<TimeProvider>();

    private static ILogger<T> Logger<T>(IServiceProvider services) => services.GetRequiredService<ILogger<T>>();
}
