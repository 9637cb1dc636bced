using System.Text.Json;
using Satark.Http.Meta;
using Satark.Notifications;
using Satark.Notifications.Answering;

namespace Satark.Http.Callbacks;

/// <summary>A quick-reply button that somebody pressed under a message of ours.</summary>
/// <param name="From">The number that pressed it, E.164.</param>
/// <param name="Nonce">The nonce of the message that held the button.</param>
/// <param name="Answer">What the button says.</param>
/// <param name="Id">Meta's id of the press.</param>
public sealed record WhatsAppReply(string From, string Nonce, CallAnswer Answer, string Id);

/// <summary>
/// The buttons of the calls that go out by WhatsApp (https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates#quick-reply-buttons),
/// in the order in which they stand in the registered template, behind the link.
/// </summary>
public static class WhatsAppReplies
{
    /// <summary>The buttons, first to last.</summary>
    public static IReadOnlyList<CallAnswer> Buttons { get; } = [CallAnswer.Take, CallAnswer.NotOurs, CallAnswer.CannotGo];

    /// <summary>What Meta gives back when the button is pressed: the answer and the message's nonce.</summary>
    public static string Payload(CallAnswer answer, string nonce) => $"{Words<CallAnswer>.Of(answer)}:{nonce}";

    /// <summary>The presses in a signed body that were made under messages of this number; what is none, or names nobody, is passed over.</summary>
    public static IReadOnlyList<WhatsAppReply> Read(ReadOnlyMemory<byte> body, string? phoneNumberId)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
            [
                .. json.RootElement.Items("entry").SelectMany(e => e.Items("changes")).Select(c => c.Child("value"))
                    .Where(value => phoneNumberId is not null && value.Child("metadata").Text("phone_number_id") == phoneNumberId)
                    .SelectMany(value => value.Items("messages")).Select(Reply).OfType<WhatsAppReply>(),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    // Meta may leave the number out for people with a user name: such a press names nobody whom we called.
    private static WhatsAppReply? Reply(JsonElement message) =>
        message.Text("type") == "button" && message.Child("button").Text("payload")?.Split(':', 2) is [var word, var nonce] && Words<CallAnswer>.TryParse(word, out var answer)
        && message.Text("from") is { } from && Address.IsPhone("+" + from.TrimStart('+')) && message.Text("id") is { Length: > 0 } id
            ? new WhatsAppReply("+" + from.TrimStart('+'), nonce, answer, id)
            : null;
}
