using Satark.Storage;

namespace Satark.Roster;

/// <summary>The officers and the last resort: enough for ladders until the roster comes.</summary>
public sealed class Officers(IStore store)
{
    private const string Partition = "officers";
    private const string RowPrefix = "officer-";
    private const string LastResortRow = "last-resort";

    /// <summary>All officers, by id.</summary>
    public async Task<IReadOnlyList<Officer>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ListAllAsync(Partition, RowPrefix, SatarkJson.Default.Officer, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => r.Record.Value)];
    }

    /// <summary>The officer with this id, or null.</summary>
    public async Task<Officer?> FindAsync(string id, CancellationToken cancellationToken) =>
        IsId(id) ? (await store.FindAsync(Partition, RowPrefix + id, SatarkJson.Default.Officer, cancellationToken).ConfigureAwait(false))?.Value : null;

    /// <summary>Adds or replaces an officer.</summary>
    public Task PutAsync(Officer officer, CancellationToken cancellationToken) =>
        PutAsync(RowPrefix + officer.Id, officer, SatarkJson.Default.Officer, cancellationToken);

    /// <summary>Adds an officer, or changes what an admin says of one; what they said of themselves ("on duty now", their WhatsApp) stays.</summary>
    /// <returns>The officer as they were before, or null.</returns>
    public Task<Officer?> AddAsync(Officer officer, CancellationToken cancellationToken) =>
        store.ChangeAsync<Officer?>(
            async token =>
            {
                var loaded = await store.FindAsync(Partition, RowPrefix + officer.Id, SatarkJson.Default.Officer, token).ConfigureAwait(false);
                var before = loaded?.Value;
                var after = officer with { OnDutyUntil = officer.OnDutyUntil ?? before?.OnDutyUntil, WhatsApp = officer.WhatsApp ?? before?.WhatsApp };
                return (new Change(Partition).Put(RowPrefix + officer.Id, loaded, after, SatarkJson.Default.Officer), before);
            },
            cancellationToken);

    /// <summary>Changes what an officer says of themselves; what others change of them at the same moment stays.</summary>
    /// <returns>False where there is no such officer any more.</returns>
    public Task<bool> ChangeAsync(string id, Func<Officer, Officer> change, CancellationToken cancellationToken) =>
        store.ChangeAsync<bool>(
            async token => await store.FindAsync(Partition, RowPrefix + id, SatarkJson.Default.Officer, token).ConfigureAwait(false) is { } loaded
                ? (new Change(Partition).Put(RowPrefix + id, loaded, change(loaded.Value), SatarkJson.Default.Officer), true)
                : (null, false),
            cancellationToken);

    /// <summary>Who is called when nobody else can be, or null before the installation was set up.</summary>
    public async Task<LastResort?> LastResortAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(Partition, LastResortRow, SatarkJson.Default.LastResort, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Sets the last resort.</summary>
    public Task PutAsync(LastResort lastResort, CancellationToken cancellationToken) =>
        PutAsync(LastResortRow, lastResort, SatarkJson.Default.LastResort, cancellationToken);

    /// <summary>Whether a text can be an officer's id: 2 to 40 of a–z, 0–9, dot, dash and underscore.</summary>
    public static bool IsId(string? id) =>
        id is { Length: >= 2 and <= 40 } && id.All(ch => ch is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_');

    private Task<bool> PutAsync<T>(string row, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        store.ChangeAsync<bool>(
            async token =>
            {
                var loaded = await store.FindAsync(Partition, row, type, token).ConfigureAwait(false);
                return (new Change(Partition).Put(row, loaded, value, type), true);
            },
            cancellationToken);
}

/// <summary>The contact point that ends every ladder and is never empty.</summary>
/// <param name="Name">As the desk says it.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Mail">Address.</param>
public sealed record LastResort(string Name, string Phone, string Mail);
