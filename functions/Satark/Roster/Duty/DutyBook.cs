using Satark.Roster.Posts;
using Satark.Storage;

namespace Satark.Roster.Duty;

/// <summary>Loads the roster and says who is on duty now. The plan is one record, so that an import replaces all of it or nothing; it is read anew only when it changed.</summary>
public sealed class DutyBook(IStore store, Officers officers, TimeProvider clock)
{
    internal const string Partition = "roster", PlanRow = "plan";

    private Stored<DutyPlan>? _known;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The roster as it stands.</summary>
    public async Task<DutyRoster> RosterAsync(CancellationToken cancellationToken) =>
        new((await PlanAsync(cancellationToken).ConfigureAwait(false)).Plan, await officers.ListAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Who is on duty now.</summary>
    public async Task<DutyMoment> NowAsync(CancellationToken cancellationToken) => (await RosterAsync(cancellationToken).ConfigureAwait(false)).At(Now);

    /// <summary>The plan with its version; null before the first import.</summary>
    public async Task<(string? Version, DutyPlan Plan)> PlanAsync(CancellationToken cancellationToken)
    {
        if (await store.FindAsync(new RecordKey(Partition, PlanRow), cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return (null, DutyPlan.Empty);
        }

        if (_known is { } known && known.Version == record.Version)
        {
            return (known.Version, known.Value);
        }

        var plan = System.Text.Json.JsonSerializer.Deserialize(record.Body.Span, SatarkJson.Default.DutyPlan) ?? throw new System.Text.Json.JsonException("The roster's record is null.");
        _known = new(plan, record.Version);
        return (record.Version, plan);
    }
}
