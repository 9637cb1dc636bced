using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Roster;
using Satark.Roster.Duty;

namespace Satark.Http.Accounts;

/// <summary>An officer who may act at a board.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">As colleagues say it.</param>
/// <param name="Role">What they may do.</param>
/// <param name="OnDuty">Whether ladders call them.</param>
/// <param name="Way">How they confirm here: <c>pin</c> or <c>password</c>.</param>
public sealed record BoardOfficerView(string Id, string Name, Role Role, bool OnDuty, string Way);

/// <summary>Who acts at a board: confirming, changing places, leaving. The board itself listens on, whoever stands before it.</summary>
public sealed class OfficerEndpoints(Officers officers, Sessions sessions, ConfirmOfficer confirm, ISignIn signIn, SessionViews views, DutyBook duty)
{
    /// <summary>The officers of this desk, those on duty first.</summary>
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var board = context.Call().SignedIn!;
        var now = await duty.NowAsync(cancellationToken).ConfigureAwait(false);
        var list = new List<BoardOfficerView>();
        foreach (var o in (await officers.ListAsync(cancellationToken).ConfigureAwait(false)).Where(o => Sessions.MayStand(board.Officer!, o)).OrderByDescending(o => now.IsOnDuty(o.Id)).ThenBy(o => o.Name, StringComparer.Ordinal))
        {
            list.Add(new BoardOfficerView(o.Id, o.Name, o.Role, now.IsOnDuty(o.Id), await confirm.WayAsync(board, o, cancellationToken).ConfigureAwait(false)));
        }

        return Answers.Json(list, HttpJson.Default.IReadOnlyListBoardOfficerView);
    }

    /// <summary>Confirms that somebody of this desk stands here.</summary>
    public async Task<IResult> ConfirmAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.ConfirmRequest, out var request, out var refused))
        {
            return refused;
        }

        return await confirm.HandleAsync(context.Call().SignedIn!, request, cancellationToken).ConfigureAwait(false) is { } no ? no : await NowAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the board, which listens on.</summary>
    public async Task<IResult> LeaveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await sessions.LockAsync(context.Call().SignedIn!.Session, cancellationToken).ConfigureAwait(false);
        return await NowAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Somebody works at the page without changing anything; that they acted was noted before this.</summary>
    public Task<IResult> ActAsync(HttpContext context, CancellationToken cancellationToken) => NowAsync(context, cancellationToken);

    private async Task<IResult> NowAsync(HttpContext context, CancellationToken cancellationToken) =>
        await views.AnswerAsync(await signIn.FindAsync(context, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
