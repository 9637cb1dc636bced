using System.Text.Json.Serialization;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Http.Accounts;

/// <summary>What a session's or a sign-in link's token stands for.</summary>
/// <param name="OfficerId">Who; null: the one who sets up an installation without an admin.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record Ticket(string? OfficerId, DateTimeOffset ExpiresAt)
{
    /// <summary>Which sessions of that officer it belongs to (<see cref="Generations"/>).</summary>
    public int Generation { get; init; }

    /// <summary>The officer's role where a provider in front of us says it; null: the roster's.</summary>
    public Roster.Role? Role { get; init; }

    /// <summary>Who stands at the board and has confirmed it; null: nobody has since the last sign-in or lock.</summary>
    public OfficerAtBoard? AtBoard { get; init; }

    /// <summary>Who gave password and second factor at this board, the latest of each.</summary>
    public IReadOnlyList<BoardProof>? Proofs { get; init; }

    /// <summary>Wrong PINs of anybody at this board.</summary>
    public BoardTries? Tries { get; init; }
}

/// <summary>Random 256-bit tokens that are stored only as keyed hashes, each in a partition of its own, and forgotten when they expire.</summary>
public sealed class Tickets(IStore store, IKeyRing keys, TimeProvider clock)
{
    /// <summary>The kind of message that forgets an expired ticket.</summary>
    public const string Forget = "ForgetTicket";

    private const string Row = "ticket";

    /// <summary>A new token of a kind; durable when this returns.</summary>
    public Task<string> IssueAsync(string kind, string? officerId, TimeSpan lifetime, CancellationToken cancellationToken) =>
        IssueAsync(kind, new Ticket(officerId, clock.GetUtcNow() + lifetime), cancellationToken);

    /// <summary>A new token of a kind for this ticket; durable when this returns.</summary>
    public async Task<string> IssueAsync(string kind, Ticket ticket, CancellationToken cancellationToken)
    {
        var token = Ids.Secret();
        var partition = Partition(kind, token);
        var change = new Change(partition).Insert(Row, ticket, AccountsJson.Default.Ticket).Send(Timer(partition, ticket));
        return await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved
            ? token
            : throw new StoreUnavailableException("Two tokens of 256 random bits were the same.");
    }

    /// <summary>The ticket of a token with the name under which it can be found again; null where unknown or expired.</summary>
    public Task<(string Name, Ticket Ticket)?> FindAsync(string kind, string? token, CancellationToken cancellationToken) =>
        token is { Length: 43 } ? FindAsync(Partition(kind, token), cancellationToken) : Task.FromResult<(string, Ticket)?>(null);

    /// <summary>The ticket of a name; null where it is gone or expired.</summary>
    public async Task<(string Name, Ticket Ticket)?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(name, Row, AccountsJson.Default.Ticket, cancellationToken).ConfigureAwait(false);
        return stored is not null && stored.Value.ExpiresAt > clock.GetUtcNow() ? (name, stored.Value) : null;
    }

    /// <summary>Lets it live longer. One that changed meanwhile was prolonged or ended by somebody else.</summary>
    public async Task ProlongAsync(string name, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(name, Row, AccountsJson.Default.Ticket, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            var longer = stored.Value with { ExpiresAt = clock.GetUtcNow() + lifetime };
            await store.SaveAsync(new Change(name).Replace(Row, stored.Version, longer, AccountsJson.Default.Ticket), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Changes it, decided anew after a conflict; null: it is gone or expired, or the decision was to leave it.</summary>
    public Task<Ticket?> ChangeAsync(string name, Func<Ticket, Ticket?> decide, CancellationToken cancellationToken) => store.ChangeAsync<Ticket?>(
        async token =>
        {
            var stored = await store.FindAsync(name, Row, AccountsJson.Default.Ticket, token).ConfigureAwait(false);
            var after = stored is null || stored.Value.ExpiresAt <= clock.GetUtcNow() ? null : decide(stored.Value);
            return (after is null ? null : new Change(name).Replace(Row, stored!.Version, after, AccountsJson.Default.Ticket), after);
        },
        cancellationToken);

    /// <summary>Ends it; true for exactly one caller.</summary>
    public async Task<bool> EndAsync(string name, CancellationToken cancellationToken) =>
        await store.FindAsync(new RecordKey(name, Row), cancellationToken).ConfigureAwait(false) is { } stored
        && await store.SaveAsync(new Change(name).Delete(Row, stored.Version), cancellationToken).ConfigureAwait(false) == SaveResult.Saved;

    /// <summary>The timer of a ticket: forgets it, or waits for as long as it was prolonged.</summary>
    public Task ForgetAsync(Message message, CancellationToken cancellationToken)
    {
        var name = Errand.Of(message).Subject;
        return store.ChangeAsync<bool>(
            async token =>
            {
                var stored = await store.FindAsync(name, Row, AccountsJson.Default.Ticket, token).ConfigureAwait(false);
                return stored is null ? (null, false)
                    : stored.Value.ExpiresAt <= clock.GetUtcNow() ? (new Change(name).Delete(Row, stored.Version), true)
                    : (new Change(name).Require(Row, stored.Version).Send(Timer(name, stored.Value)), false);
            },
            cancellationToken);
    }

    // The expiry numbers the timer, so that a prolonged ticket's next timer is another message.
    private static Message Timer(string partition, Ticket ticket) =>
        new Errand(partition, N: (int)(ticket.ExpiresAt.ToUnixTimeSeconds() & int.MaxValue)).As(Forget, Lane.Bulk, ticket.ExpiresAt);

    private string Partition(string kind, string token) => $"{kind}-{Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, kind, token)}";
}

/// <summary>How account records are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(Credential))]
[JsonSerializable(typeof(SessionGeneration))]
[JsonSerializable(typeof(FactorRecord))]
public sealed partial class AccountsJson : JsonSerializerContext;
