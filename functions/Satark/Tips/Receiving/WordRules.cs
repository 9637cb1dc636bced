using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Tips.Receiving;

/// <summary>What a word of the relay must be, so that it can be stored: forms and lengths, never what it says.</summary>
internal static class WordRules
{
    private const int LongestText = 20_000;
    private const int MostAnswers = 50;
    private const int MostMedia = 50;
    private const int LongestName = 120;
    private const int AliasLength = 16;

    /// <summary>What is wrong, or null.</summary>
    public static Refusal? Fault(TipWord word) =>
        !IsAlias(word.Alias) ? Wrong("alias", "16 characters of base32.")
        : !MediaItem.IsId(word.Id) ? Wrong("id", "1 to 64 of a-z, 0-9 and dash.")
        : word.Text?.Length > LongestText ? Wrong("text", "This is too long.")
        : word.Media.Count > MostMedia || !word.Media.All(item => MediaItem.IsId(item.Id)) ? Wrong("media", $"At most {MostMedia}, each with an id.")
        : word.Kind == TipWordKind.Submitted ? word.Tip is null ? Wrong("tip", "A new tip has content.") : Fault(word.Tip)
        : null;

    /// <summary>The word with its lists: a reader of JSON leaves out what was not written.</summary>
    public static TipWord Whole(TipWord word) => word with
    {
        Media = [.. (word.Media ?? []).Where(item => item is not null)],
        Tip = word.Tip is null ? null : word.Tip with { Answers = [.. (word.Tip.Answers ?? []).Where(answer => answer is not null)] },
    };

    /// <summary>Whether a text can be an alias.</summary>
    public static bool IsAlias(string? alias) => alias is { Length: AliasLength } && alias.All(ch => ch is (>= 'a' and <= 'z') or (>= '2' and <= '7'));

    /// <summary>A refusal that names a field.</summary>
    public static Refusal Wrong(string field, string fault) =>
        new(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { [field] = [fault] });

    // The category is part of an index's name.
    private static Refusal? Fault(TipContent tip) =>
        !MediaItem.IsId(tip.Category) ? Wrong("tip.category", "The id of a category.")
        : !MediaItem.IsId(tip.Language) ? Wrong("tip.language", "A language of the questionnaire.")
        : !MediaItem.IsId(tip.Door) ? Wrong("tip.door", "whatsapp or web.")
        : new[] { tip.What, tip.When, tip.Where }.Any(text => text?.Length > LongestText) ? Wrong("tip", "A text is too long.")
        : tip.Station?.Length > LongestName || tip.District?.Length > LongestName ? Wrong("tip.station", "This is too long.")
        : tip.Answers.Count > MostAnswers || tip.Answers.Any(a => a.Question is not { Length: <= LongestName } || a.Text is not { Length: <= LongestText }) ? Wrong("tip.answers", $"At most {MostAnswers}, each with its question.")
        : tip.Point is { } point && !(double.IsFinite(point.Latitude) && double.IsFinite(point.Longitude) && Math.Abs(point.Latitude) <= 90 && Math.Abs(point.Longitude) <= 180) ? Wrong("tip.point", "Degrees of WGS 84.")
        : null;
}
