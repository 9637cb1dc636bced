using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Functions.Settings;
using Satark.Http;
using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Http.Channels.Failover;
using Satark.Http.Desk;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Functions.Channels;

/// <summary>The channels: a provider where its settings are given, else the outbox table.</summary>
public static class ChannelServices
{
    // An answer of SendGrid is a few hundred bytes; nobody gets to fill our memory.
    private const int MostOfAnswer = 64 * 1024;

    /// <summary>
    /// Adds channels, templates, outbox and the directory of agencies, and what proves the providers' reports. Needs <see cref="ChannelSettings"/>,
    /// <see cref="SendGridOptions"/> and <see cref="HttpOptions"/> with a public address, all without faults, and a <see cref="TableServiceClient"/>.
    /// </summary>
    public static IServiceCollection AddFunctionsChannels(this IServiceCollection services)
    {
        services.AddSingleton(p => Settings(p).Sms);
        services.AddSingleton(p => Settings(p).Voice);
        services.AddSingleton(p => new PublicAddress(() => PublicUrl(p)));
        services.AddSingleton(p => Settings(p).Helplines);
        services.AddSingleton(p => Settings(p).Desk);
        services.AddSingleton(p => Settings(p).InboundMail);
        services.AddSingleton(p => Settings(p).Webhook);
        services.AddSingleton(p => new AgencyDirectory(Settings(p).Agencies));
        services.AddSingleton(p => new MessageTemplates(() => PublicUrl(p), Settings(p).Helplines));
        services.AddSingleton(p => new TableOutbox(p.GetRequiredService<TableServiceClient>(), Clock(p), Logger<TableOutbox>(p)));
        services.AddSingleton<IOutboxReader, TableOutboxReader>();
        services.AddSingleton(p => new TwilioStatusCallback(Settings(p).Sms, () => PublicUrl(p)));
        services.AddSingleton(p => new WhatsAppReports(Settings(p).WhatsApp, p.GetRequiredService<IKeyRing>()));
        services.AddSingleton(p => new SendGridSignature(p.GetRequiredService<SendGridOptions>().EventKey, Clock(p)));
        return services.AddSingleton(Voice).AddSingleton(Sms).AddSingleton(WhatsApp).AddSingleton(Mail).AddSingleton(Agencies);
    }

    private static IChannel Voice(IServiceProvider p) => ProviderChannels.Voice(Settings(p).Voice, () => PublicUrl(p), Clock(p), p.GetRequiredService<ILoggerFactory>())
        ?? ToOutbox(p, Satark.Notifications.Channels.Voice, OutgoingGuard.VoiceFault);

    private static IChannel Sms(IServiceProvider p) => Settings(p).Sms.IsSet
        ? ProviderChannels.Sms(Settings(p).Sms, p.GetRequiredService<MessageTemplates>(), () => PublicUrl(p), Clock(p), p.GetRequiredService<ILoggerFactory>())
        : ToOutbox(p, Satark.Notifications.Channels.Sms, m => OutgoingGuard.SmsFault(m, p.GetRequiredService<MessageTemplates>(), demo: false));

    private static IChannel WhatsApp(IServiceProvider p) => Settings(p).WhatsApp.IsSet
        ? new WhatsAppChannel(ChannelClients.ForProvider(), Settings(p).WhatsApp, p.GetRequiredService<MessageTemplates>(), p.GetRequiredService<WhatsAppReports>(), Clock(p), Logger<WhatsAppChannel>(p))
        : ToOutbox(p, Satark.Notifications.Channels.WhatsApp, m => OutgoingGuard.SmsFault(m, p.GetRequiredService<MessageTemplates>(), demo: false));

    private static IChannel Mail(IServiceProvider p)
    {
        var options = p.GetRequiredService<SendGridOptions>();
        if (!options.IsSet)
        {
            return ToOutbox(p, Satark.Notifications.Channels.Email, OutgoingGuard.Fault);
        }

        var client = ChannelClients.ForProvider();
        client.MaxResponseContentBufferSize = MostOfAnswer;
        return new SendGridChannel(client, options, Clock(p), Logger<SendGridChannel>(p));
    }

    private static IChannel Agencies(IServiceProvider p) => Settings(p).Agencies.Agencies.Any(a => !string.IsNullOrWhiteSpace(a.Webhook))
        ? new AgencyWebhookChannel(ChannelClients.ForAgencies(Settings(p).Webhook), p.GetRequiredService<AgencyDirectory>(), Settings(p).Webhook, Clock(p), Logger<AgencyWebhookChannel>(p))
        : ToOutbox(p, Satark.Notifications.Channels.Webhook, OutgoingGuard.Fault);

    private static TableOutboxChannel ToOutbox(IServiceProvider p, string name, Func<OutgoingMessage, string?> fault) =>
        new(name, p.GetRequiredService<TableOutbox>(), fault, Clock(p), Logger<TableOutboxChannel>(p));

    private static ChannelSettings Settings(IServiceProvider p) => p.GetRequiredService<ChannelSettings>();

    private static Uri PublicUrl(IServiceProvider p) =>
        p.GetRequiredService<HttpOptions>().PublicUrl ?? throw new InvalidOperationException("Satark:PublicUrl is missing, and the settings were taken without it.");

    private static TimeProvider Clock(IServiceProvider p) => p.GetRequiredService<TimeProvider>();

    private static ILogger<T> Logger<T>(IServiceProvider p) => p.GetRequiredService<ILogger<T>>();
}
