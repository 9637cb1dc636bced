using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Http.Routing;
using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>An account as admins see it.</summary>
public sealed record PersonView(string Id, string Name, Role Role, string Jurisdiction, bool OnDuty, bool HasPin, bool SecondFactor);

/// <summary>Others' accounts, for admins: what a lost phone, a forgotten PIN or an officer who has left asks for.</summary>
public sealed partial class PeopleEndpoints(Officers officers, Pins pins, SecondFactors factors, EndSessions endSessions, ILogger<PeopleEndpoints> logger)
{
    /// <summary>Everybody.</summary>
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var list = new List<PersonView>();
        foreach (var o in await officers.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            list.Add(new PersonView(
                o.Id, o.Name, o.Role, o.Jurisdiction.Text, o.OnDuty, await pins.ExistsAsync(o.Id, cancellationToken).ConfigureAwait(false), await factors.IsActiveAsync(o.Id, cancellationToken).ConfigureAwait(false)));
        }

        return Answers.Json(list, HttpJson.Default.IReadOnlyListPersonView);
    }

    /// <summary>Ends all sessions of somebody.</summary>
    public Task<IResult> EndSessionsAsync(HttpContext context, CancellationToken cancellationToken) =>
        DoAsync(context, "ended all sessions", officer => endSessions.HandleAsync(officer.Id, cancellationToken), cancellationToken);

    /// <summary>Takes somebody's PIN away.</summary>
    public Task<IResult> ResetPinAsync(HttpContext context, CancellationToken cancellationToken) =>
        DoAsync(context, "took away the PIN", officer => pins.RemoveAsync(officer.Id, cancellationToken), cancellationToken);

    /// <summary>Takes somebody else's second factor away.</summary>
    public Task<IResult> ResetFactorAsync(HttpContext context, CancellationToken cancellationToken) =>
        context.Call().Value("id") == context.Call().Officer.Id
            ? Task.FromResult<IResult>(Problem.Of(new Refusal(RefusalKind.Forbidden, "Another admin does this: whoever sits at your unlocked page must not.") { Hindi = "यह कोई दूसरा एडमिन करेगा।" }))
            : DoAsync(context, "took away the second factor", officer => factors.RemoveAsync(officer.Id, cancellationToken), cancellationToken);

    private async Task<IResult> DoAsync(HttpContext context, string what, Func<Officer, Task> act, CancellationToken cancellationToken)
    {
        if (await officers.FindAsync(context.Call().Value("id"), cancellationToken).ConfigureAwait(false) is not { } officer)
        {
            return Problem.Of(new Refusal(RefusalKind.NotFound, "There is no such officer.") { Hindi = "ऐसा कोई अधिकारी नहीं।" });
        }

        await act(officer).ConfigureAwait(false);
        Log.Done(logger, context.Call().Officer.Id, what, officer.Id);
        return Answers.Nothing();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Admin {AdminId} {What} of {OfficerId}.")]
        public static partial void Done(ILogger logger, string adminId, string what, string officerId);
    }
}
