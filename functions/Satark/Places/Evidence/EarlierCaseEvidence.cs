using Satark.Cases;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence;

/// <summary>What an earlier case of the same person says about where they are now.</summary>
public static class EarlierCaseEvidence
{
    // Found there by a team; handed over to a state that took it; or only thought to be there, and never seen.
    private const double Found = 0.5;
    private const double HandedOver = 0.45;
    private const double Thought = 0.2;

    /// <summary>People move on: after each such time half of what an earlier case says is left. Nobody has measured it.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(90);

    /// <summary>The evidence, or null where the earlier case was nowhere, or its person has died.</summary>
    /// <param name="earlier">The earlier case, open or closed.</param>
    /// <param name="gazetteer">Knows districts and states.</param>
    /// <param name="at">When it is asked.</param>
    public static PlaceEvidence? Of(Case earlier, Gazetteer gazetteer, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return Of(earlier.Code, earlier.Route, earlier.HandOver?.State, earlier.Outcome, earlier.Times.Closed ?? at, gazetteer, at);
    }

    /// <summary>The same of an earlier case's parts.</summary>
    /// <param name="code">The earlier case's short code: it is the value, and nothing personal.</param>
    /// <param name="route">Where that case was thought to be.</param>
    /// <param name="state">The state that was asked to take over, or null.</param>
    /// <param name="outcome">How it ended; null while it is open.</param>
    /// <param name="closedAt">When.</param>
    /// <param name="gazetteer">Knows districts and states.</param>
    /// <param name="at">When it is asked.</param>
    public static PlaceEvidence? Of(string code, CaseRoute? route, string? state, ClosingOutcome? outcome, DateTimeOffset closedAt, Gazetteer gazetteer, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        var elsewhere = state is null ? null : gazetteer.FindState(state);
        var district = route is null ? null : gazetteer.Find(route.DistrictId);
        if (outcome is ClosingOutcome.Died || (elsewhere is null && district is null))
        {
            return null;
        }

        var place = elsewhere is not null
            ? EvidencePlaces.Of(elsewhere)
            : EvidencePlaces.Of(district!) with { Station = route!.Station, Name = route.Station is { } station ? $"{station}, {district!.English}" : district!.English };
        var worth = elsewhere is not null ? HandedOver : outcome is ClosingOutcome.Safe or ClosingOutcome.InHospital ? Found : Thought;
        var age = at > closedAt ? at - closedAt : TimeSpan.Zero;
        return new PlaceEvidence
        {
            Kind = EvidenceKind.EarlierCase,
            Value = code,
            Place = place,
            Confidence = worth * Math.Pow(0.5, age / HalfLife),
            Source = EvidenceSource.EarlierCase,
            At = closedAt,
        };
    }
}
