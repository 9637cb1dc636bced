using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Board;
using Satark.Cases;
using Satark.Enrichment;
using Satark.Escalation;
using Satark.HandingOver;
using Satark.Intake;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Notifications.Together;
using Satark.Privacy;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Storage;
using Satark.Support;
using Satark.Watching;

namespace Satark.Tests.Model;

/// <summary>
/// One case, its people and its agencies over the real handlers, in one thread. Handlers and people take turns at gates: every
/// read, save and send is a place where another may come between, or where the process may die.
/// </summary>
internal sealed partial class ModelWorld : ILogger<Dispatcher>, IChannelAnswers
{
    private const string Id = "aaaaaaaaaaaaaaaa-1";

    private static readonly MessageTemplates Templates = new(() => new Uri("https://satark.test"), new HelplineOptions());


    private readonly Random _random;
    private readonly Guard _without;
    private readonly Tally _tally;
    private readonly FakeClock _clock = new();
    private readonly MemoryStore _store;
    private readonly MemoryKeyRing _keys = Keys;
    private readonly CaseBook _book;
    private readonly Watch _watch;
    private readonly Rest _rest;
    private readonly Dispatcher _dispatcher;
    private readonly ConfirmDelivery _confirm;
    private readonly Auditor _auditor;
    private readonly IReadOnlyList<Officer> _people;
    private readonly List<Flight> _flights = [];
    private Flight? _running;
    private bool _calm;

    public ModelWorld(int seed, Guard without, Tally tally)
    {
        (_random, _without, _tally) = (new Random(seed), without, tally);
        _store = new MemoryStore(_clock);
        _watch = new Watch(_clock, tally);
        _people = ModelPeople.Some(_random);
        _book = new CaseBook(_store, _keys, new Pace(1), _clock);
        _rest = new Rest(_store, _keys, _book, _clock, _watch, _people);
        var officers = new Officers(_store);
        var duty = new DutyBook(_store, officers, _clock);
        var contacts = new AgencyContacts(ModelPeople.Directories[_random.Next(ModelPeople.Directories.Length)], duty);
        var board = new BoardIndex(_store, _clock);
        var desk = new ModelDesk(this);
        var links = new Links(_store, _keys, _clock);
        var compose = new ComposeMessage(Templates, links, new BriefState(_book, new DeskOptions(), officers), new Installation(false), _clock);
        IChannel[] channels = [new ModelChannel(Channels.Sms, this), new ModelChannel(Channels.Email, this), new ModelChannel(Channels.Webhook, this), new DeskChannel(desk, _book)];
        var next = new NextChannel(_store, _book, duty);
        var record = new RecordDelivery(_store, _book, _keys, links);
        var synthetic = new SyntheticRuns(_store, _clock);
        _confirm = new ConfirmDelivery(record);
        _auditor = new Auditor(_store, _book, board, NullLogger<Auditor>.Instance);
        var places = Locator.Of(_book, new BuiltInTextAnalyzer());
        var storms = new Satark.Escalation.Storms.StormBook(_store, _book, officers, NullLogger<Satark.Escalation.Storms.StormBook>.Instance);
        _dispatcher = new Dispatcher(
            [
                new(Errands.ShowCase, new ShowCase(_book, board, desk, synthetic).HandleAsync),
                new(Errands.ClimbLadder, new ClimbLadder(_store, _book, new Callees(officers, duty, desk), places, NullLogger<ClimbLadder>.Instance).HandleAsync),
                new(Errands.LapseLease, new LapseLease(_book).HandleAsync),
                new(Errands.CallAgency, new CallAgency(_store, _book, contacts).HandleAsync),
                new(Errands.ChaseHandOver, new ChaseHandOver(_book).HandleAsync),
                new(Errands.MindStorm, storms.MindAsync),
                new(Errands.JoinStorm, storms.JoinAsync),
                new(Errands.TellAgencies, new TellAgencies(_store, _book, contacts, duty).HandleAsync),
                new(Errands.Deliver, Delivering.Assembled.Of(_store, _book, compose, new ComposeTogether(Templates, compose, links, new Installation(false), _clock), channels, record, officers, synthetic, _clock, Keys).HandleAsync),
                new(Errands.TryNextChannel, next.HandleAsync),
                new(Errands.RouteCase, places.HandleAsync),
                new(Errands.IndexCase, new IndexCase(_store, _book, new CaseIndex(_store), new Satark.Searching.SearchIndex(_store, Keys, _book), synthetic).HandleAsync),
                new(Errands.TellSuccessor, new TellSuccessor(_store, _book, duty).HandleAsync),
                new(Errands.RemindOfCounselling, new RemindOfCounselling(_store, _book, duty).HandleAsync),
            ],
            _store,
            _clock,
            this);
        _store.At = Gate;
        _store.Saving = _watch.Saving;
        TakeOut();
    }

