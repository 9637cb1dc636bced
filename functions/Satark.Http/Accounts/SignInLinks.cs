namespace Satark.Http.Accounts;

/// <summary>Links that sign in once: printed by the program, or made by an admin for a colleague.</summary>
public sealed class SignInLinks(Tickets tickets)
{
    /// <summary>How long a link waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const string Kind = "signin";

    /// <summary>A link's token; null: for setting up an installation without an admin.</summary>
    public Task<string> CreateAsync(string? officerId, CancellationToken cancellationToken) => tickets.IssueAsync(Kind, officerId, Lifetime, cancellationToken);

    /// <summary>The ticket of a link that waits, which stays unused; null where it is none.</summary>
    public async Task<Ticket?> FindAsync(string? token, CancellationToken cancellationToken) => (await tickets.FindAsync(Kind, token, cancellationToken).ConfigureAwait(false))?.Ticket;

    /// <summary>Uses a link up: its ticket for exactly one caller, null for everybody else.</summary>
    public async Task<Ticket?> RedeemAsync(string? token, CancellationToken cancellationToken) =>
        await tickets.FindAsync(Kind, token, cancellationToken).ConfigureAwait(false) is var (name, ticket)
        && await tickets.EndAsync(name, cancellationToken).ConfigureAwait(false) ? ticket : null;
}
