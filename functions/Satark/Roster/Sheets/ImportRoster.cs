using System.Text;
using System.Text.Json;
using Satark.Roster.Duty;
using Satark.Roster.Posts;
using Satark.Roster.Watching;
using Satark.Storage;

namespace Satark.Roster.Sheets;

/// <summary>Takes a sheet in as the roster: all of it, or with a single fault nothing.</summary>
public sealed class ImportRoster(IStore store, Officers officers, WatchDuty watch)
{
    // What one save of both stores holds, with room for what stands beside it.
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Reads the sheet and, unless it is only tried, replaces the roster by it.</summary>
    /// <param name="sheet">The file's bytes: UTF-8.</param>
    /// <param name="dryRun">Stores nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ImportedRoster> HandleAsync(ReadOnlyMemory<byte> sheet, bool dryRun, CancellationToken cancellationToken)
    {
        if (sheet.Length > RosterSheet.MostBytes)
        {
            return ImportedRoster.TooLarge;
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(sheet.Span);
        }
        catch (DecoderFallbackException)
        {
            return ImportedRoster.Wrong("this is no text in UTF-8: save the sheet as 'CSV UTF-8'.");
        }

        var (plan, faults) = RosterSheet.Read(text, await officers.ListAsync(cancellationToken).ConfigureAwait(false));
        if (faults.Count == 0 && JsonSerializer.SerializeToUtf8Bytes(plan, SatarkJson.Default.DutyPlan).Length > MostBytes)
        {
            return ImportedRoster.Wrong("the roster is too large for one save: leave out fillings and overrides that are over.");
        }

        if (faults.Count > 0)
        {
            return new ImportedRoster(plan, faults, [], [], Stored: false);
        }

        return await store.ChangeAsync(
            async token =>
            {
                var loaded = await store.FindAsync(DutyBook.Partition, DutyBook.PlanRow, SatarkJson.Default.DutyPlan, token).ConfigureAwait(false);
                var before = (loaded?.Value.Posts ?? []).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
                var after = plan.Posts.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
                var imported = new ImportedRoster(plan, [], [.. after.Except(before).Order(StringComparer.Ordinal)], [.. before.Except(after).Order(StringComparer.Ordinal)], Stored: !dryRun);
                if (dryRun)
                {
                    return ((Change?)null, imported);
                }

                var change = new Change(DutyBook.Partition).Put(DutyBook.PlanRow, loaded, plan, SatarkJson.Default.DutyPlan);
                await watch.WindAsync(change, token).ConfigureAwait(false);
                return (change, imported);
            },
            cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>What became of a sheet.</summary>
/// <param name="Plan">What it says.</param>
/// <param name="Faults">What is wrong with it; none where it could be taken.</param>
/// <param name="Added">Posts that are new, by id.</param>
/// <param name="Gone">Posts that are gone, by id.</param>
/// <param name="Stored">Whether it is the roster now.</param>
public sealed record ImportedRoster(DutyPlan Plan, IReadOnlyList<SheetFault> Faults, IReadOnlyList<string> Added, IReadOnlyList<string> Gone, bool Stored)
{
    /// <summary>What is said of a file that is larger than any roster.</summary>
    internal static ImportedRoster TooLarge => Wrong($"a sheet has at most {RosterSheet.MostBytes >> 20} MiB: is this the roster?");

    internal static ImportedRoster Wrong(string what) => new(DutyPlan.Empty, [new SheetFault(1, null, what)], [], [], Stored: false);
}
