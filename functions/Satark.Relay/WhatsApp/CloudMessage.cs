using System.Text.Json;
using Satark.Relay.Conversation;
using Satark.Relay.Vault;

namespace Satark.Relay.WhatsApp;

/// <summary>Writes messages as the Cloud API takes them (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages).</summary>
internal static class CloudMessage
{
    private const int MostRows = 10;
    private const int MostButtons = 3;

    /// <summary>Free words: only within 24 hours of the person's last message.</summary>
    public static byte[] Of(Address to, Utterance words) => Write(to, json =>
    {
        if (words.Buttons.Count == 0 && words.Rows.Count == 0)
        {
            json.WriteString("type", "text");
            json.WriteStartObject("text");

            // A preview would have the vendor fetch every address that is named.
            json.WriteBoolean("preview_url", false);
            json.WriteString("body", words.Body);
            json.WriteEndObject();
            return;
        }

        json.WriteString("type", "interactive");
        json.WriteStartObject("interactive");
        json.WriteString("type", words.Buttons.Count > 0 ? "button" : "list");
        json.WriteStartObject("body");
        json.WriteString("text", words.Body);
        json.WriteEndObject();
        json.WriteStartObject("action");
        if (words.Buttons.Count > 0)
        {
            WriteButtons(json, words.Buttons);
        }
        else
        {
            WriteRows(json, words);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>A registered template.</summary>
    public static byte[] Of(Address to, TemplateUse template) => Write(to, json =>
    {
        json.WriteString("type", "template");
        json.WriteStartObject("template");
        json.WriteString("name", template.Name);
        json.WriteStartObject("language");
        json.WriteString("code", template.Language);
        json.WriteEndObject();
        json.WriteStartArray("components");
        if (template.Values.Count > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "body");
            json.WriteStartArray("parameters");
            foreach (var value in template.Values)
            {
                json.WriteStartObject();
                json.WriteString("type", "text");
                json.WriteString("text", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteButtons(Utf8JsonWriter json, IReadOnlyList<Option> buttons)
    {
        json.WriteStartArray("buttons");
        foreach (var button in buttons.Take(MostButtons))
        {
            json.WriteStartObject();
            json.WriteString("type", "reply");
            json.WriteStartObject("reply");
            json.WriteString("id", button.Id);
            json.WriteString("title", button.Title);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRows(Utf8JsonWriter json, Utterance words)
    {
        json.WriteString("button", words.ListButton ?? "☰");
        json.WriteStartArray("sections");
        json.WriteStartObject();
        json.WriteStartArray("rows");
        foreach (var row in words.Rows.Take(MostRows))
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            json.WriteString("title", row.Title);
            if (row.Description is { Length: > 0 } description)
            {
                json.WriteString("description", description);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // To a number where it is known: then reports name it, too. A user id has a field of its own; in "to" it would be dropped in silence.
    private static byte[] Write(Address to, Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("messaging_product", "whatsapp");
            json.WriteString("recipient_type", "individual");
            json.WriteString(to.Phone is null ? "recipient" : "to", to.Phone ?? to.UserId);
            content(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
