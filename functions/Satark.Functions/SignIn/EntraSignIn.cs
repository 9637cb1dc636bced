using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Functions.Settings;
using Satark.Http;
using Satark.Http.Accounts;
using Satark.Messaging;
using Satark.Roster;

namespace Satark.Functions.SignIn;

/// <summary>
/// Entra ID by built-in authentication, which lets anonymous requests through: partners, providers and citizens call the same app. The role is the app's
/// role in Entra; jurisdiction, phone and duty stand on the roster, which is read at each request, so that a change acts at once. A sign-in opens a board of our own,
/// which listens on when the sign-in has lapsed; who acts at it confirms by PIN, for a shift after their own sign-in there.
/// </summary>
public sealed partial class EntraSignIn : ISignIn
{
    private readonly SignInOptions _options;
    private readonly Officers _officers;
    private readonly Sessions _sessions;
    private readonly SessionRules _rules;
    private readonly HttpOptions _http;
    private readonly TimeProvider _clock;
    private readonly ILogger<EntraSignIn> _logger;

    /// <summary>Sign-in for this site.</summary>
    /// <exception cref="InvalidOperationException">Built-in authentication is off: then anybody could write the header.</exception>
    public EntraSignIn(FunctionsSettings settings, Officers officers, Sessions sessions, SessionRules rules, TimeProvider clock, ILogger<EntraSignIn> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.Site.IsAuthEnabled)
        {
            throw new InvalidOperationException($"{AzureSite.AuthEnabled} is not True: the principal's header cannot be trusted.");
        }

