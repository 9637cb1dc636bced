using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Escalation;
using Satark.Http.Routing;
using Satark.Roster;
using Satark.Roster.Duty;

namespace Satark.Http.Accounts;

/// <summary>What a page knows of itself.</summary>
/// <param name="SignedIn">Whether somebody is signed in who may work here.</param>
/// <param name="Setup">Whether the first admin is still to be made, by this page.</param>
/// <param name="User">Who, or null.</param>
/// <param name="Demo">Whether this is a demo.</param>
/// <param name="Scale">How fast human clocks run.</param>
/// <param name="ServerTime">Our clock.</param>
/// <param name="Version">Of the program.</param>
/// <param name="SignInUrl">Where people sign in, or null: the page asks for name and password.</param>
/// <param name="SignOutUrl">Where people sign out, or null: <c>DELETE</c> here.</param>
/// <param name="Refused">Why somebody who did sign in there may not work here and what to do, or null.</param>
public sealed record SessionView(
    bool SignedIn, bool Setup, UserView? User, bool Demo, double Scale, DateTimeOffset ServerTime, string Version, string? SignInUrl, string? SignOutUrl, string? Refused);

/// <summary>A colleague.</summary>
public sealed record UserView(string Id, string Name, Role Role, string Jurisdiction, bool OnDuty)
{
    /// <summary>What colleagues may know of an officer.</summary>
    public static UserView Of(Officer o, DutyMoment now) => new(o.Id, o.Name, o.Role, o.Jurisdiction.Text, now.IsOnDuty(o.Id));
}

/// <summary>Name and password.</summary>
public sealed record SignInRequest(string? User, string? Password);

/// <summary>The token of a one-time link.</summary>
public sealed record LinkRequest(string? Token);

/// <summary>Signing in and out, and the first setup.</summary>
public sealed partial class SessionEndpoints(
    ISignIn signIn, Sessions sessions, SignInLinks links, Passwords passwords, Setup setup, Officers officers, OfferCases offers, DutyBook duty, Pace pace, Installation installation, HttpOptions options, TimeProvider clock,
    ILogger<SessionEndpoints> logger)
{
    /// <summary>Who is signed in here.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var found = await signIn.FindAsync(context, cancellationToken).ConfigureAwait(false);
        return found.Refusal is not { } refusal ? await ViewAsync(true, found.Value.Officer, cancellationToken).ConfigureAwait(false)
            : await ViewAsync(false, null, cancellationToken, refusal.Kind == RefusalKind.Forbidden ? refusal.Text : null).ConfigureAwait(false);
    }

    /// <summary>Signs in with name and password.</summary>
    public async Task<IResult> SignInAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Elsewhere() is { } elsewhere)
        {
            return elsewhere;
        }

        if (!context.Call().TryRead(HttpJson.Default.SignInRequest, out var request, out var refused))
        {
            return refused;
        }

        var answer = await passwords.TryAsync(request.User, request.Password, cancellationToken).ConfigureAwait(false);
        if (answer.LockedUntil is { } until)
        {
            var wait = until - clock.GetUtcNow();
            Log.Locked(logger, wait.TotalMinutes);
            return new Problem(423, "Locked", $"Too many wrong passwords. Try again in {Math.Ceiling(wait.TotalMinutes)} minutes, or ask an admin for a sign-in link.") { RetryAfter = wait };
        }

        return answer.Officer is { } officer
            ? await BeginAsync(context, officer, cancellationToken).ConfigureAwait(false)
            : Problem.Of(new Refusal(RefusalKind.Unauthenticated, "User or password is wrong."));
    }

    /// <summary>Signs in with a one-time link.</summary>
    public async Task<IResult> SignInByLinkAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Elsewhere() is { } elsewhere)
        {
            return elsewhere;
        }

        if (!context.Call().TryRead(HttpJson.Default.LinkRequest, out var request, out var refused))
        {
            return refused;
        }

        var gone = Problem.Of(new Refusal(RefusalKind.Gone, "This sign-in link was used or has expired. Sign in with your password, or have a new link made."));
        if (await links.RedeemAsync(request.Token, cancellationToken).ConfigureAwait(false) is not { } ticket)
        {
            return gone;
        }

        if (ticket.OfficerId is { } id)
        {
            return await officers.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } officer ? await BeginAsync(context, officer, cancellationToken).ConfigureAwait(false) : gone;
        }

        return await setup.IsNeededAsync(cancellationToken).ConfigureAwait(false) ? await BeginAsync(context, null, cancellationToken).ConfigureAwait(false) : gone;
    }

    /// <summary>Makes the first admin and signs him in.</summary>
    public async Task<IResult> SetUpAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.SetupRequest, out var request, out var refused))
        {
            return refused;
        }

        var made = await setup.HandleAsync(request, cancellationToken).ConfigureAwait(false);
        if (made.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        await sessions.EndAsync(SessionCookie.Of(context), cancellationToken).ConfigureAwait(false);
        return await BeginAsync(context, made.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs out; without a session it is no error. Whatever cases the officer holds are offered to a successor first: nobody leaves a case behind unseen.</summary>
    public async Task<IResult> SignOutAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await signIn.FindAsync(context, cancellationToken).ConfigureAwait(false) is { IsOk: true, Value.Officer: { } leaving })
        {
            await offers.SignOutAsync(leaving, cancellationToken).ConfigureAwait(false);
        }

        await sessions.EndAsync(SessionCookie.Of(context), cancellationToken).ConfigureAwait(false);
        SessionCookie.Clear(context, options);
        return Answers.Nothing();
    }

    // A session that no guard of this host would look at must not be begun.
    private Problem? Elsewhere() =>
        signIn.SignInUrl is { } url ? Problem.Of(new Refusal(RefusalKind.NotNow, $"Sign in with your police account at {url}: there are no passwords and links here.")) : null;

    private async Task<IResult> BeginAsync(HttpContext context, Officer? officer, CancellationToken cancellationToken)
    {
        Log.SignedIn(logger, officer?.Id ?? "the installer");
        SessionCookie.Set(context, await sessions.BeginAsync(officer?.Id, cancellationToken).ConfigureAwait(false), options);
        return await ViewAsync(true, officer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> ViewAsync(bool signedIn, Officer? officer, CancellationToken cancellationToken, string? refused = null) => Answers.Json(
        new SessionView(
            signedIn, signIn.SignInUrl is null && await setup.IsNeededAsync(cancellationToken).ConfigureAwait(false), officer is null ? null : UserView.Of(officer, await duty.NowAsync(cancellationToken).ConfigureAwait(false)),
            installation.IsDemo, pace.Scale, clock.GetUtcNow(), options.Version, signIn.SignInUrl, signIn.SignOutUrl, refused),
        HttpJson.Default.SessionView);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Signed in: {OfficerId}.")]
        public static partial void SignedIn(ILogger logger, string officerId);

        // Without the name: what was typed there may be a password, or nobody's.
        [LoggerMessage(LogLevel.Warning, "An account is locked for {Minutes} minutes after wrong passwords.")]
        public static partial void Locked(ILogger logger, double minutes);
    }
}
