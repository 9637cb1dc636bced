using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Partners;

/// <summary>The partners and their signing keys. A key is shown once, at its making; stored sealed.</summary>
public sealed partial class PartnerBook(IStore store, IKeyRing keys, TimeProvider clock, ILogger<PartnerBook>? log = null)
{
    private readonly ILogger _logger = log ?? NullLogger<PartnerBook>.Instance;

    private const string Partition = "partners";
    private const string RowPrefix = "partner-";

    /// <summary>All partners, by id.</summary>
    public async Task<IReadOnlyList<Partner>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ListAllAsync(Partition, RowPrefix, SatarkJson.Default.Partner, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => r.Record.Value)];
    }

    /// <summary>The partner with this id, or null.</summary>
    public async Task<Partner?> FindAsync(string id, CancellationToken cancellationToken) =>
        Roster.Officers.IsId(id) ? (await store.FindAsync(Partition, RowPrefix + id, SatarkJson.Default.Partner, cancellationToken).ConfigureAwait(false))?.Value : null;

    /// <summary>The partner and key with this key id, live or not; null where no partner has it.</summary>
    public async Task<(Partner Partner, PartnerKey Key)?> FindKeyAsync(string keyId, CancellationToken cancellationToken)
    {
        // The key id begins with its partner's id, so that one read finds it.
        var dot = keyId.LastIndexOf('.');
        if (dot <= 0 || !Roster.Officers.IsId(keyId[..dot]))
        {
            return null;
        }

        var partner = (await store.FindAsync(Partition, RowPrefix + keyId[..dot], SatarkJson.Default.Partner, cancellationToken).ConfigureAwait(false))?.Value;
        var key = partner?.Keys.FirstOrDefault(k => k.KeyId == keyId);
        return key is null ? null : (partner!, key);
    }

    /// <summary>The HMAC key: the UTF-8 bytes of the key as it was shown.</summary>
    public byte[] Open(PartnerKey key) =>
        Sealed.Open(keys.Installation(KeyPurpose.Seal).Span, Convert.FromBase64String(key.SealedKey), Place(key.KeyId));

    /// <summary>Adds a partner with its first key.</summary>
    /// <returns>The key id and the key, which is never shown again.</returns>
    public async Task<Outcome<NewKey>> AddAsync(string id, string name, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        if (!Roster.Officers.IsId(id))
        {
            return new Refusal(RefusalKind.Invalid, "A partner's id has 2 to 40 of a-z, 0-9, dot, dash and underscore.");
        }

        if (id == Watching.SyntheticAlert.PartnerId)
        {
            return new Refusal(RefusalKind.Invalid, $"'{id}' is Satark itself: its alerts are shown to nobody. Choose another id.");
        }

        if (scopes.FirstOrDefault(s => !Scopes.Known.Contains(s)) is { } unknown)
        {
            return new Refusal(RefusalKind.Invalid, $"There is no scope '{unknown}'; scopes are {string.Join(", ", Scopes.Known)}.");
        }

        return await store.ChangeAsync<Outcome<NewKey>>(
            async token =>
            {
                if (await store.FindAsync(new RecordKey(Partition, RowPrefix + id), token).ConfigureAwait(false) is not null)
                {
                    return (null, new Refusal(RefusalKind.Conflict, $"There is a partner '{id}' already; rotate its key instead."));
                }

                var (key, shown) = Make(id, scopes);
                return (new Change(Partition).Insert(RowPrefix + id, new Partner(id, name, [key]), SatarkJson.Default.Partner), shown);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a partner a new key; the newest old one stays live for <paramref name="overlap"/>, older ones end now.</summary>
    public Task<Outcome<NewKey>> RotateAsync(string id, TimeSpan overlap, CancellationToken cancellationToken) =>
        store.ChangeAsync<Outcome<NewKey>>(
            async token =>
            {
                var loaded = await store.FindAsync(Partition, RowPrefix + id, SatarkJson.Default.Partner, token).ConfigureAwait(false);
                if (loaded is null)
                {
                    return (null, new Refusal(RefusalKind.NotFound, $"There is no partner '{id}'."));
                }

                var now = clock.GetUtcNow();
                var newest = loaded.Value.Keys[^1];
                var (key, shown) = Make(id, newest.Scopes);
                var rotated = loaded.Value with { Keys = [newest with { EndsAt = newest.IsLive(now) ? now + overlap : newest.EndsAt }, key] };
                return (new Change(Partition).Replace(RowPrefix + id, loaded.Version, rotated, SatarkJson.Default.Partner), shown);
            },
            cancellationToken);

    /// <summary>Says how a partner is reached and from where its mails come, in place of what was said before.</summary>
    public Task<Outcome<Partner>> SetContactAsync(string id, PartnerContact contact, CancellationToken cancellationToken) =>
        store.ChangeAsync<Outcome<Partner>>(
            async token =>
            {
                if (contact.Faults().ToList() is { Count: > 0 } faults)
                {
                    return (null, new Refusal(RefusalKind.Invalid, string.Join(' ', faults)));
                }

                if (await store.FindAsync(Partition, RowPrefix + id, SatarkJson.Default.Partner, token).ConfigureAwait(false) is not { } loaded)
                {
                    return (null, new Refusal(RefusalKind.NotFound, $"There is no partner '{id}'."));
                }

                if ((await ListAsync(token).ConfigureAwait(false)).FirstOrDefault(p => p.Id != id && p.Contact?.Senders.Intersect(contact.Senders, StringComparer.OrdinalIgnoreCase).Any() == true) is { } other)
                {
                    return (null, new Refusal(RefusalKind.Conflict, $"Partner '{other.Id}' has one of these senders already: a mail can be one partner's only."));
                }

                var changed = loaded.Value with { Contact = contact };
                return (new Change(Partition).Replace(RowPrefix + id, loaded.Version, changed, SatarkJson.Default.Partner), changed);
            },
            cancellationToken);

    /// <summary>Sets where the partner's system is told what becomes of its alerts.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="url">An address without <see cref="CallbackAddress.Fault"/>; null: nowhere.</param>
    /// <param name="allowLoopback">Whether this machine may be called: tests only.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<Outcome<Partner>> SetCallbackAsync(string id, string? url, bool allowLoopback, CancellationToken cancellationToken) =>
        store.ChangeAsync<Outcome<Partner>>(
            async token =>
            {
                if (url is not null && CallbackAddress.Fault(url, allowLoopback) is { } fault)
                {
                    return (null, new Refusal(RefusalKind.Invalid, fault));
                }

                var loaded = Roster.Officers.IsId(id) ? await store.FindAsync(Partition, RowPrefix + id, SatarkJson.Default.Partner, token).ConfigureAwait(false) : null;
                if (loaded is null)
                {
                    return (null, new Refusal(RefusalKind.NotFound, $"There is no partner '{id}'."));
                }

                var changed = loaded.Value with { CallbackUrl = url };
                return (new Change(Partition).Replace(RowPrefix + id, loaded.Version, changed, SatarkJson.Default.Partner), changed);
            },
            cancellationToken);

    /// <summary>Ends all of a partner's live keys now, until it is given a new one by rotating. A repeat changes nothing.</summary>
    /// <param name="id">The partner's id.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The partner as it stands; refused where there is none.</returns>
    public async Task<Outcome<Partner>> SuspendAsync(string id, Roster.Officer by, CancellationToken cancellationToken)
    {
        var suspended = await store.ChangeAsync<Outcome<Partner>>(
            async token =>
            {
                var loaded = Roster.Officers.IsId(id) ? await store.FindAsync(Partition, RowPrefix + id, SatarkJson.Default.Partner, token).ConfigureAwait(false) : null;
                if (loaded is null)
                {
                    return (null, new Refusal(RefusalKind.NotFound, "There is no such partner."));
                }

                var now = clock.GetUtcNow();
                if (!loaded.Value.Keys.Any(k => k.IsLive(now)))
                {
                    return (null, loaded.Value);
                }

                var ended = loaded.Value with { Keys = [.. loaded.Value.Keys.Select(k => k.IsLive(now) ? k with { EndsAt = now } : k)] };
                return (new Change(Partition).Replace(RowPrefix + id, loaded.Version, ended, SatarkJson.Default.Partner), ended);
            },
            cancellationToken).ConfigureAwait(false);
        if (suspended.IsOk)
        {
            Log.Suspended(_logger, id, by.Id);
        }

        return suspended;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Partner {PartnerId}: its keys were suspended by {OfficerId}; what it sends is refused and shown on the desk.")]
        public static partial void Suspended(ILogger logger, string partnerId, string officerId);
    }

    private static byte[] Place(string keyId) => Encoding.UTF8.GetBytes("partner-key/" + keyId);

    private (PartnerKey Key, NewKey Shown) Make(string partnerId, IReadOnlyList<string> scopes)
    {
        var keyId = $"{partnerId}.{Ids.Random()[..8]}";
        var secret = Ids.Secret();
        var box = Sealed.Close(keys.Installation(KeyPurpose.Seal).Span, Encoding.UTF8.GetBytes(secret), Place(keyId));
        return (new PartnerKey(keyId, Convert.ToBase64String(box), scopes, clock.GetUtcNow()), new NewKey(keyId, secret));
    }
}

/// <summary>A key at the one time when it is shown.</summary>
/// <param name="KeyId">For the header's <c>key=</c>.</param>
/// <param name="Key">The secret.</param>
public sealed record NewKey(string KeyId, string Key);
