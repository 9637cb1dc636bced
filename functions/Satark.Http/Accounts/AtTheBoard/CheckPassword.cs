using Microsoft.Extensions.Logging;
using Satark.Http.Routing;
using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>Checks a password, and the second factor of those who have one. A code is tried only after the right password.</summary>
public sealed partial class CheckPassword(Passwords passwords, SecondFactors factors, TimeProvider clock, ILogger<CheckPassword> logger)
{
    /// <summary>Who it is, or why not.</summary>
    public async Task<(Officer? Officer, Problem? Refused)> HandleAsync(string? user, string? password, string? code, CancellationToken cancellationToken)
    {
        var answer = await passwords.TryAsync(user, password, cancellationToken).ConfigureAwait(false);
        return answer.LockedUntil is { } until ? (null, Locked(until, "Too many wrong passwords.", "बहुत बार ग़लत पासवर्ड।"))
            : answer.Officer is not { } officer ? (null, Problem.Of(new Refusal(RefusalKind.Unauthenticated, "User or password is wrong.")))
            : await CodeAsync(officer, code, cancellationToken).ConfigureAwait(false) is { } refused ? (null, refused)
            : (officer, null);
    }

    /// <summary>Checks the second factor alone; null: it is right, or the officer has none.</summary>
    public async Task<Problem?> CodeAsync(Officer officer, string? code, CancellationToken cancellationToken)
    {
        if (!await factors.IsActiveAsync(officer.Id, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return Problem.Of(new Refusal(RefusalKind.Unauthenticated, "Type the code that your authenticator app shows now, or a recovery code.") { Hindi = "ऐप में दिख रहा कोड लिखें, या कोई रिकवरी कोड।" }) with { Needs = "code" };
        }

        var answer = await factors.TryAsync(officer.Id, code, cancellationToken).ConfigureAwait(false);
        return answer.IsRight ? null
            : answer.LockedUntil is { } until ? Locked(until, "Too many wrong codes.", "बहुत बार ग़लत कोड।")
            : Problem.Of(new Refusal(RefusalKind.Unauthenticated, "The code is wrong or was used already. Wait for the next one.") { Hindi = "कोड ग़लत है या इस्तेमाल हो चुका है। अगले कोड का इंतज़ार करें।" }) with { Needs = "code" };
    }

    private Problem Locked(DateTimeOffset until, string english, string hindi)
    {
        var wait = until - clock.GetUtcNow();
        Log.Locked(logger, wait.TotalMinutes);
        var minutes = Math.Ceiling(wait.TotalMinutes);
        return new Problem(423, "Locked", $"{english} Try again in {minutes} minutes, or ask an admin for a sign-in link.") { RetryAfter = wait, DetailHindi = $"{hindi} {minutes} मिनट बाद फिर कोशिश करें, या एडमिन से साइन-इन लिंक माँगें।" };
    }

    private static partial class Log
    {
        // Without the name: what was typed there may be a password, or nobody's.
        [LoggerMessage(LogLevel.Warning, "An account is locked for {Minutes} minutes after wrong passwords or codes.")]
        public static partial void Locked(ILogger logger, double minutes);
    }
}
