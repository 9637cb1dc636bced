using Microsoft.AspNetCore.Http;

namespace Satark.Http.Accounts;

/// <summary>Sessions of our own: name and password or a one-time link, then a cookie.</summary>
public sealed class CookieSignIn(Sessions sessions) : ISignIn
{
    /// <inheritdoc />
    public string? SignInUrl => null;

    /// <inheritdoc />
    public string? SignOutUrl => null;

    /// <inheritdoc />
    public async ValueTask<Outcome<SignedIn>> FindAsync(HttpContext context, CancellationToken cancellationToken) =>
        await sessions.FindAsync(SessionCookie.Of(context), cancellationToken).ConfigureAwait(false) is { } signedIn
            ? signedIn
            : new Refusal(RefusalKind.Unauthenticated, "Sign in.");
}
