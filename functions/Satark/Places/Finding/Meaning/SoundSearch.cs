using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Meaning;

/// <summary>Looks for the name that words of a text are nearest to, a well-known one before a small one that is hardly nearer.</summary>
internal ref struct SoundSearch(NameIndex index, TextWords words, int first, int count, ReadOnlySpan<char> sounds)
{
    private const double FitOfSound = 0.9;
    private const double FitOfSlip = 0.75;

    // A slip of the finger costs as much as a few vowels, so that a district one slip away is preferred to a village of the same consonants.
    private const double CostOfSlip = 0.75;

    private readonly ReadOnlySpan<char> _sounds = sounds;
    private double _score = double.MaxValue;
    private double _next = double.MaxValue;
    private double _fit;

    /// <summary>The nearest name so far.</summary>
    public NameForm? Best { get; private set; }

    /// <summary>True while a better one may be among the slips of the finger.</summary>
    public readonly bool IsOpen => _score > 0.3;

    /// <summary>0 to 1: how well the words fit the nearest name; less where another is nearly as near.</summary>
    public readonly double Fit => _next - _score < 0.2 ? _fit - 0.25 : _fit;

    /// <summary>Compares with names by sound. <paramref name="most"/> is the greatest distance; small places get little of it.</summary>
    public void TryBySound(List<NameForm>? forms, double most)
    {
        foreach (var form in forms ?? [])
        {
            var limit = most * Slack(form);
            var distance = SoundDistance.Between(_sounds, form.Sounds, limit);
            if (distance <= limit)
            {
                Try(form, distance, distance < 0.01 ? 0.97 : FitOfSound - (0.05 * distance));
            }
        }
    }

    /// <summary>Compares with well-known names alone, for one slip of a finger.</summary>
    public void TrySlips(List<NameForm>? forms)
    {
        foreach (var form in forms ?? [])
        {
            if (form.IsMajor && form.Key.Length >= (form.IsTehsil ? 8 : HitFinder.ShortestWithSlip) && form.Doubt != Doubt.Strong
                && char.ToLowerInvariant(_sounds[0]) == char.ToLowerInvariant(form.Sounds[0]))
            {
                if (LetterDistance.IsOneSlip(words.Folded(first, count), form.Key))
                {
                    Try(form, CostOfSlip, FitOfSlip);
                }
                else if (form.Sounds.Length >= HitFinder.ShortestWithSlip && SoundDistance.Between(_sounds, form.Sounds, SoundDistance.Typo) is var distance and <= SoundDistance.Typo)
                {
                    Try(form, distance, FitOfSlip - (0.05 * distance));
                }
            }
        }
    }

    private void Try(NameForm form, double distance, double fit)
    {
        if (IsDemonym(form))
        {
            return;
        }

        var score = distance + Penalty(form);
        if (form == Best || (score >= _next && score >= _score && !form.IsDistrict) || !FitsWords(form))
        {
            _score = form == Best && score < _score ? score : _score;
            return;
        }

        if (Best is not null && SharesArea(form, Best))
        {
            (Best, _score, _fit) = score < _score ? (form, score, fit) : (Best, _score, _fit);
        }
        else if (score < _score)
        {
            (Best, _next, _score, _fit) = (form, _score, score, fit);
        }
        else
        {
            // A far city that only sounds so is no surer than a district of ours one slip away.
            _next = form.IsDistrict && !Best!.Referents.Exists(referent => referent.District is not null) ? Math.Min(score, _score + 0.1) : score;
        }
    }

    // "Gautam Budha Nagar": a word of the language may be another spelling of the name's word, where all others are spelt right.
    private static bool IsSpelling(ReadOnlySpan<char> word, ReadOnlySpan<char> name)
    {
        Span<char> one = stackalloc char[TextWords.MaxLength + 1];
        Span<char> other = stackalloc char[TextWords.MaxLength + 1];
        return name.Length <= TextWords.MaxLength
            && SoundDistance.Between(one[..Sounds.Write(word, one)], other[..Sounds.Write(name, other)], 0.3) <= 0.3;
    }

    // The smaller a place and the shorter its name, the likelier a word that sounds like it is another word.
    private static double Slack(NameForm form) => form.IsDistrict ? 1 : !form.IsMajor ? 0.5 : form.Sounds.Length > 6 ? 0.85 : form.IsTehsil ? 0.6 : 0.5;

    private static double Penalty(NameForm form) => form.IsDistrict ? 0 : form.IsMajor ? 0.15 : 0.45;

    // "Rajasthani", "Banarasiya": people, tongues and goods of the place.
    private readonly bool IsDemonym(NameForm form)
    {
        var word = words.Folded(first, count);
        return word.Length > form.Key.Length && word.StartsWith(form.Key.AsSpan(0, form.Key.Length - 1), StringComparison.Ordinal)
            && word[(form.Key.Length - 1)..] is var end && (end.EndsWith("i", StringComparison.Ordinal) || end.EndsWith("iya", StringComparison.Ordinal)
                || end.EndsWith("iye", StringComparison.Ordinal) || end.EndsWith("an", StringComparison.Ordinal));
    }

    private static bool SharesArea(NameForm one, NameForm other)
    {
        foreach (var referent in one.Referents)
        {
            foreach (var theirs in other.Referents)
            {
                if (string.Equals(referent.Area, theirs.Area, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Each word of the text is a word of the name; one that is a word of the language must be spelt as in the name ("kanpur ja" is no "Kanpur Zoo").
    private readonly bool FitsWords(NameForm form)
    {
        if (count == 1)
        {
            return true;
        }

        if (count > form.MostWords)
        {
            return form.MostWords == 1 && count == 2 && HitFinder.Endings.Contains(words.Folded(first + count - 1)) && !index.Common.Contains(words.Folded(first));
        }

        var (at, different) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var word = words.Folded(first + i);
            var end = at + 1;
            while (end < form.Key.Length && (form.Spaces & (1UL << end)) == 0)
            {
                end++;
            }

            var name = form.Key.AsSpan(at, Math.Min(end, form.Key.Length) - at);
            if (!word.SequenceEqual(name))
            {
                different++;
                if (word.Length <= 3 || Math.Abs(word.Length - name.Length) > 3 || (index.Common.Contains(word) && (different > 1 || !IsSpelling(word, name))))
                {
                    return false;
                }
            }

            at = Math.Min(end, form.Key.Length - 1);
        }

        return true;
    }
}
