using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Meaning;

/// <summary>Looks for the name that words of a text are nearest to.</summary>
internal ref struct SoundSearch(NameIndex index, TextWords words, int first, int count, ReadOnlySpan<char> sounds)
{
    private readonly ReadOnlySpan<char> _sounds = sounds;
    private double _distance = double.MaxValue;

    /// <summary>The nearest name so far.</summary>
    public NameForm? Best { get; private set; }

    /// <summary>0 to 1: how well the words fit it.</summary>
    public double Fit { get; private set; }

    /// <summary>True where the nearest name is none of Uttar Pradesh.</summary>
    public readonly bool IsElsewhere => Best is not null && !Best.Referents.Exists(referent => referent.District is not null);

    /// <summary>Compares with names by sound.</summary>
    public void TryAll(List<NameForm>? forms, double most, double fit)
    {
        foreach (var form in forms ?? [])
        {
            Try(form, SoundDistance.Between(_sounds, form.Sounds, most), most, fit);
        }
    }

    /// <summary>Compares with well-known names alone, by sound and by letters: one slip of a finger is forgiven.</summary>
    public void TryMajor(List<NameForm>? forms, double most, double fit)
    {
        foreach (var form in forms ?? [])
        {
            if (form.IsMajor && form.Key.Length >= HitFinder.ShortestWithTypo)
            {
                var distance = SoundDistance.Between(_sounds, form.Sounds, most);
                Try(form, distance <= most || !LetterDistance.IsOneSlip(words.Folded(first, count), form.Key) ? distance : most, most, fit);
            }
        }
    }

    private void Try(NameForm form, double distance, double most, double fit)
    {
        var isOurs = IsElsewhere && distance > _distance && form.IsDistrict && LetterDistance.IsOneSlip(words.Folded(first, count), form.Key);
        if (isOurs && FitsWords(form))
        {
            (Best, _distance, Fit) = (form, distance, fit - 0.15);
            return;
        }

        if (distance > most || distance > _distance || !FitsWords(form) || (distance == _distance && Best is not null && Rank(form) <= Rank(Best)))
        {
            return;
        }

        Best = form;
        _distance = distance;
        Fit = distance < 0.01 ? Math.Max(fit, 0.97) : fit - (0.05 * distance);
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

        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var word = words.Folded(first + i);
            var end = at + 1;
            while (end < form.Key.Length && (form.Spaces & (1UL << end)) == 0)
            {
                end++;
            }

            var name = form.Key.AsSpan(at, Math.Min(end, form.Key.Length) - at);
            if (!word.SequenceEqual(name) && (word.Length <= 3 || index.Common.Contains(word) || Math.Abs(word.Length - name.Length) > 3))
            {
                return false;
            }

            at = Math.Min(end, form.Key.Length - 1);
        }

        return true;
    }

    private static int Rank(NameForm form) => form.Referents.Count == 0 ? 0 : form.Referents.Max(referent => referent.Prior);
}