    // The keys' derivation is not what the model is about.
    private static MemoryKeyRing Keys { get; } = new();

    private static DataKey CaseKey { get; } = Keys.NewAsync(default).AsTask().GetAwaiter().GetResult();

    /// <summary>Runs one schedule.</summary>
    /// <exception cref="ViolationException">Something happened that must not.</exception>
    public static void Run(int seed, Guard without, Tally tally)
    {
        var world = new ModelWorld(seed, without, tally);
        var task = world.RunAsync();
        if (!task.IsCompleted)
        {
            throw new InvalidOperationException($"Schedule {seed} waits for something outside of itself.");
        }

        task.GetAwaiter().GetResult();
        tally.Schedule();
    }

    private async Task RunAsync()
    {
        _calm = true;
        await OpenAsync();
        _calm = false;
        for (var turn = _random.Next(8, 23); turn > 0; turn--)
        {
            Turn();
        }

        // To rest, and on over the next timer: whoever waits must be waited for.
        _calm = true;
        Settle();
        _rest.Look();
        Throw();
        if (_random.Next(3) == 0 && _store.NextDueAt is { } due)
        {
            _clock.Advance(due - _clock.Now);
            Settle();
            _rest.Look();
            await _rest.VerifyAsync();
        }

        Throw();
    }

    private async Task OpenAsync()
    {
        foreach (var officer in _people)
        {
            _store.Tamper(new RecordKey("officers", "officer-" + officer.Id), JsonSerializer.SerializeToUtf8Bytes(officer, SatarkJson.Default.Officer));
        }

        _store.Tamper(new RecordKey("officers", "last-resort"), ModelPeople.LastRecord);
        var lifeRisk = _random.Next(6) > 0;
        var submission = new Submission { Type = CaseType.Threat, Severity = lifeRisk ? Severity.Critical : Severity.Medium, Mode = _random.Next(12) == 0 ? CaseMode.Exercise : CaseMode.Actual };
        var now = _book.Now;
        var fresh = NewCase.Make(Id, "ACEF", CaseKind.Alert, submission, now, CaseKey) with
        {
            Source = "Meta",
            PartnerId = "meta",
            Ladder = Ladder.Begin(ModelPeople.Ladder(_random), now),
        };
        var m = new Moment(Actor.System, now, 1);
        var change = new Change(CaseId.Parse(Id).Partition);
        change.Insert(OpenCases.Row, new OpenCases(1, [new CaseEntry(Id, fresh.Code, true, fresh.Mode, PersonKeys.None)]), SatarkJson.Default.OpenCases);
        _book.Open(change, fresh, new Report { Text = _random.Next(3) == 0 ? "somewhere in Ballia" : "nowhere" }, [m.Say(EventKinds.Received)], CaseKey);
        await _store.SaveAsync(change, default);
    }

    private void Turn()
    {
        switch (_random.Next(100))
        {
            case < 42 when _flights.Count > 0:
                LetOn(_flights[_random.Next(_flights.Count)], mayDie: true);
                break;
            case < 72 when _store.NextDueAt <= _clock.Now:
                Deliver();
                break;
            case < 88:
                Act();
                break;
            case < 91 when _flights.Count > 0:
                Die();
                break;
            default:
                Wait();
                break;
        }

        Throw();
    }

    private void Wait()
    {
        var waiting = _store.Waiting;
        if (waiting.Count == 0 || _random.Next(8) == 0)
        {
            // An outage, or a queue that lags.
            _clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 200)));
        }
        else
        {
            // Mostly the next timer; else any of them, with all before it late.
            var next = _random.Next(3) == 0 ? waiting[_random.Next(waiting.Count)] : waiting[0];
            var rare = _random.Next(5) switch
            {
                0 => waiting.FirstOrDefault(m => m.Kind == Errands.LapseLease),
                1 => waiting.FirstOrDefault(IsRare),
                _ => null,
            };
            var due = (rare ?? next).DueAt;
            _clock.Advance(due > _clock.Now ? due - _clock.Now : TimeSpan.FromSeconds(_random.Next(1, 6)));
        }
    }

    private void Throw()
    {
        if (_watch.Violation is { } violation)
        {
            throw violation;
        }
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not (null or InjectedException or ViolationException))
        {
            _watch.Unhandled($"{formatter(state, exception)} {exception}");
        }
    }
}
