using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding.Meaning;

/// <summary>Decides which of the things that bear a name is meant, by the other names beside it and in the text.</summary>
internal sealed class SenseReader(Gazetteer gazetteer)
{
    private const int WeightOfRival = 38;
    private const int Beside = 40;
    private const int InText = 16;
    private const int Near = 4;

    /// <summary>Gives each hit its senses, the likeliest first, and how certain that is.</summary>
    public void Read(TextWords words, CueMap cues, List<Hit> hits)
    {
        foreach (var hit in hits)
        {
            hit.Senses = [.. hit.Form.Referents.GroupBy(referent => referent.Area, StringComparer.Ordinal).Select(group => new Sense(
                group.MaxBy(referent => referent.Prior)!,
                group.FirstOrDefault(referent => referent.Kind == ReferentKind.Station)))];
            if (hit.Form.Rival is { } rival)
            {
                hit.Senses.Add(new Sense(rival.Referents.MaxBy(referent => referent.Prior)!, null) { Weight = WeightOfRival });
            }

            Sort(hit);
        }

        var pins = PinsOf(words);
        var anchors = hits.Where(hit => hit.Doubt != Doubt.Strong && hit.Certainty >= 0.95 && !hit.IsAbroad).ToList();
        foreach (var hit in hits.Where(hit => !hit.IsState && !hit.IsAbroad))
        {
            Weigh(words, cues, hit, anchors, pins);
            Sort(hit);
        }
    }

    private static void Weigh(TextWords words, CueMap cues, Hit hit, List<Hit> anchors, List<District> pins)
    {
        // Many anchors say no more than a few: only those around count, so that time stays linear.
        var place = anchors.BinarySearch(hit, Comparer<Hit>.Create((one, other) => one.First.CompareTo(other.First)));
        place = place < 0 ? ~place : place;
        foreach (var sense in hit.Senses)
        {
            sense.Weight += pins.Exists(pin => string.Equals(pin.Id, sense.Area, StringComparison.Ordinal)) ? Beside : 0;
            for (var i = Math.Max(0, place - 4); i < anchors.Count && i < place + 5; i++)
            {
                if (anchors[i] != hit)
                {
                    sense.Weight += WeightOf(sense, hit, anchors[i], cues);
                }
            }

            var code = CodeBeside(words, hit);
            sense.Weight += code is null ? 0 : string.Equals(code, sense.Best.State, StringComparison.Ordinal) ? Beside : -InText;
        }
    }

    private static int WeightOf(Sense sense, Hit hit, Hit anchor, CueMap cues)
    {
        var distance = anchor.First >= hit.After ? anchor.First - hit.After : hit.First - anchor.After;
        var isBeside = distance <= Near;
        for (var i = Math.Min(hit.After, anchor.After); isBeside && i <= Math.Max(hit.First, anchor.First); i++)
        {
            isBeside = cues.GapBefore(i) < Gap.Sentence && !cues.Has(i, Cue.Connector);
        }

        var theirs = anchor.Sense;
        if (anchor.IsState)
        {
            // "UP me hu, Bihar jana hai": a village of ours that bears another state's or city's name is meant only next to its own state's name.
            if (distance > 0 && sense.Best.Kind > ReferentKind.Tehsil && hit.Form.Referents.Exists(referent => referent.Kind is ReferentKind.State or ReferentKind.City))
            {
                return 0;
            }

            return !string.Equals(theirs.Area, sense.Best.State, StringComparison.Ordinal) ? isBeside ? -InText : 0 : isBeside ? Beside : InText;
        }

        if (string.Equals(theirs.Area, sense.Area, StringComparison.Ordinal))
        {
            return isBeside ? Beside : InText + 4;
        }

        if (!string.Equals(theirs.Best.State, sense.Best.State, StringComparison.Ordinal))
        {
            return 0;
        }

        return theirs.Best.District is { } district && sense.Best.District is { } own && district.Neighbours.Contains(own.Id, StringComparer.Ordinal) ? 8 : 4;
    }

    // "Hamirpur HP", "Pratapgarh (Raj)": codes that name a state only right after a place.
    private static string? CodeBeside(TextWords words, Hit hit)
    {
        if (hit.After >= words.Count || words[hit.After].Before > Gap.Comma)
        {
            return null;
        }

        var isCapital = words[hit.After].Is(WordTraits.AllCapitals);
        return words.Folded(hit.After) switch
        {
            "hp" when isCapital => "HP",
            "mp" when isCapital => "MP",
            "cg" when isCapital => "CG",
            "uk" when isCapital => "UK",
            "mh" when isCapital => "MH",
            "rj" when isCapital => "RJ",
            "br" when isCapital => "BR",
            "raj" => "RJ",
            "up" => "UP",
            _ => null,
        };
    }

    private List<District> PinsOf(TextWords words)
    {
        var districts = new List<District>();
        for (var i = 0; i < words.Count && districts.Count < 4; i++)
        {
            if (words[i].Is(WordTraits.Number) && words[i].Length == 6 && int.TryParse(words.Folded(i), out var pin) && gazetteer.FindPin(pin)?.District is { } district)
            {
                districts.Add(district);
            }
        }

        return districts;
    }

    private static void Sort(Hit hit)
    {
        hit.Senses = [.. hit.Senses.OrderByDescending(sense => sense.Weight)];
        if (hit.Senses.Count < 2)
        {
            return;
        }

        var second = hit.Senses[1].Weight;
        var rivals = hit.Senses.Count(sense => sense.Weight == second) + (hit.Senses[0].Weight == second ? -1 : 0);
        hit.Certainty = (hit.Senses[0].Weight - second) switch
        {
            >= 14 => 1,
            >= 10 => 0.85,
            >= 8 => 0.72,
            >= 4 => 0.6,
            _ => 1.0 / (1 + rivals),
        };
    }
}
