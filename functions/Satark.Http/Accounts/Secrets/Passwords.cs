using Satark.Privacy;
using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>What a sign-in came to.</summary>
/// <param name="Officer">Who, where name and password were right.</param>
/// <param name="LockedUntil">Until when this account takes no password, or null.</param>
public readonly record struct PasswordAnswer(Officer? Officer, DateTimeOffset? LockedUntil);

/// <summary>Passwords: set, tried, locked.</summary>
public sealed class Passwords(Credentials credentials, SlowHashes hashes, Officers officers, TimeProvider clock)
{
    /// <summary>Fewest characters of a password.</summary>
    public const int Fewest = 10;

    private const int Most = 200;
    private const int MostStrangers = 1000;
    private const string Kind = "credential";

    private readonly Dictionary<string, Credential> _strangers = new(StringComparer.Ordinal);
    private string? _nobodysHash;

    /// <summary>What is wrong with a password, or null.</summary>
    public static string? Fault(string? password) =>
        password is null || password.Length < Fewest ? $"At least {Fewest} characters."
        : password.Length > Most ? $"At most {Most} characters."
        : null;

    /// <summary>Sets an officer's password and frees the account.</summary>
    public Task SetAsync(string officerId, string password, CancellationToken cancellationToken) => credentials.SetAsync(Kind, officerId, password, cancellationToken);

    /// <summary>Tries a password.</summary>
    public async Task<PasswordAnswer> TryAsync(string? user, string? password, CancellationToken cancellationToken)
    {
        var id = (user ?? "").Trim().ToLowerInvariant();
        var tried = password is { Length: <= Most } ? password : "";
        var answer = Officers.IsId(id) ? await credentials.TryAsync(Kind, id, tried, cancellationToken).ConfigureAwait(false) : default;
        return !answer.IsKnown ? await TryStrangerAsync(id, tried, cancellationToken).ConfigureAwait(false)
            : answer.IsRight ? new PasswordAnswer(await officers.FindAsync(id, cancellationToken).ConfigureAwait(false), null)
            : new PasswordAnswer(null, answer.LockedUntil);
    }

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

            var before = _strangers.GetValueOrDefault(id) ?? new Credential(_nobodysHash ??= hashes.Hash("nobody", Ids.Secret()));
            if (before.LockedUntil > now)
            {
                return new PasswordAnswer(null, before.LockedUntil);
            }

            after = _strangers[id] = before.Tried(now);
        }

        await hashes.VerifyAsync(id, after.Hash, password, cancellationToken).ConfigureAwait(false);
        return new PasswordAnswer(null, after.LockedUntil);
    }
}
