using Satark.Cases;
using Satark.Places.Evidence;

namespace Satark.HandingOver;

/// <summary>Something that was done, or that somebody said.</summary>
/// <param name="At">When.</param>
/// <param name="Text">In English.</param>
public sealed record PacketLine(DateTimeOffset At, string Text)
{
    /// <summary>What the case itself tells: who was asked and what they said, who was sent, what the platform was asked for.</summary>
    public static IEnumerable<PacketLine> Of(Case c)
    {
        foreach (var e in c.Engagements)
        {
            yield return new(e.RequestedAt, e.Name + Word(e));
        }

        if (c is { Dispatch: { } team, Times.Dispatched: { } sent })
        {
            yield return new(sent, string.Join(", ", ((string?[])["Team sent", team.Station, team.Vehicle, team.Reference]).Where(part => !string.IsNullOrWhiteSpace(part))));
        }

        if (c.Times.Reached is { } reached)
        {
            yield return new(reached, "Team with the person");
        }

        foreach (var asked in c.Requests)
        {
            yield return new(asked.AskedAt, $"{c.Source} asked for {PlaceWords.Of(asked.Question).English}: {(asked.AnsweredAt is null ? "no answer yet" : "answered")}");
        }
    }

    private static string Word(Engagement e) => e.State switch
    {
        EngagementState.Ended => ": asked, and released again",
        EngagementState.AtTheDoor => ": at the door",
        EngagementState.OnTheWay => ": on the way",
        EngagementState.Acknowledged => ": knows",
        EngagementState.Delivered => ": asked; the request arrived, no answer yet",
        _ => ": asked, no answer yet",
    };
}

/// <summary>What somebody added after the report: a number, an address.</summary>
/// <param name="Kind">A word such as <c>phone</c> or <c>ip-address</c>.</param>
/// <param name="Value">As it was entered.</param>
/// <param name="At">When.</param>
/// <param name="By">Who entered it.</param>
public sealed record PacketFact(string Kind, string Value, DateTimeOffset At, string By);
