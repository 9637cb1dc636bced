using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Relay.Vault;

/// <summary>Exchanges addresses for the ids of talks, and back. Nothing else in the system knows an address.</summary>
internal sealed class InformerVault(IStore store, IKeyRing keys, TimeProvider clock)
{
    private readonly VaultRows _rows = new(store, keys, clock);

    /// <summary>The id of the talk of whoever has this address; a new one where nobody is known. One read where nothing is new.</summary>
    public async Task<string> EnterAsync(Address seen, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < StoreExtensions.MaxTries; attempt++)
        {
            var byUser = await _rows.ByUserAsync(seen.UserId, cancellationToken).ConfigureAwait(false);
            if (byUser.Person is { } same && (seen.Phone is null || same.Phone == seen.Phone))
            {
                return same.Talk;
            }

            var byPhone = await _rows.ByPhoneAsync(seen.Phone, cancellationToken).ConfigureAwait(false);
            if (byUser.Person is null && byPhone.Person is { } known && seen.UserId is null)
            {
                return known.Talk;
            }

            // A number with another user id than before has another owner: the tips of the one before are none of theirs.
            var earlier = byPhone.Person is { } p && (p.UserId is null || seen.UserId is null || p.UserId == seen.UserId) ? p : null;
            var kept = byUser.Person ?? earlier;
            var person = new Person(kept?.Talk ?? Ids.Random(), seen.Phone ?? kept?.Phone, seen.UserId ?? kept?.UserId);
            var joined = earlier is not null && earlier.Talk != person.Talk ? Join(person.Talk, earlier.Talk) : null;
            if ((byPhone.Person is not { } owner || owner == earlier || await WithoutPhoneAsync(owner, cancellationToken).ConfigureAwait(false))
                && await WriteAsync(person, kept is null, byUser, byPhone, joined, cancellationToken).ConfigureAwait(false))
            {
                if (kept is not null)
                {
                    await SweepAsync(kept, person, cancellationToken).ConfigureAwait(false);
                }

                return person.Talk;
            }
        }

