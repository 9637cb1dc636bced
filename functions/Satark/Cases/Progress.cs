namespace Satark.Cases;

/// <summary>What moves a case towards the person. Each move by the holder renews the lease; on a case that nobody holds it takes it too.</summary>
public static class Progress
{
    /// <summary>A team was sent.</summary>
    public static Outcome<Moved> SendTeam(this Case c, Dispatch dispatch, Moment m) =>
        c.Step(m, EventKinds.Dispatched, EventKinds.Acknowledged, CaseState.Dispatched, held => held with
        {
            Dispatch = dispatch,
            Times = held.Times with { Dispatched = held.Times.Dispatched ?? m.Now },
        }, ("station", dispatch.Station), ("vehicle", dispatch.Vehicle), ("reference", dispatch.Reference));

    /// <summary>The team is moving.</summary>
    public static Outcome<Moved> GoOnTheWay(this Case c, Moment m) =>
        c.Step(m, EventKinds.OnTheWay, EventKinds.Dispatched, CaseState.Dispatched, held => held with
        {
            Times = held.Times with { Dispatched = held.Times.Dispatched ?? m.Now, OnTheWay = held.Times.OnTheWay ?? m.Now },
        });

    /// <summary>The team is with the person.</summary>
    public static Outcome<Moved> Reach(this Case c, Moment m) =>
        c.Step(m, EventKinds.Reached, EventKinds.Received, CaseState.Reached, held => held with
        {
            Times = held.Times with { Reached = held.Times.Reached ?? m.Now },
        });

    /// <summary>Somebody tried to speak with the person.</summary>
    public static Outcome<Moved> TryContact(this Case c, ContactResult result, string? note, Moment m) =>
        c.Word(m, EventKinds.ContactAttempted, note, ("result", Words<ContactResult>.Of(result)));

    /// <summary>A note; personal words stay sealed.</summary>
    public static Outcome<Moved> AddNote(this Case c, string text, Moment m) => c.Word(m, EventKinds.Noted, text);

    /// <summary>Something that tells where the person is or who it is; the value is personal and stays sealed.</summary>
    public static Outcome<Moved> AddEvidence(this Case c, string kind, string value, Moment m) =>
        (c with { Hints = c.Hints + 1 }).Answered(kind, m).Word(m, EventKinds.EvidenceAdded, value, ("kind", kind));

    /// <summary>First seen by a human eye: the case view stood two seconds in a focused signed-in page.</summary>
    public static Outcome<Moved> See(this Case c, Moment m) =>
        c.Times.Seen is not null
            ? new Moved(c, [])
            : new Moved(c with { Times = c.Times with { Seen = m.Now } }, [m.Say(EventKinds.Seen) with { Answers = EventKinds.Received, Since = c.OpenedAt }]);

    /// <summary>An officer opened the case view. One reading of ten minutes is told once.</summary>
    public static Outcome<Moved> Read(this Case c, Moment m)
    {
        if (c.Readers.TryGetValue(m.By.Id, out var last) && m.Now - last < TimeSpan.FromMinutes(10))
        {
            return new Moved(c, []);
        }

        return new Moved(c with { Readers = new Dictionary<string, DateTimeOffset>(c.Readers) { [m.By.Id] = m.Now } }, [m.Say(EventKinds.Read)]);
    }

    /// <summary>Somebody opened the hand-over packet, which holds all that is personal. One opening of ten minutes in one format is told once.</summary>
    /// <param name="c">The case.</param>
    /// <param name="format">What was opened: the page or the CAP file.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> OpenPacket(this Case c, PacketFormat format, Moment m)
    {
        if (c.Erased)
        {
            return Holding.NotNow("This case was erased: there is nothing left to hand over.");
        }

        var reader = $"{m.By.Id}/packet-{Words<PacketFormat>.Of(format)}";
        return c.Readers.TryGetValue(reader, out var last) && m.Now - last < TimeSpan.FromMinutes(10)
            ? new Moved(c, [])
            : new Moved(
                c with { Readers = new Dictionary<string, DateTimeOffset>(c.Readers) { [reader] = m.Now } },
                [m.Say(EventKinds.PacketOpened, null, ("by", m.By.Name), ("format", Words<PacketFormat>.Of(format)))]);
    }

    /// <summary>A move that needs no hold and renews the holder's lease.</summary>
    internal static Outcome<Moved> Word(this Case c, Moment m, string kind, string? text, params ReadOnlySpan<(string, string?)> facts) =>
        new Moved(c.Renewed(m), [m.Say(kind, text, facts)]);

    private static Outcome<Moved> Step(
        this Case c, Moment m, string kind, string answers, CaseState atLeast, Func<Case, Case> apply, params ReadOnlySpan<(string, string?)> facts)
    {
        if (c.Refused(m) is { } refusal)
        {
            return refusal;
        }

        var happenings = new List<Happening>(2);
        if (c.Hold is null)
        {
            happenings.Add(m.Say(EventKinds.Acknowledged) with { Answers = EventKinds.Received, Since = c.OpenedAt });
            c = c.HeldBy(m);
        }

        DateTimeOffset? since = answers switch
        {
            EventKinds.Acknowledged => c.Times.Acknowledged,
            EventKinds.Dispatched => c.Times.Dispatched,
            _ => c.OpenedAt,
        };
        happenings.Add(m.Say(kind, null, facts) with { Answers = since is null ? null : answers, Since = since });
        var moved = apply(c) with { State = c.State > atLeast ? c.State : atLeast };
        return new Moved(moved.Renewed(m), happenings);
    }
}
