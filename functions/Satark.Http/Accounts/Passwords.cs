using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Http.Accounts;

/// <summary>What a sign-in came to.</summary>
/// <param name="Officer">Who, where name and password were right.</param>
/// <param name="LockedUntil">Until when this account takes no password, or null.</param>
public readonly record struct PasswordAnswer(Officer? Officer, DateTimeOffset? LockedUntil);

/// <summary>Passwords: set, tried, locked. A try is counted before it is made, so that a thousand at once are still five.</summary>
public sealed class Passwords(IStore store, Officers officers, TimeProvider clock) : IDisposable
{
    /// <summary>Fewest characters of a password.</summary>
    public const int Fewest = 10;

    private const int Most = 200;
    private const int MostStrangers = 1000;
    private const string Row = "credential";

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Dictionary<string, Credential> _strangers = new(StringComparer.Ordinal);
    private string? _nobodysHash;

    /// <summary>What is wrong with a password, or null.</summary>
    public static string? Fault(string? password) =>
        password is null || password.Length < Fewest ? $"At least {Fewest} characters."
        : password.Length > Most ? $"At most {Most} characters."
        : null;

    /// <summary>Sets an officer's password and frees the account.</summary>
    public Task SetAsync(string officerId, string password, CancellationToken cancellationToken)
    {
        var hash = _hasher.HashPassword(officerId, password);
        return ChangeAsync(officerId, (_, stored) => new Credential(hash), cancellationToken);
    }

    /// <summary>Tries a password.</summary>
    public async Task<PasswordAnswer> TryAsync(string? user, string? password, CancellationToken cancellationToken)
    {
        var id = (user ?? "").Trim().ToLowerInvariant();
        var tried = password is { Length: <= Most } ? password : "";
        var stored = Officers.IsId(id) ? await ChangeAsync(id, (now, c) => c is null || c.LockedUntil > now ? c : c.Tried(now), cancellationToken).ConfigureAwait(false) : null;
        if (stored is { Before: { LockedUntil: { } until } } && until > clock.GetUtcNow())
        {
            return new PasswordAnswer(null, until);
        }

        if (stored is not var (before, after))
        {
            return await TryStrangerAsync(id, tried, cancellationToken).ConfigureAwait(false);
        }

        var result = await VerifyAsync(id, before.Hash, tried, cancellationToken).ConfigureAwait(false);
        if (result == PasswordVerificationResult.Failed)
        {
            return new PasswordAnswer(null, after.LockedUntil);
        }

        var newHash = result == PasswordVerificationResult.SuccessRehashNeeded ? _hasher.HashPassword(id, tried) : null;
        await ChangeAsync(id, (_, c) => c?.Right(newHash), cancellationToken).ConfigureAwait(false);
        return new PasswordAnswer(await officers.FindAsync(id, cancellationToken).ConfigureAwait(false), null);
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    // A name that nobody has costs as much time as one that somebody has, and is locked in the same way: nobody learns who works here.
    private async Task<PasswordAnswer> TryStrangerAsync(string id, string password, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Credential after;
        lock (_strangers)
        {
            if (_strangers.Count >= MostStrangers)
            {
                _strangers.Clear();
            }

            var before = _strangers.GetValueOrDefault(id) ?? new Credential(_nobodysHash ??= _hasher.HashPassword("nobody", Ids.Secret()));
            if (before.LockedUntil > now)
            {
                return new PasswordAnswer(null, before.LockedUntil);
            }

            after = _strangers[id] = before.Tried(now);
        }

        await VerifyAsync(id, after.Hash, password, cancellationToken).ConfigureAwait(false);
        return new PasswordAnswer(null, after.LockedUntil);
    }

    // Hashing is slow on purpose; however many try at once, half of the machine stays free for alerts.
    private async Task<PasswordVerificationResult> VerifyAsync(string id, string hash, string password, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _hasher.VerifyHashedPassword(id, hash, password);
        }
        finally
        {
            _turns.Release();
        }
    }

    private Task<(Credential Before, Credential After)?> ChangeAsync(string id, Func<DateTimeOffset, Credential?, Credential?> change, CancellationToken cancellationToken)
    {
        var partition = "account-" + id;
        return store.ChangeAsync<(Credential, Credential)?>(
            async token =>
            {
                var stored = await store.FindAsync(partition, Row, AccountsJson.Default.Credential, token).ConfigureAwait(false);
                var after = change(clock.GetUtcNow(), stored?.Value);
                return after is null ? (null, null)
                    : (after == stored?.Value ? null : new Change(partition).Put(Row, stored, after, AccountsJson.Default.Credential), (stored?.Value ?? after, after));
            },
            cancellationToken);
    }
}
