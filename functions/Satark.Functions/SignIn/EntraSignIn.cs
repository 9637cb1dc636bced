using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Functions.Settings;
using Satark.Http.Accounts;
using Satark.Messaging;
using Satark.Roster;

namespace Satark.Functions.SignIn;

/// <summary>
/// Entra ID by built-in authentication, which lets anonymous requests through: partners, providers and citizens call the same app. The role is the app's
/// role in Entra; jurisdiction, phone and duty stand on the roster, which is read at each request, so that a change acts at once.
/// </summary>
public sealed partial class EntraSignIn : ISignIn
{
    private readonly SignInOptions _options;
    private readonly Officers _officers;
    private readonly TimeProvider _clock;
    private readonly ILogger<EntraSignIn> _logger;

    /// <summary>Sign-in for this site.</summary>
    /// <exception cref="InvalidOperationException">Built-in authentication is off: then anybody could write the header.</exception>
    public EntraSignIn(FunctionsSettings settings, Officers officers, TimeProvider clock, ILogger<EntraSignIn> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.Site.IsAuthEnabled)
        {
            throw new InvalidOperationException($"{AzureSite.AuthEnabled} is not True: the principal's header cannot be trusted.");
        }

        (_options, _officers, _clock, _logger) = (settings.SignIn, officers, clock, logger);
    }

    /// <inheritdoc />
    public string SignInUrl => "/.auth/login/aad?post_login_redirect_uri=/";

    /// <inheritdoc />
    public string SignOutUrl => "/.auth/logout?post_logout_redirect_uri=/";

    /// <inheritdoc />
    public async ValueTask<Outcome<SignedIn>> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
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
            : new SignedIn("entra-" + officer.Id, officer with { Role = role });
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
