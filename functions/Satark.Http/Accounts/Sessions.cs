using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>Somebody with a session.</summary>
/// <param name="Session">The session's name; never its token.</param>
/// <param name="Officer">Who; null: the one who sets up an installation without an admin.</param>
public sealed record SignedIn(string Session, Officer? Officer);

/// <summary>Sessions: twelve hours from the last request. The officer is read anew each time, so that changed roles act at once.</summary>
public sealed class Sessions(Tickets tickets, Officers officers, TimeProvider clock)
{
    /// <summary>How long a session lasts without a request.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string Kind = "session";

    // Prolonging is a durable write: once in a while is enough.
    private static readonly TimeSpan Coarseness = TimeSpan.FromMinutes(10);

    /// <summary>A new session; null: for setting up.</summary>
    /// <returns>Its token, for the cookie.</returns>
    public Task<string> BeginAsync(string? officerId, CancellationToken cancellationToken) => tickets.IssueAsync(Kind, officerId, Lifetime, cancellationToken);

    /// <summary>Who is signed in with a token, or null.</summary>
    public async Task<SignedIn?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await SeeAsync(await tickets.FindAsync(Kind, token, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Who is signed in with a session's name, or null once it has ended.</summary>
    public async Task<SignedIn?> FindByNameAsync(string session, CancellationToken cancellationToken) =>
        await SeeAsync(await tickets.FindAsync(session, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Ends the session of a token.</summary>
    public async Task EndAsync(string? token, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(Kind, token, cancellationToken).ConfigureAwait(false) is { } found)
        {
            await tickets.EndAsync(found.Name, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SignedIn?> SeeAsync((string Name, Ticket Ticket)? found, CancellationToken cancellationToken)
    {
        if (found is not var (name, ticket))
        {
            return null;
        }

        if (ticket.ExpiresAt - clock.GetUtcNow() < Lifetime - Coarseness)
        {
            await tickets.ProlongAsync(name, Lifetime, cancellationToken).ConfigureAwait(false);
        }

        if (ticket.OfficerId is null)
        {
            return new SignedIn(name, null);
        }

        return await officers.FindAsync(ticket.OfficerId, cancellationToken).ConfigureAwait(false) is { } officer ? new SignedIn(name, officer) : null;
    }
}
