using Microsoft.AspNetCore.Http;
using Satark.Escalation;
using Satark.Http.Routing;
using Satark.Roster.Duty;

namespace Satark.Http.Accounts;

/// <summary>What a page is told of itself, after whatever changed it.</summary>
public sealed class SessionViews(ISignIn signIn, Setup setup, Pins pins, SecondFactors factors, SessionRules rules, DutyBook duty, Pace pace, Installation installation, HttpOptions options, TimeProvider clock)
{
    /// <summary>The PIN of a demo's invented officers; the page shows it.</summary>
    public const string DemoPin = "4071";

    /// <summary>The answer.</summary>
    public async Task<IResult> AnswerAsync(Outcome<SignedIn> found, CancellationToken cancellationToken) =>
        Answers.Json(await OfAsync(found, cancellationToken).ConfigureAwait(false), HttpJson.Default.SessionView);

    private async Task<SessionView> OfAsync(Outcome<SignedIn> found, CancellationToken cancellationToken)
    {
        var signedIn = found.IsOk ? found.Value : null;
        var officer = signedIn?.Acting ?? signedIn?.Officer;
        var needsSetup = signIn.SignInUrl is null && await setup.IsNeededAsync(cancellationToken).ConfigureAwait(false);
        var onDuty = await duty.NowAsync(cancellationToken).ConfigureAwait(false);
        return new SessionView(
            signedIn is not null, needsSetup, officer is null ? null : UserView.Of(officer, onDuty), installation.IsDemo, pace.Scale, clock.GetUtcNow(), options.Version, signIn.SignInUrl, signIn.SignOutUrl,
            found.Refusal is { Kind: RefusalKind.Forbidden } refusal ? refusal.Text : null)
        {
            Board = signedIn?.Officer is { } board ? UserView.Of(board, onDuty) : null,
            Locked = signedIn is { Officer: not null, Acting: null },
            ActingUntil = signedIn?.ActingUntil,
            FreshUntil = signedIn?.FreshUntil,
            Account = signedIn?.Acting is { } acting ? await AccountAsync(acting, cancellationToken).ConfigureAwait(false) : null,
            DemoPin = installation.IsDemo ? DemoPin : null,
        };
    }

    private async Task<AccountView> AccountAsync(Roster.Officer acting, CancellationToken cancellationToken)
    {
        var hasFactor = await factors.IsActiveAsync(acting.Id, cancellationToken).ConfigureAwait(false);
        return new AccountView(await pins.ExistsAsync(acting.Id, cancellationToken).ConfigureAwait(false), hasFactor, rules.Requires(acting) && !hasFactor, signIn.SignInUrl is not null);
    }
}
