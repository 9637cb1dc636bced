using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Satark.Support.Gateways;

/// <summary>A mail that the gateway took.</summary>
public sealed record SendGridMail(string Id, string From, string To, string Subject, string Text, JsonElement Json);

/// <summary>A signed batch of events to our callback.</summary>
public sealed record SendGridBatch(byte[] Body, string Timestamp, string Signature);

/// <summary>SendGrid's sending and its signed Event Webhook as far as its documentation states rules.</summary>
public sealed class SendGridGateway : HttpGateway
{
    public const string ApiKey = "SG.0123456789abcdef012345.0123456789abcdef0123456789abcdef0123456789a";

    private const int MostArguments = 10_000;

    private static readonly string[] Reserved =
        ["x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding", "to", "from", "subject", "reply-to", "cc", "bcc"];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentQueue<SendGridMail> _mails = new();

    /// <summary>What was taken.</summary>
    public IReadOnlyList<SendGridMail> Mails => [.. _mails];

    /// <summary>The verification key as SendGrid shows it.</summary>
    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <summary>An event about a mail, with all that SendGrid gives of it.</summary>
    public static JsonObject Event(string word, string? delivery, string mailId = "14c5d75ce93.dfd.64b469", string eventId = "ZGVsaXZlcmVkLTA")
    {
        var json = new JsonObject
        {
            ["email"] = "officer@police.example",
            ["timestamp"] = 1772452800,
            ["smtp-id"] = "<14c5d75ce93.dfd.64b469@ismtpd-555>",
            ["event"] = word,
            ["sg_event_id"] = eventId,
            ["sg_message_id"] = mailId + ".filter0001.16648.5515E0B88.0",
        };
        if (delivery is not null)
        {
            json["satark_delivery"] = delivery;
        }

        return json;
    }

    /// <summary>A batch, signed as SendGrid does.</summary>
    public SendGridBatch Batch(DateTimeOffset at, params ReadOnlySpan<JsonNode?> events) => Sign(at, Encoding.UTF8.GetBytes(new JsonArray([.. events]).ToJsonString()));

    /// <summary>Any body, signed as SendGrid does.</summary>
    public SendGridBatch Sign(DateTimeOffset at, byte[] body)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = _key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new SendGridBatch(body, timestamp, Convert.ToBase64String(signature));
    }

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        if (request.Header("Authorization") != "Bearer " + ApiKey)
        {
            return Error(401, "The provided authorization grant is invalid, expired, or revoked");
        }

        if (request.Method != "POST" || request.Target != "/v3/mail/send")
        {
            return Error(404, "not found");
        }

        return request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true ? Take(JsonDocument.Parse(request.Body).RootElement) : Error(415, "Content-Type should be application/json.");
    }

    private static string? Fault(JsonElement mail)
    {
        if (!mail.TryGetProperty("personalizations", out var people) || people.GetArrayLength() != 1 || people[0].GetProperty("to").GetArrayLength() != 1)
        {
            return "The personalizations field is required and must have at least one personalization.";
        }

        if (!mail.TryGetProperty("from", out var from) || !from.GetProperty("email").GetString()!.Contains('@', StringComparison.Ordinal))
        {
            return "The from object must be provided for every email send.";
        }

        if (!mail.TryGetProperty("content", out var content) || content[0].GetProperty("type").GetString() != "text/plain" || content.EnumerateArray().Any(c => c.GetProperty("value").GetString()!.Length == 0))
        {
            return "The content value must be a string at least one character in length. If present, text/plain must be first.";
        }

        if (mail.TryGetProperty("headers", out var headers) && headers.EnumerateObject().Any(h => Reserved.Contains(h.Name.ToLowerInvariant())))
        {
            return "The headers field contains a reserved header.";
        }

        return mail.TryGetProperty("custom_args", out var args) && args.GetRawText().Length > MostArguments ? "The custom_args must not exceed 10000 bytes." : null;
    }

    private GatewayAnswer Take(JsonElement mail)
    {
        if (Fault(mail) is { } fault)
        {
            return Error(400, fault);
        }

        var id = "mail-" + (_mails.Count + 1).ToString(CultureInfo.InvariantCulture);
        var to = mail.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString()!;
        var subject = mail.TryGetProperty("subject", out var whole) ? whole.GetString()! : mail.GetProperty("personalizations")[0].GetProperty("subject").GetString()!;
        _mails.Enqueue(new SendGridMail(id, mail.GetProperty("from").GetProperty("email").GetString()!, to, subject, mail.GetProperty("content")[0].GetProperty("value").GetString()!, mail));
        return new GatewayAnswer(202, "", ("X-Message-Id", id));
    }

    private static GatewayAnswer Error(int status, string message) =>
        new(status, $$"""{"errors":[{"message":"{{message}}","field":null,"help":null}]}""", ("Content-Type", "application/json"));
}
