using System.Text.RegularExpressions;
using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Escalation.Storms;
using Satark.Places;
using Satark.Roster;
using static Satark.Http.Moves.MoveBody;

namespace Satark.Http.Moves;

/// <summary>The table of all moves: who may make them when, and what they take.</summary>
public sealed partial class CaseMoves
{
    /// <summary>Typing more into an own find; it changes the report itself and is no move of the record alone.</summary>
    public const string EditFind = "edit-find";

    /// <summary>An operator's word that this case is, or is not, the writing of a phone call: it concerns two cases.</summary>
    public const string Merge = "merge", NotTheCall = "not-the-call";

    /// <summary>Nothing personal can be added where the case's key is gone.</summary>
    internal static readonly Refusal NothingMore = new(RefusalKind.NotNow, "This case was erased: nothing personal can be added to it.");

    private readonly Officers _officers;

    /// <summary>The table.</summary>
    public CaseMoves(Officers officers)
    {
        _officers = officers;
        All =
        [
            Plain("acknowledge", Role.Station, (c, by) => c.IsOpen && c.Hold is null, Holding.Acknowledge),
            Plain("extend", Role.Station, (c, by) => c.IsOpen && Holds(c, by), Holding.Extend),
            Plain("accept-offer", Role.Station, (c, by) => c.IsOfferedTo(by.Id), Offering.AcceptOffer),
            Plain("refuse-offer", Role.Station, (c, by) => c.IsOfferedTo(by.Id), Offering.RefuseOffer),
            Plain("same-person", Role.Station, (c, by) => c.IsAskedOf(by.Id), AskingHolder.SaySamePerson),
            Plain("other-person", Role.Station, (c, by) => c.IsAskedOf(by.Id), AskingHolder.SayOtherPerson),
            With("decline", Role.Station, (c, by) => Free(c, by), b => Word<DeclineReason>("reason", b.Reason, reason => (c, m) => c.Decline(reason, m))),
            With("dispatch", Role.Station, (c, by) => Acts(c) && !c.IsUnproven() && Free(c, by), b => Yes((c, m) => c.SendTeam(new Dispatch(Said(b.Station), Said(b.Vehicle), Said(b.Reference)), m))),
            Plain("on-the-way", Role.Station, (c, by) => Acts(c) && Free(c, by), Progress.GoOnTheWay),
            Plain("reached", Role.Station, (c, by) => Acts(c) && Free(c, by), Progress.Reach),
            With("contact", Role.Station, (c, by) => Acts(c) && c.IsOpen, b => Word<ContactResult>("result", b.Result, result => (c, m) => c.TryContact(result, Said(b.Note), m))),
            With("note", Role.Station, (c, _) => !c.Erased, b => Needed("text", b.Text, text => Kept((c, m) => c.AddNote(text, m)))),
            With("evidence", Role.Station, (c, _) => !c.Erased, Evidence),
            With("route", Role.Operator, Open, b => Needed("district", b.District, district => (c, m) => c.SetRoute(new CaseRoute(district, Said(b.Station), RouteBasis.ByHand, m.Now), m))),
            With("ask-several", Role.Operator, (c, _) => Candidates.MayAsk(c), b => b.Districts is { Count: > 0 and <= 10 } named ? Yes((c, m) => c.AskSeveral([.. named.Select(d => Said(d) ?? "")], m)) : Wrong("districts", "Two or three ids of districts, like [\"ballia\", \"mau\"].")),
            Plain("split-storm", Role.Operator, (c, by) => by.Jurisdiction.IsState && StormMoves.IsFree(c) && c.Storm is { OutAt: null }, StormMoves.Split),
            Plain("merge-storm", Role.Operator, (c, by) => by.Jurisdiction.IsState && StormMoves.Counts(c) && StormMoves.IsFree(c) && c.Storm is null or { OutAt: not null }, StormMoves.Merge),
            With("not-theirs", Role.Station, (c, _) => c.Asked().Any(), b => Needed("id", b.Id, id => (c, m) => c.SayNotTheirs(id, m))),
            With("ask", Role.Operator, (c, _) => c is { IsOpen: true, PartnerId: not null } or { IsOpen: true, Mail.IsProven: true } or { IsOpen: true, Tip: { InformerLeft: false, MutedAt: null }, Erased: false }, Ask),
            With("hand-over", Role.Operator, (c, by) => Acts(c) && !c.IsUnproven() && Free(c, by), HandOverTo),
            Plain("confirm-hand-over", Role.Operator, (c, _) => c is { IsOpen: true, HandOver.ConfirmedAt: null }, Ending.ConfirmHandOver),
            new("reassign", Role.Operator, (c, by) => c.IsOpen && (by.IsSupervisor || Holds(c, by)), ReassignAsync),
            With("reopen", Role.Operator, (c, _) => !c.IsOpen && !c.Erased, b => Needed("reason", b.Reason, reason => Kept((c, m) => c.Reopen(reason, m)))),
            With("close", Role.Station, (c, by) => Free(c, by) && (c.Tip is null || by.Role >= Role.Operator), b => Word<ClosingOutcome>("outcome", b.Outcome, outcome => (c, m) => c.Close(outcome, Said(b.Note), m)))
                with
            { Refused = (c, by, _) => c.Tip is null || by.Role >= Role.Operator ? null : new Refusal(RefusalKind.Forbidden, "The office closes a tip: report on it.") { Hindi = "सूचना कार्यालय बंद करता है: आप रिपोर्ट दें।" } },
            With("counselled", Role.Station, (c, _) => c.Counselling.Any(t => t.DoneAt is null), b => b.N is { } n ? Yes((c, m) => c.DoCounselling(n, m)) : Wrong("n", "The number of the task: 1, 2 or 3.")),
            Plain("real", Role.Operator, (c, _) => c.IsOpen && c.Mode != CaseMode.Actual, PartnerWord.MakeReal),
            Plain("genuine", Role.Operator, (c, _) => c.IsOpen && c.IsUnproven(), Mailing.CallGenuine),
            Plain("not-genuine", Role.Operator, (c, by) => c.IsUnproven() && Free(c, by), Mailing.CallNotGenuine),
            Plain("split-mail", Role.Operator, (c, _) => c is { IsOpen: true, Mail: { Persons: > 1, SplitAt: null } }, Mailing.SplitPersons),
            With("confirm-partner-word", Role.Station, (c, _) => c.IsOpen && c.Marks.Any(k => k.Kind == MarkKind.PartnerSays), b => b.StillAtRisk is { } risk ? Yes((c, m) => c.ConfirmPartnerWord(risk, m)) : Wrong("stillAtRisk", "true or false.")),
            With("engagement", Role.Station, (c, _) => c.IsOpen && c.Engagements.Any(e => e.IsActive), Engagement),
            .. TipMoves.Of(officers),
        ];
    }

