using System.Globalization;
using System.Text;

namespace Satark.Notifications.Templates;

/// <summary>What may fill a slot.</summary>
public enum SlotKind
{
    /// <summary>A few words of ours.</summary>
    Words,

    /// <summary>One of <see cref="NewsPhrases"/>.</summary>
    News,

    /// <summary>A link's token: the link's base is fixed text of the template.</summary>
    Token,
}

/// <summary>One <c>{#var#}</c> of a registered text.</summary>
/// <param name="Name">For messages about what is wrong.</param>
/// <param name="Kind">What may fill it.</param>
public sealed record TemplateSlot(string Name, SlotKind Kind = SlotKind.Words)
{
    /// <summary>A slot holds at most this many characters (DLT, TRAI's TCCCPR 2018: longer ones are dropped by the operator while the provider says "sent").</summary>
    public const int MaxLength = 30;

    /// <summary>A link's token has at most this many characters.</summary>
    public const int MaxTokenLength = 22;

    /// <summary>Why a value cannot fill this slot; null where it can. The value itself is never repeated: it may end up in a log.</summary>
    public string? Fault(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return $"slot '{Name}' is empty";
        }

        if (value.Length > MaxLength)
        {
            return $"slot '{Name}' has {value.Length} characters; at most {MaxLength} are allowed";
        }

        if (!IsPlain(value))
        {
            return $"slot '{Name}' holds a control or invisible character";
        }

        return Kind switch
        {
            SlotKind.News when !NewsPhrases.All.Contains(value) => $"slot '{Name}' is none of the registered news phrases",
            SlotKind.Token when value.Length > MaxTokenLength || !value.All(IsTokenCharacter) => $"slot '{Name}' is no link token",
            _ => null,
        };
    }

    /// <summary>The value cut to fit a slot, without breaking a character in two.</summary>
    public static string Fit(string value)
    {
        var plain = value.ReplaceLineEndings(" ").Trim();
        if (plain.Length <= MaxLength)
        {
            return plain;
        }

        var starts = StringInfo.ParseCombiningCharacters(plain);
        return plain[..starts.Last(s => s <= MaxLength)].TrimEnd();
    }

    // Format characters too: a right-to-left override would let a text say something else than it holds.
    private static bool IsPlain(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune == Rune.ReplacementChar
                || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTokenCharacter(char ch) => char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_';
}
