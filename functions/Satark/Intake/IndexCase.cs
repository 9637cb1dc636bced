using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Messaging;
using Satark.Searching;
using Satark.Storage;
using Satark.Watching;

namespace Satark.Intake;

/// <summary>
/// Enters a case under its code, under all that it is searched by and under each keyed hash of its person, and links it with the cases of the same person.
/// The entry is written first and its partition read afterwards, so that two cases that come at once find each other.
/// </summary>
public sealed class IndexCase(IStore store, CaseBook book, CaseIndex cases, SearchIndex search, SyntheticRuns synthetic)
{
    /// <summary>For so long after its end a case stands beside a new one of the same person.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>Takes an erased case out of the index of its person; a second run finishes what a first one left.</summary>
    public static async Task ForgetPersonAsync(IStore store, string caseId, CancellationToken cancellationToken)
    {
        var partition = CaseId.Parse(caseId).Partition;
        foreach (var key in (await PersonAsync(store, caseId, cancellationToken).ConfigureAwait(false)).All)
        {
            if (await store.FindAsync(new RecordKey(PartitionOf(key), caseId), cancellationToken).ConfigureAwait(false) is { } entry)
            {
                // A conflict means that a second run was faster.
                await store.SaveAsync(new Change(entry.Key.Partition).Delete(caseId, entry.Version), cancellationToken).ConfigureAwait(false);
            }
        }

        // Last, so that a second run still knows what to take out.
        await store.ChangeAsync<bool>(
            async token => await store.FindAsync(partition, OpenCases.Row, SatarkJson.Default.OpenCases, token).ConfigureAwait(false) is { } open && open.Value.Cases.Any(e => e.CaseId == caseId && e.Person.All.Any())
                ? (new Change(partition).Replace(OpenCases.Row, open.Version, open.Value.Forget(caseId), SatarkJson.Default.OpenCases), true)
                : (null, false),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Enters the case; a repeat enters and links nothing twice.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { } loaded || !CaseId.TryParse(errand.Subject, out _))
        {
            return;
        }

        var c = loaded.Value;
        if (c.Synthetic)
        {
            await synthetic.PassAsync(c.Id, SyntheticStage.Indexed, cancellationToken).ConfigureAwait(false);
            return;
        }

        await cases.EnterAsync(c, cancellationToken).ConfigureAwait(false);
        await store.EnterAsync(CodeBook.IndexPartition(c.Code), c.Id, cancellationToken).ConfigureAwait(false);
        var person = c.Erased ? PersonKeys.None : await PersonAsync(store, c.Id, cancellationToken).ConfigureAwait(false);
        var asked = false;
        foreach (var key in person.All)
        {
            var partition = PartitionOf(key);
            await store.EnterAsync(partition, c.Id, cancellationToken).ConfigureAwait(false);
            var known = await store.ListAsync(partition, "", null, 20, cancellationToken).ConfigureAwait(false);
            var change = new Change(partition);
            foreach (var other in known.Select(k => k.Key.Row).Where(other => other != c.Id && !c.Links.Any(l => l.CaseId == other)))
            {
                if (await book.FindAsync(other, cancellationToken).ConfigureAwait(false) is not { Value: { Erased: false } found })
                {
                    continue;
                }

                if (found.MergedInto is not null)
                {
                    // It goes on in the case of a call, which has the same marks.
                    continue;
                }

                if (found.IsOpen)
                {
                    change.Send(LinkCase.Message(c.Id, found, LinkKind.SamePerson, book.Now)).Send(LinkCase.Message(other, c, LinkKind.SamePerson, book.Now));
                    if (!asked && AskingHolder.MayAsk(c) && AskingHolder.IsHeldBeside(c, found))
                    {
                        change.Send(AskHolder.Message(c, book.Now));
                        asked = true;
                    }
                }
                else if (found.Times.Closed >= c.OpenedAt - Remembered && found.Mode == c.Mode)
                {
                    // Where this person was found before says something of today; the old case needs to know nothing.
                    change.Send(LinkCase.Message(c.Id, found, LinkKind.EarlierCase, book.Now));
                }
            }

            if (change.Rows > 0)
            {
                await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            }
        }

        await search.EnterAsync(c.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where the cases of a person stand, of whom this is a keyed hash.</summary>
    internal static string PartitionOf(string key) => "person-" + key;

    private static async Task<PersonKeys> PersonAsync(IStore store, string caseId, CancellationToken cancellationToken) =>
        (await store.FindAsync(CaseId.Parse(caseId).Partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false))?.Value.Cases.FirstOrDefault(e => e.CaseId == caseId)?.Person ?? PersonKeys.None;
}
