using Satark.Notifications;

namespace Satark.Http.Channels;

/// <summary>Reads what Twilio reports about a message. The address that we gave it names our delivery, so no index of provider ids is needed.</summary>
/// <param name="options">Settings without faults.</param>
/// <param name="publicUrl">Our address as Twilio knows it: behind a proxy the request's own host is another one.</param>
public sealed class TwilioStatusCallback(SmsOptions options, Func<Uri> publicUrl)
{
    /// <summary>The path of the endpoint that takes these reports.</summary>
    public const string Path = "/api/v1/callbacks/twilio";

    private const string Query = "?d=";

    private readonly TwilioProof _proof = new(TwilioAccount.Of(options), publicUrl);

    /// <summary>The address that Twilio is given for a delivery.</summary>
    public static Uri UrlFor(Uri publicUrl, string caseId, string deliveryId) =>
        TwilioProof.Url(publicUrl, Path, Query + Uri.EscapeDataString(RecordDelivery.Reference(caseId, deliveryId)));

    /// <summary>What is reported; refused where the signature does not prove that Twilio says it.</summary>
    /// <param name="query">The request's query string as it came, with its question mark.</param>
    /// <param name="form">The fields of the body.</param>
    /// <param name="signature">The header <see cref="TwilioSignature.Header"/>.</param>
    public Outcome<ProviderReport> Read(string query, IEnumerable<KeyValuePair<string, string>> form, string? signature)
    {
        var fields = form.ToList();
        if (_proof.Fault(Path, query, fields, signature) is { } fault)
        {
            return fault;
        }

        if (!query.StartsWith(Query, StringComparison.Ordinal))
        {
            return new Refusal(RefusalKind.Invalid, "This is no report about a message of ours.");
        }

        var code = int.TryParse(Field("ErrorCode"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return new ProviderReport(Uri.UnescapeDataString(query[Query.Length..]), StateOf(Field("MessageStatus")), Field("MessageSid"), code);

        string? Field(string name) => fields.FirstOrDefault(f => f.Key == name).Value;
    }

    /// <summary>The delivery's state by Twilio's word; null for a word that says nothing new. Whether it moves a delivery on is <see cref="RecordDelivery.IsForward"/>'s to say: reports come in any order.</summary>
    public static DeliveryState? StateOf(string? status) => status switch
    {
        "accepted" or "scheduled" or "queued" or "sending" or "sent" => DeliveryState.Accepted,
        "delivered" => DeliveryState.Delivered,
        "read" => DeliveryState.Read,
        "undelivered" or "failed" or "canceled" => DeliveryState.Failed,
        _ => null,
    };
}

/// <summary>What a provider says of a delivery.</summary>
/// <param name="Reference">Which delivery (<see cref="RecordDelivery.Reference"/>).</param>
/// <param name="State">How far it has come, or null where the word is unknown.</param>
/// <param name="ProviderId">The provider's id of the attempt.</param>
/// <param name="ErrorCode">The provider's error, or null.</param>
public sealed record ProviderReport(string Reference, DeliveryState? State, string? ProviderId, int? ErrorCode);
