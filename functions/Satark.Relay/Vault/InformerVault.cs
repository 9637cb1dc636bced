using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Relay.Vault;

/// <summary>
/// Exchanges addresses for the ids of talks, and back. Nothing else in the system knows an address. Rows: <c>vault-{talk}</c>
/// holds the person, <c>who-{keyed hash}</c> leads there from each of the person's addresses; all are sealed under one key of
/// that person, so that erasing it forgets them at once, in every backup too.
/// </summary>
internal sealed class InformerVault(IStore store, IKeyRing keys, TimeProvider clock)
{
    private const string Row = "person";

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The id of the talk of whoever has this address; a new one where nobody is known. One read where nothing is new.</summary>
    public async Task<string> EnterAsync(Address seen, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < StoreExtensions.MaxTries; attempt++)
        {
            var byUser = seen.UserId is { } user ? await FindAsync(UserHash(user), cancellationToken).ConfigureAwait(false) : default;
            if (byUser.Person is { } same && (seen.Phone is null || same.Phone == seen.Phone))
            {
                return same.Talk;
            }

            var byPhone = seen.Phone is { } phone ? await FindAsync(PhoneHash(phone), cancellationToken).ConfigureAwait(false) : default;
            if (byUser.Person is null && byPhone.Person is { } known && seen.UserId is null)
            {
                return known.Talk;
            }

            // A number with another user id than before has another owner: the tips of the one before are none of theirs.
            var earlier = byPhone.Person is { } p && (p.UserId is null || seen.UserId is null || p.UserId == seen.UserId) ? p : null;
            var kept = byUser.Person ?? earlier;
            var person = new Person(kept?.Talk ?? Ids.Random(), seen.Phone ?? kept?.Phone, seen.UserId ?? kept?.UserId);
            var joined = earlier is not null && earlier.Talk != person.Talk ? earlier.Talk : null;
            if ((byPhone.Person is not { } owner || owner == earlier || await WithoutPhoneAsync(owner, cancellationToken).ConfigureAwait(false))
                && await WriteAsync(person, kept is null, byUser, byPhone, joined, cancellationToken).ConfigureAwait(false))
            {
                if (kept?.Phone is { } before && before != person.Phone)
                {
                    await DeleteAsync(Who(PhoneHash(before)), cancellationToken).ConfigureAwait(false);
                }

                return person.Talk;
            }
        }