    /// <summary>All moves of the record.</summary>
    public IReadOnlyList<CaseMove> All { get; }

    /// <summary>The move of a name, or null.</summary>
    public CaseMove? Find(string name) => All.FirstOrDefault(m => m.Name == name);

    /// <summary>The names of the moves that this officer could make now.</summary>
    public IReadOnlyList<string> Names(Case c, Officer by) =>
        [.. All.Where(m => m.IsFor(c, by)).Select(m => m.Name), .. c is { Kind: CaseKind.OwnFind or CaseKind.PhoneIn, Erased: false, IsOpen: true } ? [EditFind] : Array.Empty<string>()];

    private static bool Open(Case c, Officer by) => c.IsOpen;

    private static bool Holds(Case c, Officer by) => c.Hold?.By.Id == by.Id;

    // A team is sent to somebody in danger: of tips, only where a life is at stake and no police are part of it.
    private static bool Acts(Case c) => c.Tip is null || (c.LifeRisk && !c.Tip.Conflicted);

    // In one's own hand or in nobody's.
    private static bool Free(Case c, Officer by) => c.IsOpen && (c.Hold is null || Holds(c, by));

    // Nothing personal can be added where the case's key is gone.
    internal static Decision Kept(Decision decide) => (c, m) =>
        c.Erased ? NothingMore : decide(c, m);

    private static CaseMove Plain(string name, Role minimum, Func<Case, Officer, bool> offered, Decision decide) => With(name, minimum, offered, _ => Yes(decide));

    private static CaseMove With(string name, Role minimum, Func<Case, Officer, bool> offered, Func<MoveBody, Outcome<Decision>> read) =>
        new(name, minimum, offered, (body, _, _) => Task.FromResult(read(body)));

    private static Outcome<Decision> Yes(Decision decide) => decide;

    internal static Outcome<Decision> Wrong(string field, string fault) =>
        new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { [field] = [fault] });

    private static Outcome<Decision> Needed(string field, string? value, Func<string, Decision> decide) =>
        Said(value) is { } said ? decide(said) : Wrong(field, "This is needed.");

    private static Outcome<Decision> Word<T>(string field, string? value, Func<T, Decision> decide)
        where T : struct, Enum =>
        Words<T>.TryParse(value, out var word) ? decide(word) : Wrong(field, $"One of {string.Join(", ", Words<T>.All)}.");

    // Of a platform one asks what stands on a closed list; of an informer, anything.
    private static Outcome<Decision> Ask(MoveBody b) =>
        Said(b.Text) is { } text ? Yes((c, m) => c.Tip is null ? new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { ["question"] = ["Only an informer is asked in words."] }) : TipMoves.Ask(text)(c, m))
        : Word<Question>("question", b.Question, question => (c, m) => c.Tip is null ? c.Ask(question, m) : new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { ["text"] = ["An informer is asked in words."] }));

    private static Outcome<Decision> Evidence(MoveBody b) =>
        Said(b.Kind) is not { } kind || !KindOfEvidence().IsMatch(kind) ? Wrong("kind", "A word like phone, ip-address, coordinates, address, place-name or other.")
        : Needed("value", b.Value, value => Kept((c, m) => c.AddEvidence(kind, Said(b.Note) is { } note ? $"{value} ({note})" : value, m)));

    private static Outcome<Decision> HandOverTo(MoveBody b) =>
        Gazetteer.Default.FindState(Said(b.State)?.ToUpperInvariant() ?? "") is not { } state ? Wrong("state", "The two letters of a state or union territory, like BR or DL.")
        : state.Code == "UP" ? Wrong("state", "Uttar Pradesh is ours: set the district instead.")
        : Yes((c, m) => c.HandOverTo(state.Code, state.English, Said(b.Note), m));

    private static Outcome<Decision> Engagement(MoveBody b) =>
        Said(b.Id) is not { } id ? Wrong("id", "The engagement's id.")
        : Word<EngagementState>("state", b.State, state => (c, m) => c.Answer(id, state, Said(b.Reference), m));

    private async Task<Outcome<Decision>> ReassignAsync(MoveBody b, Officer by, CancellationToken cancellationToken) =>
        await _officers.FindAsync(Said(b.User) ?? "", cancellationToken).ConfigureAwait(false) is { } to
            ? Yes((c, m) => c.Tip is null || Visibility.MayBeGiven(to, CaseScope.Of(c)) ? c.Reassign(to.Actor, m) : TipMoves.NotFor(to, c))
            : Wrong("user", "There is no such officer.");

    [GeneratedRegex("^[a-z][a-z-]{1,39}$")]
    private static partial Regex KindOfEvidence();
}
