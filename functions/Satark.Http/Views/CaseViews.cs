using Satark.Board;
using Satark.Cases;
using Satark.Enrichment;
using Satark.Escalation;
using Satark.Escalation.Storms;
using Satark.Http.Moves;
using Satark.Notifications;
using Satark.Partners;
using Satark.Places.Evidence;
using Satark.Privacy;
using Satark.Roster;
using Satark.Roster.Verifying;
using Satark.Storage;

namespace Satark.Http.Views;

/// <summary>Builds case views.</summary>
public sealed class CaseViews(IStore store, CaseBook book, CaseMoves moves, CallViews calls, EarlierViews earlier, ContactVerification contacts, Pace pace)
{
    /// <summary>The case as this officer may read it; null where it is a tip that they may not see, or not any more once all of it was read.</summary>
    public Task<CaseView?> OfAsync(Case c, Officer reader, CancellationToken cancellationToken) => OfAsync(c, reader, false, cancellationToken);

    /// <summary>The case as a locked board of this officer shows it: without all that is personal; null as above.</summary>
    public async Task<CaseView?> MaskedAsync(Case c, Officer board, CancellationToken cancellationToken) =>
        await OfAsync(c, board, true, cancellationToken).ConfigureAwait(false) is { } view ? MaskedView.Of(view) : null;

    private async Task<CaseView?> OfAsync(Case c, Officer reader, bool masked, CancellationToken cancellationToken)
    {
        var view = await ReadAsync(c, reader, masked, cancellationToken).ConfigureAwait(false);
        return c.Tip is not null && !(Visibility.MaySee(reader, c) && await book.FindAsync(c.Id, cancellationToken).ConfigureAwait(false) is { Value: var now } && Visibility.MaySee(reader, now)) ? null
            : Visibility.SeesHoursOnly(reader, TipScope.Of(c)) ? TipTimes.InHours(view, reader.Id)
            : view;
    }

    private async Task<CaseView> ReadAsync(Case c, Officer reader, bool masked, CancellationToken cancellationToken)
    {
        var row = BoardRow.Of(c);
        var key = await book.KeyAsync(c, cancellationToken).ConfigureAwait(false);
        var report = c.SealedReport is not null && key is not null ? CaseBook.OpenReport(c, key) : null;
        var evidence = key is null ? [] : CaseBook.OpenEvidence(c, key);
        var guess = Hypothesis.Of(evidence);
        var events = await book.EventsAsync(c.Id, cancellationToken).ConfigureAwait(false);
        var links = await LinksAsync(c, reader, cancellationToken).ConfigureAwait(false);
        return new CaseView
        {
            Id = row.Id,
            Version = row.Version,
            Code = row.Code,
            Kind = row.Kind,
            Mode = row.Mode,
            Type = row.Type,
            Severity = row.Severity,
            LifeRisk = row.LifeRisk,
            State = row.State,
            Outcome = row.Outcome,
            Sample = row.Sample,
            OpenedAt = row.OpenedAt,
            DetectedAt = row.DetectedAt,
            Source = row.Source,
            Platform = row.Platform,
            District = row.District,
            Station = row.Station,
            RouteBasis = row.RouteBasis,
            Tentative = row.Tentative,
            Storm = row.Storm,
            Asked = row.Asked,
            Language = c.Language is { } language ? new LanguageView(language.Code, language.Confidence, language.By, language.IsFallback) : null,
            Urgency = c.Urgency is { } urgency ? UrgencyView.Of(urgency, report?.Text) : null,
            Whereabouts = c.Whereabouts is null ? null : WhereaboutsView.Of(guess, evidence, c.PlaceNames?.IsFallback == true),
            Evidence = [.. evidence.Select(e => EvidenceView.Of(e, guess))],
            NextStep = report is not null && c.Whereabouts is not null && NextStep.Of(c, report, guess, evidence.Any(e => e.Place?.Spot is not null)) is { } step ? NextStepView.Of(step, c.Source) : null,
            Requests = [.. c.Requests.Select(RequestView.Of)],
            Holder = row.Holder,
            Ladder = row.Ladder,
            OnTheWayAt = row.OnTheWayAt,
            ReachedAt = row.ReachedAt,
            ClosedAt = row.ClosedAt,
            Clocks = ClocksView.Of(HumanClocks.Of(c, book.Now, pace.Scale)),
            Marks = row.Marks,
            Seen = row.Seen,
            Post = report is null ? null : new PostView(report.Text, [.. PersonalDataFinder.Find(report.Text).Select(mark => new MaskView(mark.Kind, mark.Start, mark.Length))], report.Url, c.Platform, report.Language, report.Media),
            Erased = c.Erased || key is null,
            Subject = report?.Subject,
            Location = report?.Location,
            Warnings = report?.Warnings ?? [],
            PartnerCaseId = report?.AlertId,
            HandOver = c.HandOver,
            Dispatch = c.Dispatch,
            History = [.. events.Select(e => Line(c, e, masked ? null : key, reader))],
            LadderPlan = PlanOf(c),
            Deliveries = await DeliveriesAsync(c, cancellationToken).ConfigureAwait(false),
            Engagements = [.. c.Engagements.Select(e => EngagementOf(e) with { Candidate = e is { IsActive: true, IsCandidate: true }, Former = c.Former().Contains(e) })],
            Links = links,
            ContactAttempts = [.. events.Where(e => e.Kind == EventKinds.ContactAttempted).Select(e => new ContactView(e.At, e.By.Name, e.Facts.GetValueOrDefault("result", "")))],
            Counselling = [.. c.Counselling.Select(t => new CounsellingView(t.N, t.DueAt, t.DoneAt))],
            Earlier = await earlier.OfAsync(c, reader, cancellationToken).ConfigureAwait(false),
            Call = await calls.OfAsync(c, report, reader, cancellationToken).ConfigureAwait(false),
            Mail = MailView.Of(c.Mail, report?.Mail),
            Callback = await CallbackAsync(c, cancellationToken).ConfigureAwait(false),
            Tip = TipViews.Of(c, reader, report, events, key, links, book.Now),
            Moves = moves.Names(c, reader),
        };
    }

