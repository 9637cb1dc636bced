using Microsoft.AspNetCore.Http;
using Satark.Http.Accounts;

namespace Satark.Relay;

/// <summary>The relay has no accounts: nobody signs in here.</summary>
internal sealed class NobodySignsIn : ISignIn
{
    public string? SignInUrl => null;

    public string? SignOutUrl => null;

    public ValueTask<Outcome<SignedIn>> FindAsync(HttpContext context, CancellationToken cancellationToken) =>
        new(new Refusal(RefusalKind.Unauthenticated, "Nobody signs in here."));
}
