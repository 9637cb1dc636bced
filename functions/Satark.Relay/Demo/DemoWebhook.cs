using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Satark.Relay.Demo;

/// <summary>What an invented person does, as the vendor's webhook would tell it.</summary>
internal static class DemoWebhook
{
    /// <summary>The raw body.</summary>
    /// <param name="did">What was done.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="mediaId">The medium's id, where one was sent.</param>
    /// <param name="now">When.</param>
    public static byte[] Of(DemoAct did, string id, string? mediaId, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("object", "whatsapp_business_account");
            json.WriteStartArray("entry");
            json.WriteStartObject();
            json.WriteString("id", "100000000000000");
            json.WriteStartArray("changes");
            json.WriteStartObject();
            json.WriteString("field", "messages");
            json.WriteStartObject("value");
            json.WriteString("messaging_product", "whatsapp");
            json.WriteStartObject("metadata");
            json.WriteString("display_phone_number", "910000000000");
            json.WriteString("phone_number_id", DemoCloud.PhoneNumberId);
            json.WriteEndObject();
            json.WriteStartArray("contacts");
            json.WriteStartObject();
            json.WriteStartObject("profile");
            json.WriteString("name", "Invented Informer");
            json.WriteEndObject();
            json.WriteString("wa_id", did.Number);
            json.WriteString("user_id", DemoCloud.UserIdOf(did.Number));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("messages");
            json.WriteStartObject();
            json.WriteString("from", did.Number);
            json.WriteString("from_user_id", DemoCloud.UserIdOf(did.Number));
            json.WriteString("id", id);
            json.WriteString("timestamp", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            WritePart(json, did, mediaId);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The header that proves where it comes from.</summary>
    public static string SignatureOf(byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(DemoCloud.AppSecret), body));

    private static void WritePart(Utf8JsonWriter json, DemoAct did, string? mediaId)
    {
        var type = mediaId is not null ? did.Kind : did.Kind is "button" or "row" ? "interactive" : did.Kind;
        json.WriteString("type", type);
        json.WriteStartObject(type);
        switch (did.Kind)
        {
            case "text":
                json.WriteString("body", did.Text ?? "");
                break;
            case "button" or "row":
                var reply = did.Kind == "button" ? "button_reply" : "list_reply";
                json.WriteString("type", reply);
                json.WriteStartObject(reply);
                json.WriteString("id", did.Option ?? "");
                json.WriteString("title", did.Text ?? "");
                json.WriteEndObject();
                break;
            case "location":
                json.WriteNumber("latitude", did.Latitude ?? 0);
                json.WriteNumber("longitude", did.Longitude ?? 0);
                break;
            default:
                json.WriteString("id", mediaId ?? "");
                json.WriteString("mime_type", did.Type ?? "application/octet-stream");
                json.WriteString("sha256", "00");
                if (!string.IsNullOrWhiteSpace(did.Text))
                {
                    json.WriteString("caption", did.Text);
                }

                break;
        }

        json.WriteEndObject();
    }
}
