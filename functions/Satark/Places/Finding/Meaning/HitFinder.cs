using System.Collections.Frozen;
using Satark.Enrichment;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding.Meaning;

/// <summary>Finds the names that stand in a text, by letters first and by sound where no letters fit: the longest of those that overlap.</summary>
internal sealed class HitFinder(NameIndex index)
{
    /// <summary>A slip of the finger is forgiven once, in names of so many letters: shorter ones have too many neighbours.</summary>
    internal const int ShortestWithSlip = 6;

    /// <summary>Endings of towns' names that many write apart: Gorakh pur, Azam garh.</summary>
    internal static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = new[]
    {
        "pur", "poor", "pura", "garh", "gadh", "nagar", "ganj", "gunj", "abad", "bad", "shahr", "shahar", "khera", "ghat", "bagh", "pat", "raj", "banki", "koot", "kut",
        "पुर", "पुरा", "गढ", "नगर", "गंज", "आबाद", "बाद", "शहर", "घाट", "राज", "कूट", "پور", "گڑھ", "نگر", "گنج", "آباد", "اباد", "شہر", "راج",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All hits in the text's order; phrases that name nothing are left out, and nothing is found inside them.</summary>
    public List<Hit> Find(TextWords words)
    {
        var hits = new List<Hit>();
        for (var first = 0; first < words.Count;)
        {
            var hit = words[first].Is(WordTraits.Number) || words[first].Script == Script.None ? null : At(words, first);
            if (hit is { Form.IsNothing: false })
            {
                hits.Add(hit);
            }
            else if (hit is { Form.DemonymOf: { } district, Count: 1 } && hit.After < words.Count && CueTable.Default.At(words, hit.After).Cue.HasFlag(Cue.BeFirst))
            {
                hits.Add(new Hit(first, 1, district, 0.9) { IsDemonym = true }); // "Kanpuriya hoon": elsewhere it is a surname or a dish
            }

            first = hit?.After ?? first + 1;
        }

        return hits;
    }

    private Hit? At(TextWords words, int first)
    {
        var most = MostWords(words, first);
        for (var count = most; count > 0; count--)
        {
            if (index.Find(words.Folded(first, count)) is { } form && FitsSpaces(words, first, count, form))
            {
                // "Kanpur dehaat" is more than Kanpur: a longer name that only sounds like it is tried before a shorter one that is spelt so.
                return (form.IsNothing && count > 1 ? null : BySound(words, first, count + 1, Math.Min(most, 3))) ?? new Hit(first, count, form, 1);
            }
        }

        return BySound(words, first, 1, Math.Min(most, 3));
    }

    private static int MostWords(TextWords words, int first)
    {
        var most = 1;
        while (most < NameIndex.MaxWords && first + most < words.Count && words[first + most].Before <= Gap.Space
            && words[first + most].Script == words[first].Script && !words[first + most].Is(WordTraits.Number)
            && words[first + most].FoldedEnd - words[first].FoldedStart <= TextWords.MaxLength)
        {
            most++;
        }

        return most;
    }

    // Words may be written together where the name has a space, and not the other way round, but for an ending that is a word of its own.
    private static bool FitsSpaces(TextWords words, int first, int count, NameForm form)
    {
        var at = 0;
        for (var i = first; i < first + count - 1; i++)
        {
            at += words[i].Length;
            var next = words[i + 1];
            if ((form.Spaces & (1UL << at)) == 0 && !(next.Before == Gap.Glued && next.Start > words[i].End)
                && (i + 2 < first + count || !Endings.Contains(words.Folded(i + 1)) || words[i].Length < 3))
            {
                return false;
            }
        }

        return true;
    }

    private Hit? BySound(TextWords words, int first, int least, int most)
    {
        for (var count = most; count >= least; count--)
        {
            if (AreCommon(words, first, count) || words.Folded(first, count) is { Length: < 4 or > TextWords.MaxLength })
            {
                continue;
            }

            if (BestBySound(words, first, count) is { } hit)
            {
                return hit;
            }
        }

        return null;
    }

    private bool AreCommon(TextWords words, int first, int count)
    {
        // An ending written apart makes no name of a common word: "ram nagar" may be one, "kitna bad" is none.
        for (var i = first; i < first + count; i++)
        {
            if (!index.Common.Contains(words.Folded(i)) && !Endings.Contains(words.Folded(i)))
            {
                return count > 1 && index.Common.Contains(words.Folded(first)) && words.Folded(first).Length <= 3;
            }
        }

        return true;
    }

    private Hit? BestBySound(TextWords words, int first, int count)
    {
        Span<char> sounds = stackalloc char[TextWords.MaxLength + 1];
        Span<char> frame = stackalloc char[TextWords.MaxLength + 1];
        var folded = words.Folded(first, count);
        sounds = sounds[..Sounds.Write(folded, sounds)];
        frame = frame[..Sounds.WriteFrame(sounds, frame)];
        var search = new SoundSearch(index, words, first, count, sounds);
        search.TryBySound(index.ByFrame(frame), MostBySound(sounds.Length));
        if (search.IsOpen && folded.Length >= ShortestWithSlip && frame.Length >= 2)
        {
            search.TrySlips(index.ByFrame(frame));
            search.TrySlips(index.ByShorterFrame(frame));
            Span<char> shorter = stackalloc char[TextWords.MaxLength];
            for (var left = 0; left < frame.Length && frame.Length >= 3; left++)
            {
                frame[..left].CopyTo(shorter);
                frame[(left + 1)..].CopyTo(shorter[left..]);
                var key = shorter[..(frame.Length - 1)];
                search.TrySlips(index.ByFrame(key));
                search.TrySlips(index.ByShorterFrame(key));
            }
        }

        return search.Best is { } best ? new Hit(first, count, best, search.Fit) : null;
    }

    private static double MostBySound(int length) => length switch
    {
        <= 3 => 0.3,
        4 => 0.46,
        5 => 0.56,
        6 => 0.7,
        <= 8 => 0.9,
        _ => 1.1,
    };
}
