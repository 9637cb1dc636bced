using Satark.Cases;
using Satark.Roster;
using Satark.Storage;
using Satark.Tips;
using Satark.Tips.Moves;
using static Satark.Http.Moves.MoveBody;

namespace Satark.Http.Moves;

/// <summary>The moves of tips alone: who may make them when, and what they take.</summary>
internal static class TipMoves
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<CaseMove> Of(Officers officers) =>
    [
        new CaseMove("assign", Role.Operator, Open, (body, _, token) => AssignAsync(officers, body, token)),
        Make("accept", Role.Station, (c, by) => IsMine(c, by) && c.Tip!.Assignment!.AcceptedAt is null, _ => Yes(Assigning.Accept)),
        Make("refuse", Role.Station, IsMine, b => Needed("reason", b.Reason, reason => (c, m) => c.RefuseAssignment(reason, m))),
        Make("report", Role.Station, (c, by) => IsMine(c, by) || (Open(c, by) && c.Hold?.By.Id == by.Id), b => Needed("text", b.Text, text => Word<TipFinding>(b.Outcome, "outcome", outcome => (c, m) => c.Report(outcome, text, [], m)))),
        Make("review", Role.Operator, (c, by) => Open(c, by) && c.Tip!.Reports is [.., { Review: ReviewState.Waiting } last] && last.By.Id != by.Id, b => Word<ReviewState>(b.Review, "review", review => (c, m) => c.Review(review, Said(b.Note), m))),
        Make("classify", Role.Operator, Open, b => Word<Sensitivity>(b.Sensitivity, "sensitivity", sensitivity => (c, m) => c.Classify(sensitivity, m)))
            with
        { Refused = (c, by, b) => by.IsSupervisor || !Words<Sensitivity>.TryParse(b.Sensitivity, out var lower) || lower >= c.Tip!.Sensitivity ? null : new Refusal(RefusalKind.Forbidden, "Only a supervisor lets more people see a tip.") { Hindi = "ज़्यादा लोगों को दिखाने का अधिकार केवल पर्यवेक्षक को है।" } },
        Make("set-category", Role.Operator, Open, b => MediaItem.IsId(b.Category) ? Yes((c, m) => c.SetCategory(b.Category!, m)) : Wrong("category", "The id of a category.")),
        Make("conflict", Role.Operator, (c, by) => Open(c, by) && !c.Tip!.Conflicted, _ => Yes((c, m) => c.NoOpenTip() is { } refusal ? refusal : c.FindConflict(m))),
        Make("mute", Role.Supervisor, (c, _) => c is { Tip.MutedAt: null, Erased: false }, b => Needed("reason", b.Reason, reason => (c, m) => c.Mute(reason, m))),
        Together(officers, "reveal", static c => c is { LifeRisk: true, Tip.InformerLeft: false }, (b, by, find) => Needed("reason", b.Reason, reason => (c, m) => c.AskIdentity(by, reason, find, m))),
        Together(officers, "original", static c => c.Tip is { InformerLeft: false, Media.Count: > 0 }, (b, by, find) => Needed("mediaId", b.MediaId, media => Needed("reason", b.Reason, reason => (c, m) => c.AskOriginal(media, by, reason, find, m)))),
    ];

    /// <summary>A question to the informer.</summary>
    public static Decision Ask(string text) => (c, m) => c.AskInformer(text, m);

    private static bool Open(Case c, Officer by) => c is { IsOpen: true, Tip: not null, Erased: false };

    private static bool IsMine(Case c, Officer by) => Open(c, by) && c.Tip!.Assignment?.User == by.Id;

    private static CaseMove Make(string name, Role minimum, Func<Case, Officer, bool> offered, Func<MoveBody, Outcome<Decision>> read) =>
        new(name, minimum, (c, by) => c.Tip is not null && offered(c, by), (body, _, _) => Task.FromResult(read(body)));

    // Offered to those who may; whoever else asks is told who may.
    private static CaseMove Together(Officers officers, string name, Func<Case, bool> offered, Func<MoveBody, Officer, Func<string, Officer?>, Outcome<Decision>> read) =>
        new(name, Role.Station, (c, by) => Open(c, by) && offered(c) && Visibility.MayDecideTogether(by, CaseScope.Of(c)), async (body, by, token) =>
        {
            var all = (await officers.ListAsync(token).ConfigureAwait(false)).ToDictionary(o => o.Id, StringComparer.Ordinal);
            return read(body, by, all.GetValueOrDefault);
        });

    private static async Task<Outcome<Decision>> AssignAsync(Officers officers, MoveBody body, CancellationToken cancellationToken) =>
        await officers.FindAsync(Said(body.User) ?? "", cancellationToken).ConfigureAwait(false) is { } to
            ? Yes((c, m) => Visibility.MayBeGiven(to, CaseScope.Of(c)) ? c.Assign(to.Actor, m) : NotFor(to, c))
            : Wrong("user", "There is no such officer.");

    /// <summary>Why a tip cannot be given to an officer.</summary>
    public static Refusal NotFor(Officer to, Case c) => c switch
    {
        { Tip.Conflicted: true } => new(RefusalKind.Forbidden, $"Police are part of this tip, so {to.Name} may not know of it: choose somebody of the range office, or a vigilance officer.")
        {
            Hindi = $"इस सूचना में पुलिस का नाम है, इसलिए यह {to.Name} को नहीं दी जा सकती: रेंज कार्यालय के किसी अधिकारी या सतर्कता अधिकारी को चुनें।",
        },
        { Route: null } => new(RefusalKind.Forbidden, $"Say first which district this tip belongs to: only then can {to.Name} have it.") { Hindi = $"पहले बताएँ कि यह सूचना किस ज़िले की है: तभी यह {to.Name} को दी जा सकती है।" },
        _ => new(RefusalKind.Forbidden, $"{to.Name} works in another place, or may not know of a tip of this class: choose somebody of its district.")
        {
            Hindi = $"{to.Name} दूसरी जगह काम करते हैं, या इस वर्ग की सूचना नहीं देख सकते: इसी ज़िले के किसी अधिकारी को चुनें।",
        },
    };

    private static Outcome<Decision> Yes(Decision decide) => decide;

    private static Outcome<Decision> Wrong(string field, string fault) => CaseMoves.Wrong(field, fault);

    private static Outcome<Decision> Needed(string field, string? value, Func<string, Outcome<Decision>> then) => Said(value) is { } said ? then(said) : Wrong(field, "This is needed.");

    private static Outcome<Decision> Needed(string field, string? value, Func<string, Decision> decide) => Needed(field, value, said => Yes(decide(said)));

    private static Outcome<Decision> Word<T>(string? value, string field, Func<T, Decision> decide)
        where T : struct, Enum =>
        Words<T>.TryParse(value, out var word) ? decide(word) : Wrong(field, $"One of {string.Join(", ", Words<T>.All)}.");
}
