using Satark.Escalation;

namespace Satark.Cases;

/// <summary>A hand-over that nobody has confirmed stays open with us, on a clock of its own: we are called again and again until it is confirmed, refused or taken back.</summary>
public static class HandOverClock
{
    /// <summary>Seconds from asking to calling us, and from each call to the next.</summary>
    public const int Seconds = 300;

    /// <summary>Whether it runs.</summary>
    public static bool Runs(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c is { IsOpen: true, HandOver: { ConfirmedAt: null, RefusedAt: null } };
    }

    /// <summary>When we are called next.</summary>
    public static DateTimeOffset DueAt(HandOver asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return asked.NextCallAt ?? asked.At + TimeSpan.FromSeconds(Seconds);
    }

    /// <summary>Which hand-over a timer is for: the same state may be asked twice.</summary>
    public static string PartOf(HandOver asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{asked.State}-{asked.At.ToUnixTimeMilliseconds()}");
    }

    /// <summary>Another state is asked, and our own clock begins.</summary>
    internal static HandOver Begin(string state, Moment m, bool byMachine = false) => new(state, m.Now, ByMachine: byMachine) { NextCallAt = m.Now + Pace.Of(Seconds, m.Scale) };

    /// <summary>Nobody there has confirmed: whoever holds the case is told, and the shift lead; where nobody holds it the ladder goes on at once.</summary>
    /// <param name="c">The case.</param>
    /// <param name="part">Which hand-over the timer was set for.</param>
    /// <param name="call">Which of its calls.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> CallUs(this Case c, string? part, int call, Moment m)
    {
        if (!Runs(c) || c.HandOver is not { } asked || PartOf(asked) != part || asked.Calls != call)
        {
            return Holding.NotNow("It was confirmed, refused or taken back, or this call was made.");
        }

        var called = c with { HandOver = asked with { Calls = call + 1, NextCallAt = m.Now + Pace.Of(Seconds, m.Scale) } };
        return new Moved(
            called.Hold is null ? called.Released(m.Now, m.Scale) : called,
            [m.Say(EventKinds.HandOverUnanswered, null, ("state", asked.State), ("call", (call + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))) with { Answers = EventKinds.HandOverRequested, Since = asked.At }]);
    }
}
