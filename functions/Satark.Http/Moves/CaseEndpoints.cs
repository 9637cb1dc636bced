using Microsoft.AspNetCore.Http;
using Satark.Board;
using Satark.Cases;
using Satark.Http.Pictures;
using Satark.Http.Routing;
using Satark.Http.Views;
using Satark.Intake;
using Satark.Places.Evidence;
using Satark.Reads;
using Satark.Roster;

namespace Satark.Http.Moves;

/// <summary>Reading cases and moving them. What an officer may not see does not exist for them.</summary>
public sealed class CaseEndpoints(CaseBook book, CaseMoves moves, OpenOwnFind ownFind, MergeCall merge, CaseViews views, ReadPicture pictures)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "There is no such case.");
    private static readonly Refusal NotYours = new(RefusalKind.Forbidden, "Only the one who has the case, or a supervisor, may do this.") { Hindi = "यह वही कर सकते हैं जिनके पास केस है, या पर्यवेक्षक।" };

    /// <summary>The whole case; that it was read is told by its history. On a locked board what is personal is masked, and nobody has read it.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        if (call.IsLocked)
        {
            return await book.FindAsync(call.Value("id"), cancellationToken).ConfigureAwait(false) is { Value: var c } && Visibility.MaySee(call.Board, c)
                && await views.MaskedAsync(c, call.Board, cancellationToken).ConfigureAwait(false) is { } masked ? Answers.Json(masked, HttpJson.Default.CaseView) : Problem.Of(Unknown);
        }

        var read = await book.MoveAsync(call.Value("id"), call.Officer.Actor, Seen(call.Officer, (c, m) => OutsideReading.Refused(call.Officer, c, m.Now) is { } reason ? reason : c.Read(m)), cancellationToken).ConfigureAwait(false);
        return read.Refusal is { } refusal ? Problem.Of(refusal)
            : await views.OfAsync(read.Value, call.Officer, cancellationToken).ConfigureAwait(false) is { } view ? Answers.Json(view, HttpJson.Default.CaseView)
            : Problem.Of(Unknown);
    }

    /// <summary>The case view stood two seconds before human eyes.</summary>
    public async Task<IResult> SeeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        return Answers.From(await book.MoveAsync(call.Value("id"), call.Officer.Actor, Seen(call.Officer, (c, m) => c.See(m)), cancellationToken).ConfigureAwait(false), _ => Answers.Nothing());
    }

    /// <summary>Opens a case of a post that the desk found itself.</summary>
    public async Task<IResult> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        if (Body(call, out var body) is { } refused)
        {
            return refused;
        }

        var opened = await ownFind.HandleAsync(body.Find, call.Officer, cancellationToken).ConfigureAwait(false);
        return await ViewAsync(opened, call.Officer, 201, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes one move.</summary>
    public async Task<IResult> MoveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var (id, name, officer) = (call.Value("id"), call.Value("move"), call.Officer);
        if (!await IsSeenAsync(call, cancellationToken).ConfigureAwait(false))
        {
            return Problem.Of(Unknown);
        }

        if (Body(call, out var body) is { } refused)
        {
            return refused;
        }

        if (name == CaseMoves.EditFind)
        {
            return await ViewAsync(await ownFind.EditAsync(id, body.Find, officer, cancellationToken).ConfigureAwait(false), officer, 200, cancellationToken).ConfigureAwait(false);
        }

        if (name is CaseMoves.Merge or CaseMoves.NotTheCall)
        {
            return officer.Role < Role.Operator ? Problem.Of(NotYours)
                : MoveBody.Said(body.Into) is not { } into ? Problem.Of(CaseMoves.Wrong("into", "The id of the case of the phone call.").Refusal!)
                : await ViewAsync(await merge.HandleAsync(id, into, name == CaseMoves.Merge, officer, cancellationToken).ConfigureAwait(false), officer, 200, cancellationToken).ConfigureAwait(false);
        }

        if (moves.Find(name) is not { } move)
        {
            return Problem.Of(new Refusal(RefusalKind.NotFound, "There is no such move."));
        }

        if (officer.Role < move.Minimum)
        {
            return Problem.Of(NotYours);
        }

        var decision = await move.ReadAsync(body, officer, cancellationToken).ConfigureAwait(false);
        if (decision.Refusal is { } wrong)
        {
            return Problem.Of(wrong);
        }

        var moved = await book.MoveAsync(
            id,
            officer.Actor,
            Seen(officer, (c, m) => name == "reassign" && c.IsOpen && !move.IsFor(c, officer) ? NotYours
                : c.Tip is not null && move.Refused?.Invoke(c, officer, body) is { } no ? no
                : decision.Value(c, m)),
            cancellationToken).ConfigureAwait(false);
        return moved.Refusal is { Kind: RefusalKind.Conflict } conflict
            ? Problem.Of(conflict) with { Holder = await HolderAsync(id, officer, cancellationToken).ConfigureAwait(false) }
            : await ViewAsync(moved, officer, 200, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the position inside a picture as evidence. Of the picture nothing is kept.</summary>
    public async Task<IResult> AddPictureAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var (id, officer) = (call.Value("id"), call.Officer);
        if (!await IsSeenAsync(call, cancellationToken).ConfigureAwait(false))
        {
            return Problem.Of(Unknown);
        }

        if (PictureFile.TypeOf(call.Body.Span) is null)
        {
            return new Problem(415, "Wrong kind of body", "This is no picture that can be read: send a JPEG, PNG, WebP or HEIC file as the camera wrote it.");
        }

        if (await pictures.HandleAsync(call.Body, cancellationToken).ConfigureAwait(false) is not { } position)
        {
            return Problem.Of(new Refusal(RefusalKind.NotNow, "This picture holds no position. Messengers remove it: ask for the file as the camera wrote it."));
        }

        var moved = await book.MoveAsync(id, officer.Actor, Seen(officer, CaseMoves.Kept((c, m) => c.AddEvidence(PicturePosition.Kind, position.ToString(), m))), cancellationToken).ConfigureAwait(false);
        return await ViewAsync(moved, officer, 200, cancellationToken).ConfigureAwait(false);
    }

    private static IResult? Body(Call call, out MoveBody body) =>
        !call.TryRead(HttpJson.Default.MoveBody, out body, out var refused) ? refused
        : body.TooLong() is { } field ? Problem.Of(new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { [field] = ["This is too long."] }))
        : null;

    // Decided on the case as it stands at the save: it may have become a matter that this officer must not know of.
    private static Func<Case, Moment, Outcome<Moved>> Seen(Officer officer, Decision decide) => (c, m) => Visibility.MaySee(officer, c) ? decide(c, m) : Unknown;

    // Spares whoever may not see it a longer answer; what counts is decided at the save.
    private async Task<bool> IsSeenAsync(Call call, CancellationToken cancellationToken) =>
        await book.FindAsync(call.Value("id"), cancellationToken).ConfigureAwait(false) is { Value: var c } && Visibility.MaySee(call.Officer, c);

    private async Task<BoardHolder?> HolderAsync(string id, Officer officer, CancellationToken cancellationToken) =>
        await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Value: var c } && Visibility.MaySee(officer, c) ? BoardRow.Of(c).For(officer).Holder : null;

    private async Task<IResult> ViewAsync(Outcome<Case> outcome, Officer officer, int status, CancellationToken cancellationToken) =>
        outcome.Refusal is { } refusal ? Problem.Of(refusal)

            // A move may take a case out of one's own sight, or into another district, where the reason for reading comes first; and so may another's meanwhile.
            : OutsideReading.Refused(officer, outcome.Value, book.Now) is not null || await views.OfAsync(outcome.Value, officer, cancellationToken).ConfigureAwait(false) is not { } view ? Answers.Nothing()
            : Answers.Json(view, HttpJson.Default.CaseView, status, status == 201 ? "/api/v1/cases/" + outcome.Value.Id : null);
}
