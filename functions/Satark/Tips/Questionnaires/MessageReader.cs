using System.Collections.Frozen;
using System.Globalization;

namespace Satark.Tips.Questionnaires;

/// <summary>What an informer's message says to the questionnaire: a command, a category, a time, a crime in progress, a number. By the words of its file. Safe to share.</summary>
public sealed class MessageReader(Questionnaire questionnaire)
{
    private static readonly Lazy<MessageReader> Shared = new(() => new MessageReader(Questionnaire.Default));

    private readonly FrozenDictionary<string, Phrases> _commands = questionnaire.Commands.ToFrozenDictionary(pair => pair.Key, pair => new Phrases(pair.Value), StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Phrases> _danger = questionnaire.Danger.ToFrozenDictionary(pair => pair.Key, pair => new Phrases(pair.Value), StringComparer.Ordinal);
    private readonly (TipCategory Category, Phrases Words)[] _categories = [.. questionnaire.Categories.Select(category => (category, new Phrases(category.Keywords)))];

    private readonly TimeReader _times = new(questionnaire.Times);

    /// <summary>The reader of the built-in questionnaire.</summary>
    public static MessageReader Default => Shared.Value;

    /// <summary>A text as it is compared: folded words (case, nukta, composed or decomposed letters, vowel signs) with single spaces between them.</summary>
    public static string KeyOf(string text) => Phrases.KeyOf(text);

    /// <summary>How many words a text has.</summary>
    public static int WordsIn(string text) => KeyOf(text) is { Length: > 0 } key ? key.Count(c => c == ' ') + 1 : 0;

    /// <summary>The digits of a text, of any script, as 0 to 9; null where it holds anything but digits, blanks, dashes and full stops.</summary>
    public static string? DigitsOf(string text)
    {
        var digits = new List<char>();
        foreach (var c in text)
        {
            var value = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (value >= 0)
            {
                digits.Add((char)('0' + value));
            }
            else if (!char.IsWhiteSpace(c) && c is not ('-' or '.' or ')' or '\u2013' or '\uFE0F' or '\u20E3') && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                return null;
            }
        }

        return digits.Count == 0 ? null : new string([.. digits]);
    }

    /// <summary>The command that the whole message is (<c>stop</c>, <c>menu</c>, …), in any of the languages; else null.</summary>
    public string? CommandIn(string text)
    {
        var key = KeyOf(text);
        return key.Length == 0 ? null : _commands.FirstOrDefault(pair => pair.Value.Are(key)).Key;
    }

    /// <summary>The category that the message's words speak of most; null where none of its words does. A guess: to be confirmed.</summary>
    public TipCategory? CategoryIn(string text)
    {
        var key = KeyOf(text);
        var weighed = _categories.Select(pair => (pair.Category, Weight: pair.Words.WeightIn(key))).Where(pair => pair.Weight > 0)
            .OrderBy(pair => pair.Category.Id == "other").ThenByDescending(pair => pair.Weight);
        return weighed.FirstOrDefault().Category;
    }

    /// <summary>The words of the message that say when it happened or happens, as they were written; null where none do.</summary>
    public string? TimeIn(string text) => _times.Find(text);

    /// <summary>Whether the message tells of violence that is going on now. In doubt yes: a needless word costs less than a missed one.</summary>
    public bool TellsOfCrimeInProgress(string text)
    {
        var key = KeyOf(text);
        return _danger["cries"].WeightIn(key) > 0 || (_danger["now"].WeightIn(key) > 0 && _danger["harm"].WeightIn(key) > 0);
    }
}
