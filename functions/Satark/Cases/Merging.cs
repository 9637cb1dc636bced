namespace Satark.Cases;

/// <summary>A case that goes on in another one.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Revision">Up to which of its revisions it was carried over.</param>
/// <param name="WordAt">The time of the newest word of the partner that was carried over as a mark, or null.</param>
public sealed record MergedCase(string CaseId, int Revision, DateTimeOffset? WordAt);

/// <summary>
/// A partner often rings before it writes. On the operator's word the written case goes on in the call's, whose clocks have run since the call: it
/// ends as <see cref="ClosingOutcome.Merged"/>, both keep their histories, and what the partner sends under its id is carried over. Never by machine.
/// </summary>
public static class Merging
{
    /// <summary>How much later than the call the writing may come for the desk to offer the two as one.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(2);

    /// <summary>How much earlier it may have come: whoever rings may have pressed "send" first.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    /// <summary>Whether two cases fit as a call and its writing: by partner (where both name one), time and mode, while nobody has said no.</summary>
    public static bool Fits(Case call, Case written) =>
        call is { Kind: CaseKind.PhoneIn, IsOpen: true, Erased: false }
        && MayBeWritten(written) && written.Mode == call.Mode
        && (call.PartnerId is null || written.PartnerId is null || call.PartnerId == written.PartnerId)
        && written.OpenedAt - call.OpenedAt <= Window && call.OpenedAt - written.OpenedAt <= Before
        && !written.NotTheCallOf.Contains(call.Id, StringComparer.Ordinal);

    /// <summary>Whether a case may be the writing of a call at all.</summary>
    public static bool MayBeWritten(Case c) => c is { IsOpen: true, Erased: false, Tip: null } && c.Kind is not (CaseKind.PhoneIn or CaseKind.OwnFind);

    /// <summary>The written case ends here and goes on in the call's.</summary>
    public static Outcome<Moved> MergeInto(this Case c, Case call, Moment m)
    {
        if (c.MergedInto == call.Id)
        {
            return new Moved(c, []);
        }

        if (c.Refused(m) is { } refusal)
        {
            return refusal;
        }

        if (!MayBeWritten(c) || call.Kind != CaseKind.PhoneIn)
        {
            return Holding.NotNow("Only what a partner wrote goes on in the case of a phone call.", "केवल भागीदार का लिखा अलर्ट ही फ़ोन वाले केस में जोड़ा जा सकता है।");
        }

        if (!call.IsOpen || call.Erased || call.Mode != c.Mode)
        {
            return Holding.NotNow($"Case {call.Code} is closed, or is no {Words<CaseMode>.Of(c.Mode)} one: nothing can go on there.", $"केस {call.Code} बंद है या अलग प्रकार का है: उसमें नहीं जोड़ा जा सकता।");
        }

        var ended = c with
        {
            State = CaseState.Closed,
            Outcome = ClosingOutcome.Merged,
            MergedInto = call.Id,
            Hold = null,
            Times = c.Times with { Closed = m.Now, Acknowledged = c.Times.Acknowledged ?? m.Now },
            Engagements = [.. c.Engagements.Select(e => e.End(m.Now))],
            Links = [.. c.Links, new CaseLink(call.Id, call.Code, LinkKind.MergedInto)],
        };
        return new Moved(ended, [m.Say(EventKinds.Merged, null, ("case", call.Id), ("code", call.Code)) with { Answers = EventKinds.Received, Since = c.OpenedAt }]);
    }

    /// <summary>The call is another matter; it is not offered again.</summary>
    public static Outcome<Moved> IsNotTheCallOf(this Case c, Case call, Moment m) =>
        c.NotTheCallOf.Contains(call.Id, StringComparer.Ordinal)
            ? new Moved(c, [])
            : new Moved(c.Renewed(m) with { NotTheCallOf = [.. c.NotTheCallOf.TakeLast(49), call.Id] }, [m.Say(EventKinds.NotTheCall, null, ("case", call.Id), ("code", call.Code))]);

    /// <summary>What the written case says is carried over into the call's: never less than what was there.</summary>
    /// <param name="call">The case that goes on.</param>
    /// <param name="written">The one that ended.</param>
    /// <param name="raw">Its report, for the history; sealed.</param>
    /// <param name="m">The moment, by the written case's partner.</param>
    public static Outcome<Moved> TakeIn(this Case call, Case written, string raw, Moment m)
    {
        var before = call.Merged.FirstOrDefault(x => x.CaseId == written.Id);
        if (before?.Revision >= written.Revision)
        {
            return new Moved(call, []);
        }

        var words = written.Marks.Where(k => k.Kind == MarkKind.PartnerSays).ToList();
        var (risen, told) = call.Update(written.Severity, written.LifeRisk, raw, m).Value;
        var taken = risen with
        {
            Source = written.PartnerId is null && call.PartnerId is not null ? call.Source : written.Source,
            PartnerId = written.PartnerId ?? call.PartnerId,
            TellsPartner = written.TellsPartner || call.TellsPartner,
            Platform = written.Platform ?? call.Platform,
            Type = written.Type == CaseType.Other ? call.Type : written.Type,
            DetectedAt = call.DetectedAt ?? written.DetectedAt,
            Hints = call.Hints + 1,
            Merged = [.. call.Merged.Where(x => x.CaseId != written.Id), new MergedCase(written.Id, written.Revision, words.Count > 0 ? words.Max(k => k.At) : before?.WordAt)],
            Links = call.Links.Any(l => l.CaseId == written.Id && l.Kind == LinkKind.MergedFrom) ? call.Links : [.. call.Links, new CaseLink(written.Id, written.Code, LinkKind.MergedFrom)],

            // A word that a human has answered here already must not come back.
            Marks = [.. call.Marks, .. words.Where(k => !(k.At <= before?.WordAt) && !call.Marks.Any(x => x.Kind == k.Kind && x.Text == k.Text))],
        };
        return before is null ? new Moved(taken, [m.Say(EventKinds.TookIn, null, ("case", written.Id), ("code", written.Code)), .. told]) : new Moved(taken, told);
    }

    /// <summary>The call's case was closed before the written one could go on there: this one is open again, with its whole ladder.</summary>
    public static Outcome<Moved> GoOnAlone(this Case c, Moment m) =>
        c.MergedInto is null || c.IsOpen ? new Moved(c, []) : c.Reopen("The case of the call was closed before this one could go on there.", m);
}
