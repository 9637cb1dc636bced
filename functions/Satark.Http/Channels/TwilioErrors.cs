using Satark.Notifications;

namespace Satark.Http.Channels;

/// <summary>Twilio's error codes that say more than their HTTP status (https://www.twilio.com/docs/api/errors).</summary>
internal static class TwilioErrors
{
    /// <summary>The result that a code stands for; what the status said, where it says nothing more.</summary>
    public static DeliveryResult Of(int? code, DeliveryResult byStatus) => code switch
    {
        20429 or 14107 or 30001 => byStatus as DeliveryResult.Retry ?? new DeliveryResult.Retry($"too many requests ({code})"),
        21211 or 21217 => new DeliveryResult.Failed($"no valid phone number ({code})", OfRecipient: true),
        21610 => new DeliveryResult.Failed("the number has opted out (21610)", OfRecipient: true),
        21614 => new DeliveryResult.Failed("no mobile number (21614)", OfRecipient: true),
        21214 => new DeliveryResult.Failed("the number cannot be called (21214)", OfRecipient: true),
        21215 => new DeliveryResult.Failed("the account may not call this country (21215)"),
        21205 => new DeliveryResult.Failed("the provider cannot reach Satark:PublicUrl (21205)"),
        21408 => new DeliveryResult.Failed("the account may not send to this country (21408)"),
        21210 or 21212 or 21606 or 21659 => new DeliveryResult.Failed($"the sender is not accepted ({code})"),
        { } other when byStatus is DeliveryResult.Failed failed => new DeliveryResult.Failed($"{failed.Reason}, code {other}"),
        _ => byStatus,
    };
}