    // A tip stands beside another one only for those who may see both.
    private async Task<IReadOnlyList<CaseLink>> LinksAsync(Case c, Officer reader, CancellationToken cancellationToken)
    {
        if (c.Tip is null)
        {
            return c.Links;
        }

        var links = new List<CaseLink>();
        foreach (var link in c.Links)
        {
            if (await book.FindAsync(link.CaseId, cancellationToken).ConfigureAwait(false) is { Value: var other } && Visibility.MaySee(reader, other))
            {
                links.Add(link);
            }
        }

        return links;
    }

    // Of a phone call the partner knows what it wrote afterwards.
    private async Task<CallbackView?> CallbackAsync(Case c, CancellationToken cancellationToken) =>
        CaseId.TryParse(c.Kind == CaseKind.PhoneIn && c.Merged.Count > 0 ? c.Merged[^1].CaseId : c.Id, out var id)
        && await store.FindAsync(id.Partition, CallbackState.Row(id.Row), SatarkJson.Default.CallbackState, cancellationToken).ConfigureAwait(false) is { Value: var told }
            ? new CallbackView(told.ToldAt, told.Attempts, told.Fault, told.NextAt)
            : null;

    private static HistoryView Line(Case c, CaseEvent e, DataKey? key, Officer reader)
    {
        // What came from a platform is shown once, as the post; its raw body stays in the history for the court.
        var body = e.Kind is EventKinds.Received or EventKinds.Updated || (e.Kind == EventKinds.MailAdded && e.Facts.GetValueOrDefault("proven") == "yes") || !TipViews.MayRead(c, e, reader) ? null : History.Open(c.Id, e, key);
        return new HistoryView(e.Seq, e.At, e.Kind, e.By.Name, HistoryEnglish.Of(e, body), HistoryHindi.Of(e, body), e.LatencyMs, e.Answers);
    }

    private static EngagementView EngagementOf(Engagement e) => new(
        e.Id, e.Agency, e.Name, e.State, e.RequestedAt, e.DeliveredAt, e.AcknowledgedAt, e.OnTheWayAt, e.AtTheDoorAt, e.EndedAt,
        Math.Max(0, e.Calls - 1), e.NextCallAt, e.Reference, e.Phone);

    private LadderPlanView PlanOf(Case c)
    {
        var ladder = c.Ladder;
        var runs = c.IsOpen && c.Hold is null && !StormMoves.Waits(c);
        return new LadderPlanView(ladder.Policy.Name, ladder.Round, [.. ladder.Policy.Steps.Select((step, i) => StepOf(ladder, step, i, runs))], ladder.Policy.RepeatSeconds);
    }

    private LadderStepView StepOf(Ladder ladder, PolicyStep step, int index, bool runs)
    {
        // After a reopening the ladder stands before its first step again: what fired earlier is history.
        var fired = index < ladder.NextStep ? ladder.Fired.LastOrDefault(f => f.Steps.Contains(index)) : null;
        DateTimeOffset? due = fired is not null || !runs ? null : index == ladder.NextStep ? ladder.NextAt : ladder.DueAt(index, pace.Scale);
        return new LadderStepView(index, step.AfterSeconds, due, fired?.At, step.Targets, fired?.Skipped ?? false, fired?.Called ?? 0);
    }

    private async Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(Case c, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(c.Id, out var id))
        {
            return [];
        }

        var rows = await store.ListAllAsync(id.Partition, Delivery.Row(id.Row, ""), SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return [];
        }

        // Of the roster's contact points alone: agencies of the settings have nobody who would bring a code back.
        var places = await contacts.PlacesAsync(cancellationToken).ConfigureAwait(false);
        var unverified = (await contacts.UnverifiedAsync(places, cancellationToken).ConfigureAwait(false)).Select(p => p.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. rows.Select(r => r.Record.Value).OrderBy(d => d.At).Select(d => new DeliveryView(
            d.Id, d.Purpose, d.Round, d.Step, d.TargetName, d.Channel, d.State, d.Attempts, d.At, d.Reason, d.PerhapsTwice) { Unverified = unverified.Contains(d.Address) })];
    }
}
