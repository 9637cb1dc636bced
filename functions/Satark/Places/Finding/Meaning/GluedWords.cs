using Satark.Enrichment;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Meaning;

/// <summary>Parts words that are made of a name and something else: postpositions (<c>kanpurme</c>), words of hashtags and handles (<c>#savelucknow</c>).</summary>
internal sealed class GluedWords(NameIndex index)
{
    private static readonly string[] LatinEndings =
        ["mein", "main", "mai", "men", "me", "se", "ke", "ka", "ki", "ko", "wale", "wala", "wali", "waale", "waala", "waali", "par", "pe", "tak", "walo", "k", "m", "s"];

    private static readonly string[] DevanagariEndings = ["में", "मे", "से", "के", "का", "की", "को", "वाले", "वाला", "वाली", "पर", "तक", "वालों"];

    private static readonly string[] ArabicEndings = ["میں", "سے", "کے", "کا", "کی", "کو", "والے", "والا", "والی", "پر", "تک"];

    private readonly WordSet _tagWords = WordSet.Read("hashtag-words.csv");

    /// <summary>Parts the words of a text.</summary>
    public void Part(TextWords words)
    {
        List<TextWord>? parted = null;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var lengths = word.Length is > 3 and <= TextWords.MaxLength && word.Script != Script.None ? LengthsOf(words, i) : null;
            if (lengths is null)
            {
                parted?.Add(word);
                continue;
            }

            parted ??= [.. Enumerable.Range(0, i).Select(before => words[before])];
            AddPieces(parted, word, lengths);
        }

        if (parted is not null)
        {
            words.Replace(parted);
        }
    }

    private static void AddPieces(List<TextWord> parted, TextWord word, int[] lengths)
    {
        var at = 0;
        foreach (var length in lengths)
        {
            // Where marks left no letter, the place inside the word is near enough.
            parted.Add(word with
            {
                Start = at == 0 ? word.Start : Math.Min(word.Start + at, word.End - 1),
                End = at + length == word.Length ? word.End : Math.Min(word.Start + at + length, word.End),
                FoldedStart = word.FoldedStart + at,
                FoldedEnd = word.FoldedStart + at + length,
                Before = at == 0 ? word.Before : Gap.Glued,
            });
            at += length;
        }
    }

    // The lengths of the pieces of a word, or null for one that is whole.
    private int[]? LengthsOf(TextWords words, int at)
    {
        var word = words[at];
        var folded = words.Folded(at);
        if (index.Find(folded) is not null || (index.Common.Contains(folded) && !word.Is(WordTraits.Tag | WordTraits.Handle)))
        {
            return null;
        }

        return word.Is(WordTraits.Tag | WordTraits.Handle) ? OfTag(folded) ?? ByEnding(word.Script, folded) : ByEnding(word.Script, folded);
    }

    private int[]? ByEnding(Script script, ReadOnlySpan<char> word)
    {
        var endings = script switch
        {
            Script.Latn => LatinEndings,
            Script.Deva => DevanagariEndings,
            Script.Arab => ArabicEndings,
            _ => [],
        };
        foreach (var ending in endings)
        {
            var length = word.Length - ending.Length;
            if (length >= (ending.Length == 1 ? 6 : 4) && word.EndsWith(ending, StringComparison.Ordinal) && IsPlace(word[..length]))
            {
                return [length, ending.Length];
            }
        }

        return null;
    }

    private int[]? OfTag(ReadOnlySpan<char> word)
    {
        for (var length = word.Length - 1; length >= 2; length--)
        {
            if ((length >= 4 || word[..length] is "up") && IsPlace(word[..length]) && (_tagWords.Contains(word[length..]) || IsPlace(word[length..])))
            {
                return [length, word.Length - length];
            }
        }

        for (var before = 2; before <= word.Length - 4; before++)
        {
            if (!_tagWords.Contains(word[..before]))
            {
                continue;
            }

            if (IsPlace(word[before..]))
            {
                return [before, word.Length - before];
            }

            for (var length = word.Length - before - 1; length >= 4; length--)
            {
                if (IsPlace(word.Slice(before, length)) && _tagWords.Contains(word[(before + length)..]))
                {
                    return [before, length, word.Length - before - length];
                }
            }
        }

        return null;
    }

    private bool IsPlace(ReadOnlySpan<char> word) =>
        index.Find(word) is { IsNothing: false } form && (form.Key is "up" || (form.Doubt != Doubt.Strong && (form.IsMajor || word.Length >= 6)));
}
