using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Satark.Support.Gateways;

/// <summary>A webhook with its signature.</summary>
public sealed record CloudApiWebhook(byte[] Body, string Signature);

/// <summary>Webhooks in Meta's real form, signed.</summary>
public sealed class CloudApiWebhooks(TimeProvider clock)
{
    private int _messages;

    /// <summary>Signs a body.</summary>
    public static CloudApiWebhook Sign(byte[] body, string secret = CloudApiGateway.AppSecret) =>
        new(body, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));

    /// <summary>Words.</summary>
    public JsonObject Text(CloudApiPerson from, string text) => Message(from, "text", new JsonObject { ["body"] = text });

    /// <summary>A row of a list that was chosen.</summary>
    public JsonObject Row(CloudApiPerson from, string id, string title) =>
        Message(from, "interactive", new JsonObject { ["type"] = "list_reply", ["list_reply"] = new JsonObject { ["id"] = id, ["title"] = title } });

    /// <summary>A button that was pressed.</summary>
    public JsonObject Button(CloudApiPerson from, string id, string title) =>
        Message(from, "interactive", new JsonObject { ["type"] = "button_reply", ["button_reply"] = new JsonObject { ["id"] = id, ["title"] = title } });

    /// <summary>A position.</summary>
    public JsonObject Location(CloudApiPerson from, double latitude, double longitude) =>
        Message(from, "location", new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude, ["name"] = "Home", ["address"] = "Somewhere" });

    /// <summary>A medium.</summary>
    /// <param name="from">Who.</param>
    /// <param name="type"><c>image</c>, <c>video</c>, <c>audio</c>, <c>document</c> or <c>sticker</c>.</param>
    /// <param name="mediaId">Its id with the vendor.</param>
    /// <param name="caption">Below it, or null.</param>
    public JsonObject Media(CloudApiPerson from, string type, string mediaId, string? caption = null)
    {
        var part = new JsonObject { ["id"] = mediaId, ["mime_type"] = "image/jpeg", ["sha256"] = "00", ["filename"] = from.Name + ".jpg" };
        if (caption is not null)
        {
            part["caption"] = caption;
        }

        return Message(from, type, part);
    }

    /// <summary>Any other type.</summary>
    public JsonObject Message(CloudApiPerson from, string type, JsonNode part)
    {
        var n = Interlocked.Increment(ref _messages);
        var message = new JsonObject { ["id"] = from.Wamid(n), ["timestamp"] = Now(), ["type"] = type, [type] = part };
        if (from.ShowsPhone)
        {
            message["from"] = from.Phone;
        }

        if (from is { ShowsUserId: true, UserId: { } user })
        {
            message["from_user_id"] = user;
        }

        return message;
    }

    /// <summary>What became of a message of ours.</summary>
    public JsonObject Status(CloudApiSeen message, string status, int? error = null)
    {
        var report = new JsonObject { ["id"] = message.Wamid, ["status"] = status, ["timestamp"] = Now() };
        if (message.To.ShowsPhone)
        {
            report["recipient_id"] = message.To.Phone;
        }

        if (message.To is { ShowsUserId: true, UserId: { } user })
        {
            report["recipient_user_id"] = user;
        }

        if (error is { } code)
        {
            report["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = "Trouble", ["error_data"] = new JsonObject { ["details"] = "for " + message.To.Phone } });
        }

        return report;
    }

    /// <summary>Somebody changed their number.</summary>
    public JsonObject Renumbered(CloudApiPerson before, CloudApiPerson after)
    {
        var system = new JsonObject { ["type"] = "user_changed_number", ["body"] = $"{before.Name} changed from {before.Phone} to {after.Phone}", ["wa_id"] = after.Phone };
        if (after.UserId is { } user)
        {
            system["user_id"] = user;
        }

        return Message(before, "system", system);
    }

    /// <summary>One webhook of several people's messages.</summary>
    public static CloudApiWebhook Of(IReadOnlyList<CloudApiPerson> people, params IReadOnlyList<JsonObject> messages) => Sign(Body(people, messages, []));

    /// <summary>One webhook of reports.</summary>
    public static CloudApiWebhook Reports(IReadOnlyList<CloudApiPerson> people, params IReadOnlyList<JsonObject> statuses) => Sign(Body(people, [], statuses));

    /// <summary>The raw body.</summary>
    public static byte[] Body(IReadOnlyList<CloudApiPerson> people, IReadOnlyList<JsonObject> messages, IReadOnlyList<JsonObject> statuses)
    {
        var contacts = new JsonArray([.. people.Select(Contact)]);
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = "15550783881", ["phone_number_id"] = CloudApiGateway.PhoneNumberId },
            ["contacts"] = contacts,
        };
        if (messages.Count > 0)
        {
            value["messages"] = new JsonArray([.. messages.Select(m => m.DeepClone())]);
        }

        if (statuses.Count > 0)
        {
            value["statuses"] = new JsonArray([.. statuses.Select(m => m.DeepClone())]);
        }

        var root = new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject { ["id"] = "102290129340398", ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = "messages" }) }),
        };
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonNode Contact(CloudApiPerson person)
    {
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = person.Name } };
        if (person.ShowsPhone)
        {
            contact["wa_id"] = person.Phone;
        }

        if (person is { ShowsUserId: true, UserId: { } user })
        {
            contact["user_id"] = user;
        }

        return contact;
    }

    private string Now() => clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
