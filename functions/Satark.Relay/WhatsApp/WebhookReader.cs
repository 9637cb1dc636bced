using System.Globalization;
using System.Text.Json;
using Satark.Http.Meta;
using Satark.Relay.Vault;
using Satark.Tips.Line;

namespace Satark.Relay.WhatsApp;

/// <summary>
/// Reads webhooks of WhatsApp's Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples).
/// Names are never read. One part that makes no sense hides no other.
/// </summary>
internal static class WebhookReader
{
    private const int LongestText = 8 * 1024;
    private const int LongestId = 512;

    /// <summary>All that a webhook reports, in its order; null where it is no JSON object of WhatsApp's.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="now">Bounds what the vendor's clock says.</param>
    /// <param name="passedOver">How many parts made no sense.</param>
    public static IReadOnlyList<WebhookEvent>? Read(ReadOnlyMemory<byte> body, DateTimeOffset now, out int passedOver)
    {
        passedOver = 0;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || json.RootElement.Text("object") != "whatsapp_business_account")
            {
                return null;
            }

            var events = new List<WebhookEvent>();
            foreach (var value in json.RootElement.Items("entry").SelectMany(e => e.Items("changes")).Where(c => c.Text("field") is null or "messages").Select(c => c.Child("value")))
            {
                var contacts = value.Items("contacts").Select(c => new Address(Phone(c.Text("wa_id")), UserId(c.Text("user_id")))).Where(a => a.IsAny).ToList();
                foreach (var message in value.Items("messages"))
                {
                    Add(events, Message(message, contacts, now), ref passedOver);
                }

                foreach (var status in value.Items("statuses"))
                {
                    Add(events, Status(status, contacts), ref passedOver);
                }

                passedOver += value.Items("errors").Count();
            }

            return events;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Add(List<WebhookEvent> events, WebhookEvent? read, ref int passedOver)
    {
        if (read is null)
        {
            passedOver++;
        }
        else
        {
            events.Add(read);
        }
    }

    private static WebhookEvent? Message(JsonElement message, List<Address> contacts, DateTimeOffset now)
    {
        var from = Whole(new Address(Phone(message.Text("from")), UserId(message.Text("from_user_id") ?? message.Text("user_id"))), contacts);
        if (!from.IsAny || message.Text("id") is not { Length: > 0 and <= LongestId } id)
        {
            return null;
        }

        var type = message.Text("type") ?? "unknown";
        if (type == "system")
        {
            return System(message.Child("system"), from, id, At(message, now));
        }

        var part = message.Child(type);
        var at = At(message, now);
        if (Media(type) is { } kind)
        {
            // Without an id there is nothing to fetch.
            return part.Text("id") is { Length: > 0 and <= LongestId } media
                ? new WebhookEvent.Message(from, id, at, new HeardWords { Kind = "media", MediaKind = kind, Text = Cut(part.Text("caption")), At = at }, media)
                : new WebhookEvent.Message(from, id, at, new HeardWords { Kind = "unsupported", Text = type, At = at }, null);
        }

        return new WebhookEvent.Message(from, id, at, Words(type, part) with { At = at }, null);
    }

    private static HeardWords Words(string type, JsonElement part) => type switch
    {
        "text" when part.Text("body") is { } body => new HeardWords { Kind = "text", Text = Cut(body) },
        "interactive" when Reply(part) is var reply && reply.Text("id") is { Length: > 0 and <= LongestId } option =>
            new HeardWords { Kind = "choice", Option = option, Text = Cut(reply.Text("title")) ?? "" },

        // A quick reply of a template: its payload is ours.
        "button" when part.Text("payload") is { Length: > 0 and <= LongestId } payload => new HeardWords { Kind = "choice", Option = payload, Text = Cut(part.Text("text")) ?? "" },
        "location" when part.Number("latitude") is { } latitude and >= -90 and <= 90 && part.Number("longitude") is { } longitude and >= -180 and <= 180 =>
            new HeardWords { Kind = "position", Point = new TipPoint(latitude, longitude) },
        _ => new HeardWords { Kind = "unsupported", Text = Known(type) },
    };

    private static JsonElement Reply(JsonElement part) => part.Child("button_reply") is { ValueKind: JsonValueKind.Object } button ? button : part.Child("list_reply");

    // The vendor's own words only: anything else might be anything.
    private static string Known(string type) =>
        type is "text" or "sticker" or "contacts" or "reaction" or "order" or "interactive" or "button" or "location" or "unsupported" or "poll" or "ephemeral" or "request_welcome" ? type : "unknown";

    private static MediaKind? Media(string type) => type switch
    {
        "image" => MediaKind.Photo,
        "video" => MediaKind.Video,
        "audio" or "voice" => MediaKind.Audio,
        "document" => MediaKind.Document,
        _ => null,
    };

    private static WebhookEvent System(JsonElement system, Address from, string id, DateTimeOffset at)
    {
        var to = new Address(Phone(system.Text("wa_id") ?? system.Text("new_wa_id")), UserId(system.Text("user_id") ?? system.Text("new_user_id")));
        return system.Text("type") is "user_changed_number" or "user_changed_user_id" && to.IsAny
            ? new WebhookEvent.Renumbered(from, to)
            : new WebhookEvent.Message(from, id, at, new HeardWords { Kind = "unsupported", Text = "system", At = at }, null);
    }

    private static WebhookEvent.Status? Status(JsonElement status, List<Address> contacts)
    {
        var to = Whole(new Address(Phone(status.Text("recipient_id")), UserId(status.Text("recipient_user_id") ?? status.Text("user_id"))), contacts);
        SentState? state = status.Text("status") switch
        {
            "sent" => SentState.Sent,
            "delivered" => SentState.Delivered,
            "read" or "played" => SentState.Read,
            "failed" => SentState.Failed,
            _ => null,
        };
        return to.IsAny && state is { } known && status.Text("id") is { Length: > 0 and <= LongestId } id
            ? new WebhookEvent.Status(to, id, known, status.Items("errors").Select(e => (int?)e.Number("code")).FirstOrDefault())
            : null;
    }

    // What the contact of the same address adds; a message without any sender belongs to the only contact.
    private static Address Whole(Address address, List<Address> contacts)
    {
        var contact = contacts.Find(c => (address.UserId is not null && c.UserId == address.UserId) || (address.Phone is not null && c.Phone == address.Phone))
            ?? (!address.IsAny && contacts.Count == 1 ? contacts[0] : null);
        return contact is null ? address : new Address(address.Phone ?? contact.Phone, address.UserId ?? contact.UserId);
    }

    private static string? Phone(string? text)
    {
        var digits = text?.TrimStart('+');
        return digits is { Length: >= 5 and <= 20 } && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    // Country code, a dot, up to 128 letters and digits; a parent's has another part between.
    private static string? UserId(string? text) =>
        text is { Length: > 3 and <= 140 } && text.Contains('.', StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? text : null;

    private static DateTimeOffset At(JsonElement message, DateTimeOffset now) =>
        long.TryParse(message.Text("timestamp") ?? "", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds >= now.AddDays(-8).ToUnixTimeSeconds() && seconds <= now.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : now;

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] : text;
}
