using Satark.Notifications;

namespace Satark.Http.Channels;

/// <summary>Twilio's error codes that say more than their HTTP status (https://www.twilio.com/docs/api/errors).</summary>
internal static class TwilioErrors
{
    /// <summary>The result that a code stands for; what the status said, where it says nothing more.</summary>
    public static DeliveryResult Of(int? code, DeliveryResult byStatus) => code switch
    {
        20429 or 14107 or 30001 => byStatus as DeliveryResult.Retry ?? new DeliveryResult.Retry($"too many requests ({code})"),
        21211 => new DeliveryResult.Failed("no valid phone number (21211)"),
        21610 => new DeliveryResult.Failed("the number has opted out (21610)"),
        21614 => new DeliveryResult.Failed("no mobile number (21614)"),
        21408 => new DeliveryResult.Failed("the account may not send to this country (21408)"),
        21212 or 21606 or 21659 => new DeliveryResult.Failed($"the sender header is not accepted ({code})"),
        { } other when byStatus is DeliveryResult.Failed failed => new DeliveryResult.Failed($"{failed.Reason}, code {other}"),
        _ => byStatus,
    };
}
