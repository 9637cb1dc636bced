using Satark.Http.Channels;
using Satark.Notifications;

namespace Satark.Http.Voice;

/// <summary>The addresses that a voice provider is given: what to say, where a key goes, where it reports.</summary>
public static class VoiceAddresses
{
    /// <summary>Asked for what to say once somebody picks up.</summary>
    public const string SpeakPath = "/api/v1/voice";

    /// <summary>Told which key was pressed.</summary>
    public const string KeyPath = "/api/v1/voice/key";

    /// <summary>Told what becomes of the call.</summary>
    public const string ReportPath = "/api/v1/callbacks/twilio-voice";

    private const string NonceQuery = "?n=", DeliveryQuery = "?d=";

    /// <summary>What to say in the call with this nonce.</summary>
    public static Uri Speak(Uri publicUrl, string nonce) => TwilioProof.Url(publicUrl, SpeakPath, NonceQuery + nonce);

    /// <summary>Where a key of this call goes.</summary>
    public static Uri Key(Uri publicUrl, string nonce) => TwilioProof.Url(publicUrl, KeyPath, NonceQuery + nonce);

    /// <summary>Where this delivery's call is reported.</summary>
    public static Uri Report(Uri publicUrl, string caseId, string deliveryId) =>
        TwilioProof.Url(publicUrl, ReportPath, DeliveryQuery + Uri.EscapeDataString(RecordDelivery.Reference(caseId, deliveryId)));

    /// <summary>The nonce in a query string as it came, with the number behind it where a call is about several cases; empty where there is none.</summary>
    public static string Nonce(string query) => After(query, NonceQuery) is var nonce && nonce.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_' or '.') ? nonce : "";

    /// <summary>The reference of a delivery in a query string as it came; empty where there is none.</summary>
    public static string Reference(string query) => Uri.UnescapeDataString(After(query, DeliveryQuery));

    private static string After(string query, string start) => query.StartsWith(start, StringComparison.Ordinal) ? query[start.Length..] : "";
}
