using System.Globalization;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Keeps texts within the vendor's limits.</summary>
internal static class Clipping
{
    private const char Ellipsis = '…';

    /// <summary>The text, or its beginning with an ellipsis: at most so many UTF-16 units, cut where no letter is torn from its signs.</summary>
    public static string Clip(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - 1;
        while (end > 0 && (char.IsLowSurrogate(text[end]) || text[end] is '\u200D' or '\u200C'
            || char.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
        {
            end--;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>A text in pieces of at most so many units, parted at blanks where there are any.</summary>
    public static IEnumerable<string> Parts(string text, int longest)
    {
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            if (rest.Length <= longest)
            {
                yield return rest;
                yield break;
            }

            var at = rest.LastIndexOf(' ', longest - 1);
            at = at > longest / 2 ? at : char.IsLowSurrogate(rest[longest]) ? longest - 1 : longest;
            yield return rest[..at].TrimEnd();
            rest = rest[at..].TrimStart();
        }
    }
}
