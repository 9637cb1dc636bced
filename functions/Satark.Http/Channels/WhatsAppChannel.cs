using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Http.Callbacks;
using Satark.Http.Meta;
using Satark.Notifications;
using Satark.Notifications.Templates;

namespace Satark.Http.Channels;

/// <summary>
/// WhatsApp messages to officers through the Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates): only templates
/// that Meta has approved, with the link as a button. Nothing of the case but its code, district and what is new.
/// </summary>
/// <param name="client">Made by <see cref="ChannelClients.ForProvider"/>.</param>
/// <param name="options">Settings without faults.</param>
/// <param name="templates">The texts, against which each message is checked.</param>
/// <param name="reports">Names deliveries to Meta, which reports what became of them.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class WhatsAppChannel(HttpClient client, WhatsAppOptions options, MessageTemplates templates, WhatsAppReports reports, TimeProvider clock, ILogger<WhatsAppChannel> logger) : IChannel
{
    // Meta's codes (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes) that say "later" whatever their status.
    private static readonly HashSet<int> Later = [4, 130429, 131000, 131016, 131048, 131056, 133004, 80007];

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public string Name => Satark.Notifications.Channels.WhatsApp;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var marking = TextMarkings.Of(message.Facts.Mode, demo: false);
        var template = templates.Find(message.Template);
        var name = options.RegisteredName(message.Template, marking);
        var fault = OutgoingGuard.SmsFault(message, templates, demo: false) ?? (name is null ? $"Satark:WhatsApp:Templates:{message.Template}{marking.Suffix()} is not set" : null);
        if (fault is not null)
        {
            Log.Refused(logger, message.CaseId, message.DeliveryId, fault);
            return new DeliveryResult.Failed(fault);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiUrl, options.PhoneNumberId + "/messages")) { Content = new ByteArrayContent(Body(message, template!, name!)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken);
        var result = await SingleRequest.SendAsync(client, request, clock, Read, cancellationToken).ConfigureAwait(false);
        Log.Sent(logger, message.CaseId, message.DeliveryId, result.GetType().Name);
        return result;
    }

    // The link is the template's button, where it has one: its registered address ends in '?', and the token follows. All other slots stand in the text.
    private byte[] Body(OutgoingMessage message, MessageTemplate template, string name)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("messaging_product", "whatsapp");
            json.WriteString("to", message.To.TrimStart('+'));
            if (reports.MarkFor(message.CaseId, message.DeliveryId) is { } mark)
            {
                json.WriteString("biz_opaque_callback_data", mark);
            }

            json.WriteString("type", "template");
            json.WriteStartObject("template");
            json.WriteString("name", name);
            json.WriteStartObject("language");
            json.WriteString("code", options.Language);
            json.WriteEndObject();
            json.WriteStartArray("components");
            json.WriteStartObject();
            json.WriteString("type", "body");
            Parameters(json, message.Slots.Where((_, i) => template.Slots[i].Kind != SlotKind.Token));
            json.WriteEndObject();
            if (template.Slots.Any(slot => slot.Kind == SlotKind.Token))
            {
                json.WriteStartObject();
                json.WriteString("type", "button");
                json.WriteString("sub_type", "url");
                json.WriteString("index", "0");
                Parameters(json, message.Slots.Where((_, i) => template.Slots[i].Kind == SlotKind.Token));
                json.WriteEndObject();
            }

            if (message is { Template: TemplateIds.Call, Nonce: { } nonce })
            {
                ReplyButtons(json, nonce);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void ReplyButtons(Utf8JsonWriter json, string nonce)
    {
        for (var i = 0; i < WhatsAppReplies.Buttons.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("type", "button");
            json.WriteString("sub_type", "quick_reply");
            json.WriteString("index", (i + 1).ToString(CultureInfo.InvariantCulture));
            json.WriteStartArray("parameters");
            json.WriteStartObject();
            json.WriteString("type", "payload");
            json.WriteString("payload", WhatsAppReplies.Payload(WhatsAppReplies.Buttons[i], nonce));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void Parameters(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("parameters");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The message's id holds the officer's number (wamid): only a keyed hash of it is kept, by which reports of an earlier attempt are told apart.
    private static DeliveryResult Read(DeliveryResult result, string text)
    {
        var (id, code) = Parse(text);
        return result is DeliveryResult.Failed failed && code is not null
            ? Later.Contains(code.Value) ? new DeliveryResult.Retry($"answered error {code}") : new DeliveryResult.Failed($"{failed.Reason}, error {code}")
            : result is DeliveryResult.Sent ? new DeliveryResult.Sent(id) : result;
    }

    private static (string? Id, int? Code) Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return (json.RootElement.Items("messages").Select(m => m.Text("id")).FirstOrDefault(), (int?)json.RootElement.Child("error").Number("code"));
        }
        catch (JsonException)
        {
            // Some proxy's page: the status alone counts.
            return (null, null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: WhatsApp message {DeliveryId} was not sent: {Fault}.")]
        public static partial void Refused(ILogger logger, string caseId, string deliveryId, string fault);

        [LoggerMessage(LogLevel.Information, "Case {CaseId}: WhatsApp message {DeliveryId}: {Result}.")]
        public static partial void Sent(ILogger logger, string caseId, string deliveryId, string result);
    }
}