        (_options, _officers, _sessions, _rules, _http, _clock, _logger) = (settings.SignIn, officers, sessions, rules, settings.Http, clock, logger);
    }

    /// <inheritdoc />
    public string SignInUrl => "/.auth/login/aad?post_login_redirect_uri=/";

    /// <inheritdoc />
    public string SignOutUrl => "/.auth/logout?post_logout_redirect_uri=/";

    /// <inheritdoc />
    public async ValueTask<Outcome<SignedIn>> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var board = await BoardAsync(context, cancellationToken).ConfigureAwait(false);
        var found = await PrincipalAsync(context, cancellationToken).ConfigureAwait(false);
        return found is { Refusal.Kind: RefusalKind.Unauthenticated } && board is not null ? board
            : found.Refusal is { } refusal ? refusal
            : board is not null ? board

            // Without a board nobody has confirmed anything yet: a page opens one before it asks for more.
            : new SignedIn("entra-" + found.Value.Officer.Id, found.Value.Officer);
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<SignedIn>> OpenAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var found = await PrincipalAsync(context, cancellationToken).ConfigureAwait(false);
        if (found.Refusal is not null)
        {
            return await FindAsync(context, cancellationToken).ConfigureAwait(false);
        }

        var (officer, signedInAt) = found.Value;
        var board = await BoardAsync(context, cancellationToken).ConfigureAwait(false);
        if (board?.Officer is { } home && Sessions.MayStand(home, officer) && (home.Id != officer.Id || home.Role == officer.Role))
        {
            // Signed in anew since: that is what a password is elsewhere. The same sign-in again is no proof that they still sit there.
            if (IsFresh(signedInAt) && !(await _sessions.ProvenAtAsync(board.Session, officer.Id, cancellationToken).ConfigureAwait(false) >= signedInAt))
            {
                await _sessions.ConfirmAsync(board.Session, officer.Id, byPassword: true, cancellationToken, officer.Role).ConfigureAwait(false);
            }

            return (await BoardAsync(context, cancellationToken).ConfigureAwait(false))!;
        }

        await _sessions.EndAsync(SessionCookie.Of(context), cancellationToken).ConfigureAwait(false);
        var token = await _sessions.BeginAsync(officer.Id, cancellationToken, officer.Role).ConfigureAwait(false);
        var opened = (await _sessions.FindAsync(token, cancellationToken).ConfigureAwait(false))!;
        if (!IsFresh(signedInAt))
        {
            await _sessions.LockAsync(opened.Session, cancellationToken).ConfigureAwait(false);
            opened = opened with { Acting = null };
        }

        SessionCookie.Set(context, token, _http);
        return opened;
    }

    private bool IsFresh(DateTimeOffset? signedInAt) => signedInAt is { } at && SteadyClock.WallOf(_clock) - at <= _rules.Fresh;

    // Only one that was opened by Entra's word counts here.
    private async Task<SignedIn?> BoardAsync(HttpContext context, CancellationToken cancellationToken) =>
        await _sessions.FindAsync(SessionCookie.Of(context), cancellationToken).ConfigureAwait(false) is { Officer: not null, IsByProvider: true } board ? board : null;

    private async Task<Outcome<(Officer Officer, DateTimeOffset? SignedInAt)>> PrincipalAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (ClientPrincipal.Of(context.Request) is not { } principal || !PrincipalRules.IsOurs(principal, _options, SteadyClock.WallOf(_clock)))
        {
            return new Refusal(RefusalKind.Unauthenticated, $"Sign in at {SignInUrl}.");
        }

        if (PrincipalRules.RoleOf(principal) is not { } role)
        {
            return new Refusal(RefusalKind.Forbidden, "Your police account has no role here. Ask whoever keeps the accounts to assign you one of Station, Operator, Supervisor and Admin.");
        }

        var addresses = PrincipalRules.AddressesOf(principal);
        var officer = await FindOfficerAsync(addresses, role, cancellationToken).ConfigureAwait(false)
            ?? (role == Role.Admin ? await EnterAsync(principal, addresses, cancellationToken).ConfigureAwait(false) : null);
        return officer is null
            ? new Refusal(RefusalKind.Forbidden, "An admin must put you on the roster first, with the mail address of your police account.")
            : (officer with { Role = role }, PrincipalRules.SignedInAt(principal));
    }

    private async Task<Officer?> FindOfficerAsync(IReadOnlyList<string> addresses, Role role, CancellationToken cancellationToken)
    {
        var all = await _officers.ListAsync(cancellationToken).ConfigureAwait(false);
        return addresses.Select(a => all.FirstOrDefault(o => string.Equals(o.Mail, a, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(o => o is not null)

            // An admin who is a guest of the tenant has no address that mail could reach, and stands there by his id alone. Nobody else is
            // found so: two people may have the same name at different domains.
            ?? addresses.Select(a => role != Role.Admin ? null : all.FirstOrDefault(o => string.IsNullOrWhiteSpace(o.Mail) && o.Id == IdOf(a))).FirstOrDefault(o => o is not null);
    }

    // Whoever makes the installation is admin in Entra before there is anybody on the roster; he must be able to begin.
    private async Task<Officer?> EnterAsync(ClientPrincipal principal, IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        if (addresses.Count == 0 || IdOf(addresses[0]) is not { } id || await _officers.FindAsync(id, cancellationToken).ConfigureAwait(false) is not null)
        {
            return null;
        }

        // A guest's name in our tenant looks like an address; no mail arrives there.
        var mail = addresses.FirstOrDefault(a => Notifications.Address.IsMail(a) && !a.Contains('#', StringComparison.Ordinal));
        var officer = new Officer(id, PrincipalRules.NameOf(principal) ?? id, Role.Admin, Jurisdiction.State, null, mail, OnDuty: true);
        await _officers.PutAsync(officer, cancellationToken).ConfigureAwait(false);
        Log.Entered(_logger, id);
        return officer;
    }

    // What stands before the @. A guest's name holds characters that no officer's id may hold.
    private static string? IdOf(string address)
    {
        var id = string.Concat(address.Split('@', 2)[0].ToLowerInvariant().Select(ch => char.IsAsciiLetterOrDigit(ch) || ch is '.' or '-' or '_' ? ch : '-').Take(40));
        return Officers.IsId(id) ? id : null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An admin of the Entra app was not on the roster and has been put on it: {OfficerId}.")]
        public static partial void Entered(ILogger logger, string officerId);
    }
}
