using Satark.Cases;

namespace Satark.Escalation.Storms;

/// <summary>What a storm does with a case: pure moves.</summary>
public static class StormMoves
{
    /// <summary>Seconds after which a waiting case makes sure that somebody calls for it.</summary>
    public const int CheckSeconds = 120;

    /// <summary>Whether nobody has ever taken it and it is open: only such a case needs calls.</summary>
    public static bool IsFree(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c is { IsOpen: true, Hold: null, Times.Acknowledged: null };
    }

    /// <summary>Whether it has no calls of its own, because another case calls for it.</summary>
    public static bool Waits(Case c) => IsFree(c) && c.Storm is { Calls: false, OutAt: null };

    /// <summary>Whether a call about it stands for all that wait in its storm. Once somebody has had it, another one calls for them.</summary>
    public static bool CallsForOthers(Case c) => IsFree(c) && c.Storm is { Calls: true, OutAt: null };

    /// <summary>Whether it counts towards its partner's limit.</summary>
    public static bool Counts(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c is { IsOpen: true, LifeRisk: true, PartnerId: not null, Tip: null, Mode: not CaseMode.Test };
    }

    /// <summary>The storm's word: wait with the others, or call for them. A word that comes late, or to a case that went its own way, changes nothing.</summary>
    public static Outcome<Moved> Join(this Case c, bool calls, Moment m)
    {
        if (!IsFree(c) || c.Storm is { OutAt: not null } || c.Storm?.Calls == true || (c.Storm is not null && !calls))
        {
            return new Moved(c, []);
        }

        var part = c.Storm ?? Begin(m);
        return calls
            ? new Moved(c with { Storm = part with { Calls = true }, Ladder = c.Storm is null ? c.Ladder : c.Ladder.Restart(m.Now) }, [m.Say(EventKinds.StormLed, null, ("of", c.Source))])
            : new Moved(c with { Storm = part }, [m.Say(EventKinds.StormJoined, null, ("of", c.Source))]);
    }

    /// <summary>It goes its own way: its whole ladder begins now, where it had none.</summary>
    public static Outcome<Moved> Split(this Case c, Moment m) =>
        c.Storm is not { OutAt: null } part ? Holding.NotNow("This case is in no storm.", "यह केस किसी लहर में नहीं है।")
        : new Moved(
            c with { Storm = part with { OutAt = m.Now }, Ladder = Waits(c) ? c.Ladder.Restart(m.Now) : c.Ladder },
            [m.Say(EventKinds.StormLeft, null, ("of", c.Source))]);

    /// <summary>A human puts it to the others of its partner: they are called as one.</summary>
    public static Outcome<Moved> Merge(this Case c, Moment m) =>
        !Counts(c) || !IsFree(c) ? Holding.NotNow("Only a partner's alert about a life, which nobody has taken, can be put to its storm.", "केवल किसी प्लेटफ़ॉर्म का जान के ख़तरे का केस, जो किसी ने नहीं लिया, लहर में जोड़ा जा सकता है।")
        : c.Storm is { OutAt: null } ? new Moved(c, [])
        : new Moved(c with { Storm = Begin(m) }, [m.Say(EventKinds.StormJoined, null, ("of", c.Source))]);

    /// <summary>It has made sure that somebody calls for it, and will again.</summary>
    public static Outcome<Moved> StillWaits(this Case c, int check, Moment m) =>
        !Waits(c) || c.Storm!.Checks != check ? Holding.NotNow("It waits no more, or has made sure.")
        : new Moved(c with { Storm = c.Storm with { Checks = check + 1, NextCheckAt = m.Now + Pace.Of(CheckSeconds, m.Scale) } }, []);

    private static StormPart Begin(Moment m) => new(m.Now) { NextCheckAt = m.Now + Pace.Of(CheckSeconds, m.Scale) };
}