        throw new StoreUnavailableException("Many webhooks of one person at once; nothing was stored. Try again.");
    }

    /// <summary>Somebody changed their number: the talk goes with them, and the old number leads nowhere any more.</summary>
    public async Task RenumberAsync(Address before, Address after, CancellationToken cancellationToken)
    {
        if (!after.IsAny || await FindTalkAsync(before, cancellationToken).ConfigureAwait(false) is not { } talk
            || await PersonAsync(talk, cancellationToken).ConfigureAwait(false) is not { } person)
        {
            return;
        }

        var moved = person with { Phone = after.Phone, UserId = after.UserId };
        for (var attempt = 0; attempt < StoreExtensions.MaxTries; attempt++)
        {
            var byUser = moved.UserId is { } user ? await FindAsync(UserHash(user), cancellationToken).ConfigureAwait(false) : default;
            var byPhone = moved.Phone is { } phone ? await FindAsync(PhoneHash(phone), cancellationToken).ConfigureAwait(false) : default;
            if (await WriteAsync(moved, false, byUser, byPhone, null, cancellationToken).ConfigureAwait(false))
            {
                foreach (var hash in Hashes(person).Except(Hashes(moved)))
                {
                    await DeleteAsync(Who(hash), cancellationToken).ConfigureAwait(false);
                }

                return;
            }
        }

        throw new StoreUnavailableException("Many changes of one person at once. Try again.");
    }

    /// <summary>The talk behind an address, or null.</summary>
    public async Task<string?> FindTalkAsync(Address seen, CancellationToken cancellationToken) =>
        (seen.UserId is { } user ? (await FindAsync(UserHash(user), cancellationToken).ConfigureAwait(false)).Person : null)?.Talk
        ?? (seen.Phone is { } phone ? (await FindAsync(PhoneHash(phone), cancellationToken).ConfigureAwait(false)).Person : null)?.Talk;

    /// <summary>Where messages of a talk go; null once it was forgotten.</summary>
    public async Task<Address?> AddressAsync(string talk, CancellationToken cancellationToken) =>
        (await PersonAsync(talk, cancellationToken).ConfigureAwait(false))?.Address;

    /// <summary>The day on which a talk's person was written last; null where nobody is noted.</summary>
    public async Task<DateOnly?> NotedOnAsync(string talk, CancellationToken cancellationToken) =>
        (await store.FindAsync(Vault(talk), Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false))?.Value.At;

    /// <summary>The keyed hashes under which a talk's person is found: what is to be swept once the key is gone.</summary>
    public async Task<IReadOnlyList<string>> HashesAsync(string talk, CancellationToken cancellationToken) =>
        await PersonAsync(talk, cancellationToken).ConfigureAwait(false) is { } person ? [.. Hashes(person)] : [];

    /// <summary>Forgets who is behind a talk: the key first, then what it sealed. May be repeated.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="hashes">As <see cref="HashesAsync"/> gave them.</param>
    /// <param name="cancellationToken">Stops waiting; to be repeated then.</param>
    public async Task ForgetAsync(string talk, IReadOnlyList<string> hashes, CancellationToken cancellationToken)
    {
        var place = new RecordKey(Vault(talk), Row);
        if (await store.FindAsync(place.Partition, place.Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false) is { } record)
        {
            await keys.EraseAsync(record.Value.KeyId, cancellationToken).ConfigureAwait(false);
        }

        foreach (var hash in hashes)
        {
            // Another person may have the number by now, or take it at this very moment: only what was looked at goes.
            var found = await FindAsync(hash, cancellationToken).ConfigureAwait(false);
            if (found.Record is { } seen && (found.Person is not { } other || other.Talk == talk))
            {
                await store.SaveAsync(new Change(Who(hash)).Delete(Row, seen.Version), cancellationToken).ConfigureAwait(false);
            }
        }

        await DeleteAsync(place.Partition, cancellationToken).ConfigureAwait(false);
    }

    private static string Who(string hash) => "who-" + hash;

    private static string Vault(string talk) => "vault-" + talk;

    private string PhoneHash(string phone) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "relay phone", phone);

    private string UserHash(string userId) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "relay user", userId);

    private IEnumerable<string> Hashes(Person person)
    {
        if (person.Phone is { } phone)
        {
            yield return PhoneHash(phone);
        }

        if (person.UserId is { } user)
        {
            yield return UserHash(user);
        }
    }

    // The talk's own record first and the user id's last: a webhook is answered only after all of them, and whoever finds the user id finds all.
    private async Task<bool> WriteAsync(Person person, bool isNew, Found byUser, Found byPhone, string? joined, CancellationToken cancellationToken)
    {
        var own = isNew ? null : await store.FindAsync(Vault(person.Talk), Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);
        var key = own is null ? null : await keys.FindAsync(own.Value.KeyId, cancellationToken).ConfigureAwait(false);
        if (!isNew && key is null)
        {
            // Forgotten meanwhile: whoever asked looks again.
            return false;
        }

        key ??= await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var written = await PutAsync(Vault(person.Talk), own, person, key, cancellationToken, joined, isNew).ConfigureAwait(false)
            && (person.Phone is not { } phone
                || await PutAsync(Who(PhoneHash(phone)), await AsSeenAsync(byPhone, Who(PhoneHash(phone)), cancellationToken).ConfigureAwait(false), person, key, cancellationToken).ConfigureAwait(false))
            && (person.UserId is not { } user
                || await PutAsync(Who(UserHash(user)), await AsSeenAsync(byUser, Who(UserHash(user)), cancellationToken).ConfigureAwait(false), person, key, cancellationToken).ConfigureAwait(false));
        if (!written && isNew)
        {
            // Somebody else was first to enter this person: no record may stay that no talk's end would forget.
            await ForgetAsync(person.Talk, [.. Hashes(person)], cancellationToken).ConfigureAwait(false);
        }

        return written;
    }

    // An address that this webhook did not name, but an earlier one did. Where nobody was found, nobody is to be there still: else two who are first
    // at the same moment would each overwrite the other.
    private async Task<Stored<SealedRow>?> AsSeenAsync(Found seen, string partition, CancellationToken cancellationToken) =>
        seen.WasLookedFor ? seen.Record : await store.FindAsync(partition, Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);

    private async Task<bool> PutAsync(string partition, Stored<SealedRow>? loaded, Person person, DataKey key, CancellationToken cancellationToken, string? joined = null, bool isNew = false)
    {
        var row = new SealedRow(key.Id, Box.Close(key, partition, Row, person, RelayJson.Default.Person), Today);
        var change = new Change(partition).Put(Row, loaded, row, RelayJson.Default.SealedRow);
        if (isNew)
        {
            // Retention finds the record even if the process dies before the talk's first word is saved.
            change.Send(new Errand(person.Talk, "talk").As(RelayErrands.Index, Lane.Bulk, clock.GetUtcNow()));
        }

        if (joined is not null)
        {
            change.Send(new Errand(person.Talk, joined).As(RelayErrands.JoinTalks, Lane.Ordinary, clock.GetUtcNow()));
        }

        return await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved;
    }

    // A record whose key is gone is nobody's.
    private async Task<Found> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var partition = Who(hash);
        var record = await store.FindAsync(partition, Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);
        var key = record is null ? null : await keys.FindAsync(record.Value.KeyId, cancellationToken).ConfigureAwait(false);
        return new Found(record, key is null ? null : Box.Open(key, partition, Row, record!.Value.Content, RelayJson.Default.Person), WasLookedFor: true);
    }

    private async Task<Person?> PersonAsync(string talk, CancellationToken cancellationToken)
    {
        var partition = Vault(talk);
        var record = await store.FindAsync(partition, Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);
        var key = record is null ? null : await keys.FindAsync(record.Value.KeyId, cancellationToken).ConfigureAwait(false);
        return key is null ? null : Box.Open(key, partition, Row, record!.Value.Content, RelayJson.Default.Person);
    }

    // Else what is meant for one person would go to whoever has their number now.
    private async Task<bool> WithoutPhoneAsync(Person person, CancellationToken cancellationToken)
    {
        var byUser = person.UserId is { } user ? await FindAsync(UserHash(user), cancellationToken).ConfigureAwait(false) : default;
        return await WriteAsync(person with { Phone = null }, false, byUser, default, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task DeleteAsync(string partition, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(
            async token =>
            {
                var found = await store.FindAsync(new RecordKey(partition, Row), token).ConfigureAwait(false);
                return (found is null ? null : new Change(partition).Delete(Row, found.Version), true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What lies under an address; the default: nobody looked.</summary>
    private readonly record struct Found(Stored<SealedRow>? Record, Person? Person, bool WasLookedFor);
}
