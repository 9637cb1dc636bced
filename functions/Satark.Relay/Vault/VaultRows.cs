using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Relay.Vault;

/// <summary>
/// The vault's records: <c>vault-{talk}</c> holds the person, <c>who-{keyed hash}</c> leads there from each of the person's addresses; all are
/// sealed under one key of that person, so that erasing it forgets them at once, in every backup too.
/// </summary>
internal sealed class VaultRows(IStore store, IKeyRing keys, TimeProvider clock)
{
    private const string Row = "person";

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>What lies under a number; nothing where there is no number.</summary>
    public Task<Found> ByPhoneAsync(string? phone, CancellationToken cancellationToken) => phone is null ? Task.FromResult(default(Found)) : FindAsync(PhoneHash(phone), cancellationToken);

    /// <summary>What lies under a user id; nothing where there is none.</summary>
    public Task<Found> ByUserAsync(string? user, CancellationToken cancellationToken) => user is null ? Task.FromResult(default(Found)) : FindAsync(UserHash(user), cancellationToken);

    /// <summary>What lies under a keyed hash. A record whose key is gone is nobody's.</summary>
    public async Task<Found> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var (record, person) = await OpenAsync(Who(hash), cancellationToken).ConfigureAwait(false);
        return new Found(record, person, WasLookedFor: true);
    }

    /// <summary>The person of a talk; null where nobody is noted or the key is gone.</summary>
    public async Task<Person?> PersonAsync(string talk, CancellationToken cancellationToken) => (await OpenAsync(Vault(talk), cancellationToken).ConfigureAwait(false)).Person;

    /// <summary>The record of a talk's person, or null.</summary>
    public Task<Stored<SealedRow>?> OfTalkAsync(string talk, CancellationToken cancellationToken) => store.FindAsync(Vault(talk), Row, RelayJson.Default.SealedRow, cancellationToken);

    /// <summary>The keyed hashes under which a person is found.</summary>
    public IEnumerable<string> Hashes(Person person)
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

    /// <summary>
    /// Writes a person under all addresses. The talk's own record first and the user id's last: a webhook is answered only after all of them, and whoever
    /// finds the user id finds all.
    /// </summary>
    /// <param name="person">Who.</param>
    /// <param name="isNew">Nobody was noted before; the key is drawn now.</param>
    /// <param name="byUser">What was found under the user id.</param>
    /// <param name="byPhone">What was found under the number.</param>
    /// <param name="follow">A message that goes with the talk's own record, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How far it came before somebody else was faster.</returns>
    public async Task<Noted> WriteAsync(Person person, bool isNew, Found byUser, Found byPhone, Message? follow, CancellationToken cancellationToken)
    {
        var own = isNew ? null : await OfTalkAsync(person.Talk, cancellationToken).ConfigureAwait(false);
        var key = own is null ? null : await keys.FindAsync(own.Value.KeyId, cancellationToken).ConfigureAwait(false);
        if (!isNew && key is null)
        {
            // Forgotten meanwhile.
            return Noted.Nowhere;
        }

        // Retention finds a new record even if the process dies before the talk's first word is saved.
        follow ??= isNew ? new Errand(person.Talk, "talk").As(RelayErrands.Index, Lane.Bulk, clock.GetUtcNow()) : null;
        key ??= await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        return !await PutAsync(Vault(person.Talk), own, person, key, follow, cancellationToken).ConfigureAwait(false)
            || (person.Phone is { } phone && !await PutAsync(PhoneHash(phone), byPhone, person, key, cancellationToken).ConfigureAwait(false)) ? Noted.Nowhere
            : person.UserId is { } user && !await PutAsync(UserHash(user), byUser, person, key, cancellationToken).ConfigureAwait(false) ? (person.Phone is null ? Noted.Nowhere : Noted.Partly)
            : Noted.Whole;
    }

    /// <summary>Deletes what lies under a keyed hash, if it is still what was found there.</summary>
    public Task DeleteAsync(string hash, Stored<SealedRow> found, CancellationToken cancellationToken) =>
        store.SaveAsync(new Change(Who(hash)).Delete(Row, found.Version), cancellationToken);

    /// <summary>Deletes the record of a talk's person.</summary>
    public Task DeleteOfTalkAsync(string talk, CancellationToken cancellationToken) => store.ChangeAsync(
        async token =>
        {
            var found = await store.FindAsync(new RecordKey(Vault(talk), Row), token).ConfigureAwait(false);
            return (found is null ? null : new Change(Vault(talk)).Delete(Row, found.Version), true);
        },
        cancellationToken);

    private static string Who(string hash) => "who-" + hash;

    private static string Vault(string talk) => "vault-" + talk;

    private string PhoneHash(string phone) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "relay phone", phone);

    private string UserHash(string userId) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "relay user", userId);

    private async Task<(Stored<SealedRow>? Record, Person? Person)> OpenAsync(string partition, CancellationToken cancellationToken)
    {
        var record = await store.FindAsync(partition, Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);
        var key = record is null ? null : await keys.FindAsync(record.Value.KeyId, cancellationToken).ConfigureAwait(false);
        return (record, key is null ? null : Box.Open(key, partition, Row, record!.Value.Content, RelayJson.Default.Person));
    }

    // An address that this webhook did not name, but an earlier one did, is looked for now. Where nobody was found, nobody is to be there still: else two who
    // are first at the same moment would each overwrite the other.
    private async Task<bool> PutAsync(string hash, Found seen, Person person, DataKey key, CancellationToken cancellationToken)
    {
        var loaded = seen.WasLookedFor ? seen.Record : await store.FindAsync(Who(hash), Row, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);
        return await PutAsync(Who(hash), loaded, person, key, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> PutAsync(string partition, Stored<SealedRow>? loaded, Person person, DataKey key, Message? follow, CancellationToken cancellationToken)
    {
        var row = new SealedRow(key.Id, Box.Close(key, partition, Row, person, RelayJson.Default.Person), Today);
        var change = new Change(partition).Put(Row, loaded, row, RelayJson.Default.SealedRow);
        change = follow is null ? change : change.Send(follow);
        return await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved;
    }
}

/// <summary>How far a person was written: others may find, and speak to, whoever stands under one address already.</summary>
internal enum Noted
{
    /// <summary>Under no address: whoever asked looks again.</summary>
    Nowhere,

    /// <summary>Under the number, and the user id is somebody's who was faster: whoever asked looks again and finds both.</summary>
    Partly,

    /// <summary>Under all.</summary>
    Whole,
}

/// <summary>What lies under an address; the default: nobody looked.</summary>
/// <param name="Record">The record, or null.</param>
/// <param name="Person">Who, or null where nobody is there or their key is gone.</param>
/// <param name="WasLookedFor">Whether somebody looked.</param>
internal readonly record struct Found(Stored<SealedRow>? Record, Person? Person, bool WasLookedFor);
