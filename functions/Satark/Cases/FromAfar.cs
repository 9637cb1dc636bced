using Satark.Escalation;

namespace Satark.Cases;

/// <summary>
/// Words that come by a key on the phone, a reply or a button, from somebody who has read no more than a line. Such a word takes a case or
/// declines it, and never closes it.
/// </summary>
public static class FromAfar
{
    /// <summary>How long a case that was taken from afar is held until something follows. Somebody who pressed a key half asleep must not keep it from others.</summary>
    public const int LeaseSeconds = 120;

    private const int MostHeardKept = 40;

    /// <summary>Takes the case for two minutes; the first progress makes the lease a whole one. Taking what one already has changes nothing.</summary>
    /// <param name="c">The case.</param>
    /// <param name="channel">By which channel (<see cref="Notifications.Channels"/>).</param>
    /// <param name="key">Stands for this very word: a second copy of it changes nothing, also after the lease has lapsed.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> AcknowledgeBy(this Case c, string channel, string key, Moment m)
    {
        if (c.Heard.Contains(key))
        {
            return new Moved(c, []);
        }

        var taken = c.Acknowledged(m);
        return !taken.IsOk || taken.Value.Happenings.Count == 0 ? taken : new Moved(Lent(taken.Value.Case.WithHeard(key), channel, m), [.. taken.Value.Happenings.Select(h => h.Through(channel))]);
    }

    /// <summary>"Not ours", "can't": as on a page, and at once.</summary>
    /// <param name="c">The case.</param>
    /// <param name="channel">By which channel (<see cref="Notifications.Channels"/>).</param>
    /// <param name="key">Stands for this very word: a second copy of it changes nothing.</param>
    /// <param name="reason">Why.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> DeclineBy(this Case c, string channel, string key, DeclineReason reason, Moment m)
    {
        if (c.Heard.Contains(key))
        {
            return new Moved(c, []);
        }

        var declined = c.Decline(reason, m);
        return declined.IsOk ? new Moved(declined.Value.Case.WithHeard(key), [.. declined.Value.Happenings.Select(h => h.Through(channel))]) : declined;
    }

    // A policy whose leases are shorter than ours keeps them.
    private static Case Lent(Case c, string channel, Moment m) => c with
    {
        Hold = c.Hold! with { Through = channel, LeaseUntil = m.Now + Pace.Of(Math.Min(LeaseSeconds, c.Ladder.Policy.LeaseSeconds), m.Scale) },
    };

    private static Case WithHeard(this Case c, string key) => c with { Heard = [.. c.Heard.TakeLast(MostHeardKept - 1), key] };

    private static Happening Through(this Happening said, string channel) => said with { Facts = new Dictionary<string, string>(said.Facts) { ["through"] = channel } };
}
