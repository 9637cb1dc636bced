using Microsoft.Extensions.Logging;
using Satark.Http.Voice;
using Satark.Notifications;
using Satark.Notifications.Templates;

namespace Satark.Http.Channels.Failover;

/// <summary>The channels of providers that may have a second one behind them, made of their settings; the same in both hosts.</summary>
public static class ProviderChannels
{
    /// <summary>Text messages.</summary>
    /// <param name="options">Settings of a provider, without faults.</param>
    /// <param name="templates">The registered texts.</param>
    /// <param name="publicUrl">Our address.</param>
    /// <param name="clock">Measures limits.</param>
    /// <param name="loggers">Where attempts are logged.</param>
    public static IChannel Sms(SmsOptions options, MessageTemplates templates, Func<Uri> publicUrl, TimeProvider clock, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var first = One(options);
        return options.Second is { } second ? new FailoverChannel(first, One(second), clock, loggers.CreateLogger<FailoverChannel>()) : first;

        TwilioSmsChannel One(SmsOptions account) => new(ChannelClients.ForProvider(), account, templates, publicUrl, clock, loggers.CreateLogger<TwilioSmsChannel>());
    }

    /// <summary>Phone calls; null where no provider is set.</summary>
    /// <param name="options">Settings without faults.</param>
    /// <param name="publicUrl">Our address.</param>
    /// <param name="clock">Measures limits.</param>
    /// <param name="loggers">Where attempts are logged.</param>
    public static IChannel? Voice(VoiceOptions options, Func<Uri> publicUrl, TimeProvider clock, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        return !options.IsSet ? null
            : options.Second is { } second ? new FailoverChannel(One(options), One(second), clock, loggers.CreateLogger<FailoverChannel>())
            : One(options);

        TwilioVoiceChannel One(VoiceOptions account) => new(ChannelClients.ForProvider(), account, publicUrl, clock, loggers.CreateLogger<TwilioVoiceChannel>());
    }
}
