using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Satark.Http.Meta;
using Satark.Notifications;
using Satark.Privacy;

namespace Satark.Http.Channels;

/// <summary>
/// What Meta reports about the desk's own WhatsApp messages. Each message takes the sealed name of its delivery along, which Meta gives back
/// (<c>biz_opaque_callback_data</c>): no index of Meta's ids is needed, which hold the officer's number, and Meta learns no id of ours.
/// </summary>
public sealed class WhatsAppReports
{
    /// <summary>The path of the webhook, as it is entered with Meta for the desk's app. The informers' number belongs to another app, whose webhook is the relay's.</summary>
    public const string Path = "/api/v1/callbacks/whatsapp";

    /// <summary>Most bytes of a webhook: Meta sends batches of up to 3 MB.</summary>
    public const int MostBytes = (3 * 1024 * 1024) + (64 * 1024);

    private static readonly byte[] Place = "whatsapp-report"u8.ToArray();

    private readonly WhatsAppOptions _options;
    private readonly byte[] _key;

    /// <summary>Of these settings, without faults.</summary>
    public WhatsAppReports(WhatsAppOptions options, IKeyRing keys)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(keys);
        (_options, _key) = (options, HMACSHA256.HashData(keys.Installation(KeyPurpose.Seal).Span, Place));
        Signature = new HubSignature(options.VerifyToken, options.AppSecret, options.AppSecretBefore);
    }

    /// <summary>What proves that a report is Meta's.</summary>
    public HubSignature Signature { get; }

    /// <summary>Meta's id of the desk's number, or null.</summary>
    public string? PhoneNumberId => _options.PhoneNumberId;

    /// <summary>What a message takes along so that reports name its delivery; null where no reports come, since no webhook is set.</summary>
    public string? MarkFor(string caseId, string deliveryId) => !_options.HasWebhook ? null
        : Base64Url.EncodeToString(Sealed.Close(_key, Encoding.UTF8.GetBytes(RecordDelivery.Reference(caseId, deliveryId)), Place));

    /// <summary>The reports in a signed body about messages of the desk's number; what is none, or makes no sense, is passed over.</summary>
    public IReadOnlyList<ProviderReport> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
            [
                .. json.RootElement.Items("entry").SelectMany(e => e.Items("changes")).Select(c => c.Child("value"))
                    .Where(value => value.Child("metadata").Text("phone_number_id") == _options.PhoneNumberId)
                    .SelectMany(value => value.Items("statuses")).Select(Report).OfType<ProviderReport>(),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The delivery's state by Meta's word; null for a word that says nothing new. Reports come in any order.</summary>
    public static DeliveryState? StateOf(string? status) => status switch
    {
        "sent" => DeliveryState.Accepted,
        "delivered" => DeliveryState.Delivered,
        "read" => DeliveryState.Read,
        "failed" => DeliveryState.Failed,
        _ => null,
    };

    private ProviderReport? Report(JsonElement status) => Open(status.Text("biz_opaque_callback_data")) is { } reference
        ? new ProviderReport(reference, StateOf(status.Text("status")), status.Text("id"), (int?)status.Items("errors").Select(e => e.Number("code")).FirstOrDefault())
        : null;

    private string? Open(string? mark)
    {
        try
        {
            return mark is { Length: > 0 and <= 512 } && Base64Url.IsValid(mark) ? Encoding.UTF8.GetString(Sealed.Open(_key, Base64Url.DecodeFromChars(mark), Place)) : null;
        }
        catch (CryptographicException)
        {
            // Of a message that another program sends from the same number, or of an installation that was before this one.
            return null;
        }
    }
}
