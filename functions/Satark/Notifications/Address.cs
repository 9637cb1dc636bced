using System.Net.Mail;

namespace Satark.Notifications;

/// <summary>Whether an address can be one, before it is handed to a provider.</summary>
public static class Address
{
    /// <summary>E.164: a plus sign and 7 to 15 digits, the first not 0.</summary>
    public static bool IsPhone(string? text) =>
        text is { Length: >= 8 and <= 16 } && text[0] == '+' && text[1] is >= '1' and <= '9' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A bare mail address: no display name, no line break, nothing that could begin another header.</summary>
    public static bool IsMail(string? text) =>
        text is { Length: >= 3 and <= 254 } && !text.Any(ch => char.IsControl(ch) || char.IsWhiteSpace(ch))
        && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;
}
