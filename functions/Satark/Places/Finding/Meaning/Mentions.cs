using System.Collections.Immutable;
using Satark.Places.Evidence;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Meaning;

/// <summary>Says what was found in the terms of evidence.</summary>
internal static class Mentions
{
    private const int MostCandidates = 6;

    /// <summary>The mention of an address.</summary>
    public static PlaceMention Of(TextWords words, Address address)
    {
        var hit = address.Finest;
        var start = words[address.First].Start;

        // Who says Bihar does not mean the village of that name, also not beside other places of ours.
        var senses = hit.IsState ? hit.Senses.Where(sense => sense.Best.Kind <= ReferentKind.City) : hit.Senses;
        var candidates = senses.Take(MostCandidates).Select((sense, i) => Candidate(sense, i == 0 ? address.Station : sense.Station)).ToImmutableArray();
        return new PlaceMention(
            start, words[address.After - 1].End - start, candidates, hit.Role, Math.Round(Math.Clamp(hit.Confidence, 0.01, 0.97), 3), hit.Sense.Best.IsUnverified);
    }

    private static EvidencePlace Candidate(Sense sense, Referent? station)
    {
        var best = station is { Name: { } chief } && chief.StartsWith("Kotwali", StringComparison.Ordinal) ? station : sense.Best;
        var district = sense.Best.District;
        var name = district is null || best.Kind == ReferentKind.District || best.Name.Contains(district.English, StringComparison.Ordinal)
            ? best.Name
            : $"{best.Name}, {district.English}";
        return new EvidencePlace(sense.Best.State, district?.Id, name) { Station = station?.Name, Spot = best.Spot };
    }
}
