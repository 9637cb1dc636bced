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
/// <param name="User">Who acts, else whose board it is; or null.</param>
/// <param name="Demo">Whether this is a demo.</param>
/// <param name="Scale">How fast human clocks run.</param>
/// <param name="ServerTime">Our clock.</param>
/// <param name="Version">Of the program.</param>
/// <param name="SignInUrl">Where people sign in, or null: the page asks for name and password.</param>
/// <param name="SignOutUrl">Where people sign out, or null: <c>DELETE</c> here.</param>
/// <param name="Refused">Why somebody who did sign in there may not work here and what to do, or null.</param>
public sealed record SessionView(
    bool SignedIn, bool Setup, UserView? User, bool Demo, double Scale, DateTimeOffset ServerTime, string Version, string? SignInUrl, string? SignOutUrl, string? Refused)
{
    /// <summary>Whose board it is; null where nobody is signed in.</summary>
    public UserView? Board { get; init; }

    /// <summary>Nobody has confirmed that it is them: the board listens, and all that is personal is masked.</summary>
    public bool Locked { get; init; }

    /// <summary>Until when the one who acts is remembered without another act; null: nobody acts.</summary>
    public DateTimeOffset? ActingUntil { get; init; }

    /// <summary>Until when their password counts as fresh; null: it does not.</summary>
    public DateTimeOffset? FreshUntil { get; init; }

    /// <summary>The account of the one who acts; null: nobody acts.</summary>
    public AccountView? Account { get; init; }

    /// <summary>The PIN of invented officers; null outside of demos.</summary>
    public string? DemoPin { get; init; }
}

/// <summary>How far the one who acts has protected the account.</summary>
/// <param name="HasPin">Whether they have a PIN.</param>
/// <param name="SecondFactor">Whether they are asked for a code with the password.</param>
/// <param name="NeedsSecondFactor">Whether they must set one up before anything else.</param>
/// <param name="IsElsewhere">Password and second factor are kept by a provider in front of us.</param>
public sealed record AccountView(bool HasPin, bool SecondFactor, bool NeedsSecondFactor, bool IsElsewhere);

/// <summary>A colleague.</summary>
public sealed record UserView(string Id, string Name, Role Role, string Jurisdiction, bool OnDuty)
{
    /// <summary>What colleagues may know of an officer.</summary>
    public static UserView Of(Officer o, DutyMoment now) => new(o.Id, o.Name, o.Role, o.Jurisdiction.Text, now.IsOnDuty(o.Id));
}

/// <summary>Name and password.</summary>
public sealed record SignInRequest(string? User, string? Password)
{
    /// <summary>A code of the second factor, or null.</summary>
    public string? Code { get; init; }
}

/// <summary>The token of a one-time link.</summary>
public sealed record LinkRequest(string? Token)
{
    /// <summary>A code of the second factor, or null.</summary>
    public string? Code { get; init; }
}

/// <summary>Signing in and out, and the first setup.</summary>
public sealed partial class SessionEndpoints(
    ISignIn signIn, Sessions sessions, SessionViews views, SignInLinks links, CheckPassword check, Setup setup, Officers officers, OfferCases offers, HttpOptions options, ILogger<SessionEndpoints> logger)
{
    /// <summary>Who is signed in here.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var found = await signIn.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        if (found.IsOk && SessionCookie.Of(context) is { } token && context.Response.Headers.SetCookie.Count == 0)
        {
            // A browser forgets a cookie at its time, however often the server's row was prolonged.
            SessionCookie.Set(context, token, options);
        }

        return await views.AnswerAsync(found, cancellationToken).ConfigureAwait(false);
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

        var (officer, no) = await check.HandleAsync(request.User, request.Password, request.Code, cancellationToken).ConfigureAwait(false);
        return officer is null ? no! : await BeginAsync(context, officer, cancellationToken).ConfigureAwait(false);
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

        // The code first: a link whose code was wrong is not used up.
        if (await links.FindAsync(request.Token, cancellationToken).ConfigureAwait(false) is { OfficerId: { } of } && await officers.FindAsync(of, cancellationToken).ConfigureAwait(false) is { } known
            && await check.CodeAsync(known, request.Code, cancellationToken).ConfigureAwait(false) is { } no)
        {
            return no;
        }

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
        if (await signIn.FindAsync(context, cancellationToken).ConfigureAwait(false) is { IsOk: true, Value: var session } && (session.Acting ?? session.Officer) is { } leaving)
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
        var token = await sessions.BeginAsync(officer?.Id, cancellationToken).ConfigureAwait(false);
        SessionCookie.Set(context, token, options);
        return await views.AnswerAsync(
            await sessions.FindAsync(token, cancellationToken).ConfigureAwait(false) is { } signedIn ? signedIn : new Refusal(RefusalKind.Unauthenticated, "All your sessions were ended a moment ago."), cancellationToken)
            .ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Signed in: {OfficerId}.")]
        public static partial void SignedIn(ILogger logger, string officerId);
    }
}
