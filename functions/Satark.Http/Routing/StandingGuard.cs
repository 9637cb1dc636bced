using Satark.Http.Accounts;

namespace Satark.Http.Routing;

/// <summary>Lets through who has proven what a route needs: that a board is open, that an officer has confirmed it, that the password is fresh.</summary>
/// <param name="sessions">Where it is kept.</param>
/// <param name="factors">Who has a second factor.</param>
/// <param name="rules">Who must have one.</param>
public sealed class StandingGuard(Sessions sessions, SecondFactors factors, SessionRules rules)
{
    /// <summary>
    /// The refusal with what would open it, or null; and who signed in, as far as that counts here. Whoever only sets up an installation is judged by the route's caller.
    /// </summary>
    public async Task<(Problem? Refused, SignedIn SignedIn)> JudgeAsync(Route route, SignedIn signedIn, CancellationToken cancellationToken)
    {
        if (signedIn.Acting is not { } acting || route.BeforeSecondFactor || !rules.Requires(acting) || await factors.IsActiveAsync(acting.Id, cancellationToken).ConfigureAwait(false))
        {
            return (Refuse(route, signedIn), signedIn);
        }

        // To listen they are as good as nobody: the board is locked.
        return (route.Needs > Standing.Board ? Of("second-factor", "Supervisors and admins need a second factor here: set it up first.", "यहाँ पर्यवेक्षक और एडमिन को दूसरा चरण चाहिए: पहले उसे चालू करें।") : null, signedIn with { Acting = null });
    }

    /// <summary>An officer acted: they are remembered for longer.</summary>
    public Task ActedAsync(SignedIn signedIn) => sessions.ActedAsync(signedIn, CancellationToken.None);

    private static Problem? Refuse(Route route, SignedIn signedIn) =>
        signedIn.Officer is null || route.Caller is Caller.Installer || signedIn.Standing >= route.Needs ? null
        : signedIn.Standing == Standing.Board ? Of("officer", "The board is locked. Say who you are: PIN or password.", "बोर्ड लॉक है। बताएँ आप कौन हैं: पिन या पासवर्ड।")
        : Of("password", "This needs your password, given within the last few minutes.", "इसके लिए अपना पासवर्ड अभी फिर लिखें।");

    private static Problem Of(string needs, string english, string hindi) => Problem.Of(new Refusal(RefusalKind.Forbidden, english) { Hindi = hindi }) with { Needs = needs };
}
