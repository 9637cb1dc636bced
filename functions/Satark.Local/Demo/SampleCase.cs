using Satark.Cases;
using Satark.Escalation;
using Satark.Http.Demo;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Local.Demo;

/// <summary>One calm case that came to a good end an hour ago, so that a newcomer sees what a history looks like. Made by the real moves.</summary>
internal sealed class SampleCase(IStore store, IKeyRing keys, Officers officers, CodeBook codes, Pace pace, TimeProvider clock)
{
    /// <summary>The invented partner's name.</summary>
    public const string Partner = "Sample Platform";

    private static readonly string Partition = Ids.Derived("demo", "sample case");

    /// <summary>Makes it, once.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var id = new CaseId(Partition, 1);
        var then = new Then(clock.GetUtcNow() - TimeSpan.FromMinutes(75));
        var book = new CaseBook(store, keys, pace, then);
        if (await book.FindAsync(id.ToString(), cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        await OpenAsync(book, id, then, cancellationToken).ConfigureAwait(false);
        var operatorOnDuty = (await officers.FindAsync("ravi", cancellationToken).ConfigureAwait(false))!.Actor;
        (double After, Func<Case, Moment, Outcome<Moved>> Move)[] story =
        [
            (0.6, (c, m) => c.Read(m)),
            (0.1, (c, m) => c.See(m)),
            (0.4, (c, m) => c.Acknowledge(m)),
            (2, (c, m) => c.SetRoute(new CaseRoute("lucknow", "Alambagh", RouteBasis.ByHand, m.Now), m)),
            (3, (c, m) => c.TryContact(ContactResult.NoAnswer, null, m)),
            (2, (c, m) => c.SendTeam(new Dispatch("Alambagh", "UP32-0000", "E-0001"), m)),
            (4, (c, m) => c.GoOnTheWay(m)),
            (17, (c, m) => c.Reach(m)),
            (9, (c, m) => c.Close(ClosingOutcome.Safe, "At the bus station, waiting for a later bus; the daughter was called.", m)),
        ];
        foreach (var (after, move) in story)
        {
            then.Pass(TimeSpan.FromMinutes(after));
            var moved = await book.MoveAsync(id.ToString(), operatorOnDuty, (c, m) => move(c, m), cancellationToken).ConfigureAwait(false);
            _ = moved.Value;
        }
    }

    private async Task OpenAsync(CaseBook book, CaseId id, Then then, CancellationToken cancellationToken)
    {
        var now = then.GetUtcNow();
        var key = await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var fresh = new Case
        {
            Id = id.ToString(),
            Code = await codes.NextAsync(cancellationToken).ConfigureAwait(false),
            Kind = CaseKind.Alert,
            Mode = CaseMode.Actual,
            Type = CaseType.MissingPerson,
            Severity = Severity.Medium,
            LifeRisk = false,
            Source = Partner,
            PartnerId = DemoEndpoints.PartnerId,
            Platform = Partner,
            OpenedAt = now,
            DetectedAt = now - TimeSpan.FromMinutes(2),
            Ladder = Ladder.Begin(Policies.For(false), now),
            KeyId = key.Id,
            Sample = true,
        };
        var report = new Report
        {
            AlertId = "sample-1",
            Url = "https://sample.example/posts/1",
            Text = "My father left for the bus station this morning and does not answer his phone. Has anybody in Alambagh, Lucknow seen him?",
            Language = "en",
            Subject = new Subject { Handle = "daughter.of.sample", DisplayName = "N. (invented)" },
        };
        var m = new Moment(new Actor(ActorKind.Partner, DemoEndpoints.PartnerId, Partner), now, pace.Scale);
        var change = new Change(Partition).Insert(OpenCases.Row, new OpenCases(1, [new CaseEntry(fresh.Id, fresh.Code, true, fresh.Mode, PersonKeys.None)]), SatarkJson.Default.OpenCases);
        book.Open(change, fresh, report, [m.Say(EventKinds.Received, "{}", ("partner", DemoEndpoints.PartnerId)) with { Answers = "detected", Since = fresh.DetectedAt }], key);
        await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A clock that is set by hand.</summary>
    private sealed class Then(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset _now = start;

        public void Pass(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
