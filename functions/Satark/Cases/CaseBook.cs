using System.Text;
using System.Text.Json;
using Satark.Escalation;
using Satark.Places.Evidence;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Cases;

/// <summary>Loads cases and saves their moves: case, events and the messages that follow, in one act.</summary>
public sealed class CaseBook(IStore store, IKeyRing keys, Pace pace, TimeProvider clock)
{
    /// <summary>Now, in whole milliseconds: what every store and queue keeps.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The moment for an actor, now.</summary>
    public Moment At(Actor by) => new(by, Now, pace.Scale);

    /// <summary>The case with its version, or null where there is none with this id.</summary>
    public async Task<Stored<Case>?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        CaseId.TryParse(caseId, out var id)
            ? await store.FindAsync(id.Partition, id.Row, SatarkJson.Default.Case, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>All events of a case, in order.</summary>
    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(string caseId, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(caseId, out var id))
        {
            return [];
        }

        var rows = await store.ListAllAsync(id.Partition, id.Row + ".event-", SatarkJson.Default.CaseEvent, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => r.Record.Value)];
    }

    /// <summary>The report, opened; null after erasure.</summary>
    public async Task<Report?> ReportAsync(Case c, CancellationToken cancellationToken)
    {
        var key = c.SealedReport is null ? null : await keys.FindAsync(c.KeyId, cancellationToken).ConfigureAwait(false);
        return key is null ? null : OpenReport(c, key);
    }

    /// <summary>The case's key; null once erased.</summary>
    public ValueTask<DataKey?> KeyAsync(Case c, CancellationToken cancellationToken) => keys.FindAsync(c.KeyId, cancellationToken);

    /// <summary>The case with another report under its key.</summary>
    public static Case Seal(Case c, Report report, DataKey key) => c with
    {
        SealedReport = Convert.ToBase64String(Sealed.Close(key.Secret.Span, JsonSerializer.SerializeToUtf8Bytes(report, SatarkJson.Default.Report), Place(c.Id))),
    };

    /// <summary>The report under this key.</summary>
    public static Report OpenReport(Case c, DataKey key) =>
        JsonSerializer.Deserialize(Sealed.Open(key.Secret.Span, Convert.FromBase64String(c.SealedReport!), Place(c.Id)), SatarkJson.Default.Report)!;

    /// <summary>
    /// Makes one move, deciding anew as long as somebody else is faster. A move that changes nothing saves nothing.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="by">Who moves.</param>
    /// <param name="decide">The pure move.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="also">Adds writes of the same partition, given what is being saved; null where there are none.</param>
    /// <returns>The case after the move, or why it was refused.</returns>
    public Task<Outcome<Case>> MoveAsync(
        string caseId, Actor by, Func<Case, Moment, Outcome<Moved>> decide, CancellationToken cancellationToken, Action<Change, Case>? also = null) =>
        store.ChangeAsync<Outcome<Case>>(
            async token =>
            {
                var loaded = await FindAsync(caseId, token).ConfigureAwait(false);
                if (loaded is null)
                {
                    return (null, new Refusal(RefusalKind.NotFound, "There is no such case."));
                }

                var outcome = decide(loaded.Value, At(by));
                if (!outcome.IsOk)
                {
                    return (null, outcome.Refusal!);
                }

                var moved = outcome.Value;
                if (ReferenceEquals(moved.Case, loaded.Value) && moved.Happenings.Count == 0)
                {
                    return (null, loaded.Value);
                }

                var (change, after) = await ChangeAsync(loaded, moved, token).ConfigureAwait(false);
                also?.Invoke(change, after);
                return (change, after);
            },
            cancellationToken);

    /// <summary>The change that stores a move of a loaded case, and the case as it will stand.</summary>
    public async Task<(Change Change, Case After)> ChangeAsync(Stored<Case> loaded, Moved moved, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(moved.Case.Id);
        var now = Now;
        moved = HumanClocks.Follow(Tips.Telling.InformerTold.Follow(moved, now), now);
        var key = await keys.FindAsync(loaded.Value.KeyId, cancellationToken).ConfigureAwait(false)
            ?? (moved.Happenings.Any(h => h.Text is not null)
                ? throw new InvalidOperationException("The case was erased: nothing personal can be added to it.")
                : new DataKey(loaded.Value.KeyId, new byte[32]));
        var (head, events) = History.Append(moved.Case.Id, loaded.Value.Head, moved.Happenings, now, key, keys.Installation(KeyPurpose.Chain).Span);
        var after = moved.Case with { Head = head, Revision = loaded.Value.Revision + 1 };
        var change = new Change(id.Partition).Replace(id.Row, loaded.Version, after, SatarkJson.Default.Case);
        foreach (var e in events)
        {
            change.Insert(History.Row(id.Row, e.Seq), e, SatarkJson.Default.CaseEvent);
        }

        foreach (var message in FollowUps.Of(loaded.Value, after, now))
        {
            change.Send(message);
        }

        foreach (var message in Reads.ReadBook.Follow(after.Id, events, now))
        {
            change.Send(message);
        }

        if (loaded.Value.IsOpen != after.IsOpen || loaded.Value.Mode != after.Mode)
        {
            var open = await store.FindAsync(id.Partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"Partition {id.Partition} has a case and no row '{OpenCases.Row}'.");
            change.Replace(OpenCases.Row, open.Version, open.Value.Set(after.Id, after.IsOpen).Set(after.Id, after.Mode), SatarkJson.Default.OpenCases);
        }

        return (change, after);
    }

    /// <summary>Adds a new case with its first events and messages to a change of its partition.</summary>
    public Case Open(Change change, Case fresh, Report report, IReadOnlyList<Happening> happenings, DataKey key)
    {
        var id = CaseId.Parse(fresh.Id);
        var (head, events) = History.Append(fresh.Id, ChainHead.None, happenings, fresh.OpenedAt, key, keys.Installation(KeyPurpose.Chain).Span);
        var opened = Seal(fresh, report, key) with { Head = head, Revision = 1 };
        change.Insert(id.Row, opened, SatarkJson.Default.Case);
        foreach (var e in events)
        {
            change.Insert(History.Row(id.Row, e.Seq), e, SatarkJson.Default.CaseEvent);
        }

        foreach (var message in FollowUps.Of(null, opened, fresh.OpenedAt))
        {
            change.Send(message);
        }

        return opened;
    }

    /// <summary>Evidence under the case's key.</summary>
    public static string SealEvidence(string caseId, IReadOnlyList<PlaceEvidence> evidence, DataKey key) => Convert.ToBase64String(
        Sealed.Close(key.Secret.Span, JsonSerializer.SerializeToUtf8Bytes(evidence, SatarkJson.Default.IReadOnlyListPlaceEvidence), EvidencePlace(caseId)));

    /// <summary>The evidence of a case's place under this key; none where nobody has looked yet.</summary>
    public static IReadOnlyList<PlaceEvidence> OpenEvidence(Case c, DataKey key) => c.SealedEvidence is not { } box
        ? []
        : JsonSerializer.Deserialize(Sealed.Open(key.Secret.Span, Convert.FromBase64String(box), EvidencePlace(c.Id)), SatarkJson.Default.IReadOnlyListPlaceEvidence)!;

    private static byte[] Place(string caseId) => Encoding.UTF8.GetBytes("report/" + caseId);

    private static byte[] EvidencePlace(string caseId) => Encoding.UTF8.GetBytes("evidence/" + caseId);
}
