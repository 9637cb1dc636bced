using Microsoft.Extensions.Logging;
using Satark.Http.Routing;
using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>Who says to be there, and how they prove it.</summary>
/// <param name="User">Who; null: whoever acts at the board now, else whose board it is.</param>
/// <param name="Pin">Their PIN, or null.</param>
/// <param name="Password">Their password, or null. It counts as fresh.</param>
/// <param name="Code">A code of their second factor, where they have one and give their password.</param>
public sealed record ConfirmRequest(string? User, string? Pin, string? Password, string? Code);

/// <summary>Lets an officer of the desk say at its board that it is them.</summary>
public sealed partial class ConfirmOfficer(
    ISignIn signIn, Sessions sessions, CheckPassword check, Pins pins, SecondFactors factors, Officers officers, SessionRules rules, TimeProvider clock, ILogger<ConfirmOfficer> logger)
{
    /// <summary>Tries what was given; null: it is them, and the board remembers it.</summary>
    public async Task<Problem?> HandleAsync(SignedIn board, ConfirmRequest request, CancellationToken cancellationToken)
    {
        var id = (request.User ?? (board.Acting ?? board.Officer!).Id).Trim().ToLowerInvariant();
        if (await officers.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } officer || !Sessions.MayStand(board.Officer!, officer))
        {
            return Problem.Of(new Refusal(RefusalKind.NotFound, "There is no such officer at this desk. Officers of other desks sign in at a board of their own.") { Hindi = "इस डेस्क पर ऐसा कोई अधिकारी नहीं। दूसरी डेस्क के अधिकारी अपने बोर्ड पर साइन इन करें।" });
        }

        return request.Password is { Length: > 0 } password ? await ByPasswordAsync(board, officer, password, request.Code, cancellationToken).ConfigureAwait(false)
            : await ByPinAsync(board, officer, request.Pin, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How an officer confirms at this board now: <c>pin</c> or <c>password</c>.</summary>
    public async Task<string> WayAsync(SignedIn board, Officer officer, CancellationToken cancellationToken) =>
        await pins.ExistsAsync(officer.Id, cancellationToken).ConfigureAwait(false) && await IsPinEnoughAsync(board, officer, cancellationToken).ConfigureAwait(false) ? "pin" : "password";

    private async Task<Problem?> ByPasswordAsync(SignedIn board, Officer officer, string password, string? code, CancellationToken cancellationToken)
    {
        if (signIn.SignInUrl is { } url)
        {
            return Problem.Of(new Refusal(RefusalKind.NotNow, $"There are no passwords here: sign in anew with your police account at {url}.") { Hindi = "यहाँ पासवर्ड नहीं है: अपने पुलिस खाते से फिर साइन इन करें।" });
        }

        var checkedBy = await check.HandleAsync(officer.Id, password, code, cancellationToken).ConfigureAwait(false);
        if (checkedBy.Refused is { } refused)
        {
            // Signed in they are: only this act is not allowed.
            return refused with { Status = refused.Status == 401 ? 403 : refused.Status };
        }

        await sessions.ConfirmAsync(board.Session, officer.Id, byPassword: true, cancellationToken).ConfigureAwait(false);
        Log.Confirmed(logger, officer.Id, "password");
        return null;
    }

    private async Task<Problem?> ByPinAsync(SignedIn board, Officer officer, string? pin, CancellationToken cancellationToken)
    {
        if (!await pins.ExistsAsync(officer.Id, cancellationToken).ConfigureAwait(false))
        {
            return Password("You have no PIN yet: give your password. You can set a PIN afterwards.", "आपका पिन अभी नहीं है: पासवर्ड लिखें। उसके बाद पिन बना सकते हैं।");
        }

        if (!await IsPinEnoughAsync(board, officer, cancellationToken).ConfigureAwait(false))
        {
            return Password("Once in a shift this board needs your password and code; after that your PIN is enough.", "हर शिफ़्ट में एक बार इस बोर्ड पर पासवर्ड और कोड चाहिए; उसके बाद पिन काफ़ी है।");
        }

        if (await sessions.PinTriedAsync(board.Session, cancellationToken).ConfigureAwait(false) is { } boardLocked)
        {
            Log.BoardLocked(logger, board.Officer!.Id);
            return Locked(boardLocked, "Too many wrong PINs at this board.", "इस बोर्ड पर बहुत बार ग़लत पिन।");
        }

        var answer = await pins.TryAsync(officer.Id, Pins.IsPin(pin) ? pin! : "", cancellationToken).ConfigureAwait(false);
        if (answer.IsRight)
        {
            await sessions.ConfirmAsync(board.Session, officer.Id, byPassword: false, cancellationToken).ConfigureAwait(false);
            Log.Confirmed(logger, officer.Id, "PIN");
            return null;
        }

        return answer.LockedUntil is { } until ? Locked(until, "Too many wrong PINs for this officer.", "इस अधिकारी का पिन बहुत बार ग़लत।")
            : Problem.Of(new Refusal(RefusalKind.Forbidden, "The PIN is wrong.") { Hindi = "पिन ग़लत है।" }) with { Needs = "officer" };
    }

    // Four digits must not stand in for a second factor that was never given here.
    private async Task<bool> IsPinEnoughAsync(SignedIn board, Officer officer, CancellationToken cancellationToken) =>
        !(rules.ProveEachShift || rules.Requires(officer) || await factors.IsActiveAsync(officer.Id, cancellationToken).ConfigureAwait(false))
        || await sessions.IsProvenAsync(board.Session, officer.Id, cancellationToken).ConfigureAwait(false);

    private Problem Locked(DateTimeOffset until, string english, string hindi)
    {
        var wait = until - clock.GetUtcNow();
        var minutes = Math.Ceiling(wait.TotalMinutes);
        return new Problem(423, "Locked", $"{english} Give the password, or try again in {minutes} minutes.") { RetryAfter = wait, DetailHindi = $"{hindi} पासवर्ड लिखें, या {minutes} मिनट बाद फिर कोशिश करें।", Needs = "password" };
    }

    private static Problem Password(string english, string hindi) => Problem.Of(new Refusal(RefusalKind.Forbidden, english) { Hindi = hindi }) with { Needs = "password" };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Officer {OfficerId} confirmed at a board by {Way}.")]
        public static partial void Confirmed(ILogger logger, string officerId, string way);

        [LoggerMessage(LogLevel.Warning, "A board of {OfficerId} takes no PIN for a while after many wrong ones.")]
        public static partial void BoardLocked(ILogger logger, string officerId);
    }
}
