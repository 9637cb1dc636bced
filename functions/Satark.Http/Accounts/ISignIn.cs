using Microsoft.AspNetCore.Http;

namespace Satark.Http.Accounts;

/// <summary>How people sign in on this host: by our own cookie, or at a provider in front of us.</summary>
public interface ISignIn
{
    /// <summary>Where a page sends people to sign in; null: it asks for name and password itself.</summary>
    string? SignInUrl { get; }

    /// <summary>Where a page sends people to sign out; null: it asks <c>DELETE /api/v1/session</c>.</summary>
    string? SignOutUrl { get; }

    /// <summary>
    /// Who sits before a request. Refused as unauthenticated where nobody has signed in; as forbidden, with what to do, where somebody has but may not
    /// work here. Roster and role are read anew each time, so that what an admin changes acts with the next request.
    /// </summary>
    ValueTask<Outcome<SignedIn>> FindAsync(HttpContext context, CancellationToken cancellationToken);

    /// <summary>
    /// The same for a page that opens: where a provider in front of us signed somebody in since the last time, a board is opened for them, or they are confirmed at
    /// the one that is open.
    /// </summary>
    ValueTask<Outcome<SignedIn>> OpenAsync(HttpContext context, CancellationToken cancellationToken) => FindAsync(context, cancellationToken);
}