        throw new StoreUnavailableException("Many webhooks of one person at once; nothing was stored. Try again.");
    }

    /// <summary>
    /// Somebody changed their number: the talk goes with them, and the old number leads nowhere any more. A talk that is known under the new user id is theirs,
    /// too (they wrote before this was told), and goes over. Whoever was known under the new number otherwise had it before: they keep their talk where their own
    /// user id still leads to it; else nobody could ever be told anything there but the number's new owner, and they are forgotten as if they had said stop.
    /// </summary>
    public async Task RenumberAsync(Address before, Address after, CancellationToken cancellationToken)
    {
        if (!after.IsAny || await FindTalkAsync(before, cancellationToken).ConfigureAwait(false) is not { } talk)
        {
            return;
        }

        for (var attempt = 0; attempt < StoreExtensions.MaxTries; attempt++)
        {
            if (await _rows.PersonAsync(talk, cancellationToken).ConfigureAwait(false) is not { } person)
            {
                return;
            }

            var moved = person with { Phone = after.Phone, UserId = after.UserId };
            var (byUser, byPhone) = (await _rows.ByUserAsync(after.UserId, cancellationToken).ConfigureAwait(false), await _rows.ByPhoneAsync(after.Phone, cancellationToken).ConfigureAwait(false));
            var own = byUser.Person is { } same && same.Talk != talk ? same : null;
            var owner = byPhone.Person is { } p && p.Talk != talk && p.Talk != own?.Talk ? p : null;
            if ((owner is null || await WithoutPhoneAsync(owner, cancellationToken).ConfigureAwait(false))
                && await WriteAsync(moved, false, byUser, byPhone, own is null ? null : Join(talk, own.Talk), cancellationToken).ConfigureAwait(false))
            {
                await SweepAsync(person, moved, cancellationToken).ConfigureAwait(false);
                if (own is not null)
                {
                    await SweepAsync(own, moved, cancellationToken).ConfigureAwait(false);
                }

                return;
            }
        }

        throw new StoreUnavailableException("Many changes of one person at once. Try again.");
    }

    /// <summary>The talk behind an address, or null.</summary>
    public async Task<string?> FindTalkAsync(Address seen, CancellationToken cancellationToken) =>
        (await _rows.ByUserAsync(seen.UserId, cancellationToken).ConfigureAwait(false)).Person?.Talk
        ?? (await _rows.ByPhoneAsync(seen.Phone, cancellationToken).ConfigureAwait(false)).Person?.Talk;

    /// <summary>Where messages of a talk go; null once it was forgotten, or where no address leads to its person any more.</summary>
    public async Task<Address?> AddressAsync(string talk, CancellationToken cancellationToken) =>
        (await _rows.PersonAsync(talk, cancellationToken).ConfigureAwait(false))?.Address is { IsAny: true } address ? address : null;

    /// <summary>The day on which a talk's person was written last; null where nobody is noted.</summary>
    public async Task<DateOnly?> NotedOnAsync(string talk, CancellationToken cancellationToken) =>
        (await _rows.OfTalkAsync(talk, cancellationToken).ConfigureAwait(false))?.Value.At;

    /// <summary>The keyed hashes under which a talk's person is found: what is to be swept once the key is gone.</summary>
    public async Task<IReadOnlyList<string>> HashesAsync(string talk, CancellationToken cancellationToken) =>
        await _rows.PersonAsync(talk, cancellationToken).ConfigureAwait(false) is { } person ? [.. _rows.Hashes(person)] : [];

    /// <summary>Forgets who is behind a talk: the key first, then what it sealed. May be repeated.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="hashes">As <see cref="HashesAsync"/> gave them.</param>
    /// <param name="cancellationToken">Stops waiting; to be repeated then.</param>
    public async Task ForgetAsync(string talk, IReadOnlyList<string> hashes, CancellationToken cancellationToken)
    {
        if (await _rows.OfTalkAsync(talk, cancellationToken).ConfigureAwait(false) is { } record)
        {
            await keys.EraseAsync(record.Value.KeyId, cancellationToken).ConfigureAwait(false);
        }

        await SweepAsync(talk, hashes, cancellationToken).ConfigureAwait(false);
        await _rows.DeleteOfTalkAsync(talk, cancellationToken).ConfigureAwait(false);
    }

    private Message Join(string kept, string other) => new Errand(kept, other).As(RelayErrands.JoinTalks, Lane.Ordinary, clock.GetUtcNow());

    private async Task<bool> WriteAsync(Person person, bool isNew, Found byUser, Found byPhone, Message? follow, CancellationToken cancellationToken)
    {
        var written = await _rows.WriteAsync(person, isNew, byUser, byPhone, follow, cancellationToken).ConfigureAwait(false);
        if (written == Noted.Nowhere && isNew)
        {
            // Somebody else was first to enter this person: no record may stay that no talk's end would forget. One that stands under the number is left:
            // who was faster may have taken it over and have words in its talk; the next look finds it, or has both talks joined.
            await ForgetAsync(person.Talk, [.. _rows.Hashes(person)], cancellationToken).ConfigureAwait(false);
        }

        return written == Noted.Whole;
    }

    // Else what is meant for one person would go to whoever has their number now. Who is found by nothing any more is forgotten.
    private async Task<bool> WithoutPhoneAsync(Person person, CancellationToken cancellationToken)
    {
        var byUser = await _rows.ByUserAsync(person.UserId, cancellationToken).ConfigureAwait(false);
        var forget = person.UserId is null ? new Errand(person.Talk).As(RelayErrands.Forget, Lane.Ordinary, clock.GetUtcNow()) : null;
        return await WriteAsync(person with { Phone = null }, false, byUser, default, forget, cancellationToken).ConfigureAwait(false);
    }

    // Addresses that somebody had and has no more.
    private Task SweepAsync(Person before, Person now, CancellationToken cancellationToken) => SweepAsync(before.Talk, [.. _rows.Hashes(before).Except(_rows.Hashes(now))], cancellationToken);

    // Another person may have the number by now, or take it at this very moment: only what was looked at goes.
    private async Task SweepAsync(string talk, IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        foreach (var hash in hashes)
        {
            var found = await _rows.FindAsync(hash, cancellationToken).ConfigureAwait(false);
            if (found.Record is { } seen && (found.Person is not { } other || other.Talk == talk))
            {
                await _rows.DeleteAsync(hash, seen, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
