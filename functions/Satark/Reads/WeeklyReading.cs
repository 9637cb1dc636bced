using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Notices;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Searching;
using Satark.Storage;

namespace Satark.Reads;

/// <summary>The weekly list of unusual reading: for the page, and the mail to each supervisor that tells of it.</summary>
public sealed class WeeklyReading(IStore store, ReadBook reads, SearchBook searches, CaseBook book, Officers officers, DutyBook duty)
{
    // With what stands beside them they fit into one save: each has a record and a message.
    private const int MostPeople = 40;

    private static readonly HashSet<string> NoWork = [EventKinds.Seen, EventKinds.ReasonGiven];

    /// <summary>The list as a supervisor may know of it: officers of their own jurisdiction; of cases that they may not see the number alone.</summary>
    /// <param name="week">The week's Monday.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<WeekOfReading> OfAsync(DateOnly week, Officer reader, CancellationToken cancellationToken)
    {
        var entries = await reads.ListAsync(week, cancellationToken).ConfigureAwait(false);
        var all = await officers.ListAsync(cancellationToken).ConfigureAwait(false);
        var worked = await WorkedAsync(entries.Where(e => e.IsPersonal).Select(e => e.CaseId), cancellationToken).ConfigureAwait(false);
        var lines = new List<ReaderLine>();
        var searched = await searches.ListAsync(week, cancellationToken).ConfigureAwait(false);
        foreach (var unusual in UnusualReading.Of(entries, all, (officer, c) => worked.Contains((officer, c)), searched).Where(u => IsOf(reader, u.Officer)))
        {
            var findings = new List<FindingLine>();
            foreach (var finding in unusual.Findings)
            {
                var codes = new List<string>();
                foreach (var id in finding.CaseIds)
                {
                    if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Value: var c } && Visibility.MaySee(reader, c))
                    {
                        codes.Add(c.Code);
                    }
                }

                findings.Add(new FindingLine(finding.Kind, finding.Cases, codes));
            }

            lines.Add(new ReaderLine(unusual.Officer.Id, unusual.Officer.Name, unusual.Officer.Role, unusual.Officer.Jurisdiction.Text, unusual.Cases, unusual.Searches, findings));
        }

        return new WeekOfReading(week, entries.Where(e => all.Any(o => o.Id == e.Officer && IsOf(reader, o))).Select(e => e.Officer).Distinct(StringComparer.Ordinal).Count(), lines);
    }

    /// <summary>Handles <see cref="Errands.TellReading"/>: a mail to each supervisor, once however often the message comes; what the index need not remember any more is forgotten.</summary>
    public async Task TellAsync(Message message, CancellationToken cancellationToken)
    {
        if (!ReadBook.TryParse(Errand.Of(message).Subject, out var week))
        {
            throw new System.Text.Json.JsonException("A list of reading without its week.");
        }

        var supervisors = (await officers.ListAsync(cancellationToken).ConfigureAwait(false)).Where(o => o is { IsSupervisor: true, Mail: not null }).ToList();
        while (await TellSomeAsync(week, supervisors, cancellationToken).ConfigureAwait(false))
        {
            // A state has more supervisors than one save holds.
        }

        await reads.ForgetAsync(week.AddDays(-7 * ReadBook.Weeks), cancellationToken).ConfigureAwait(false);
    }

    // The week's mark names whom it was told: a message that comes again goes on with the others. True where somebody was left to tell.
    private Task<bool> TellSomeAsync(DateOnly week, IReadOnlyList<Officer> supervisors, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token =>
        {
            var mark = ReadingMail.IdOf(week);
            var told = await store.FindAsync(DutyBook.Partition, mark, SatarkJson.Default.IReadOnlyListString, token).ConfigureAwait(false);
            var next = supervisors.ExceptBy(told?.Value ?? [], o => o.Id, StringComparer.Ordinal).Take(MostPeople).ToList();
            if (next.Count == 0)
            {
                return (null, false);
            }

            var change = new Change(DutyBook.Partition).Put(mark, told, [.. told?.Value ?? [], .. next.Select(o => o.Id)], SatarkJson.Default.IReadOnlyListString);
            foreach (var to in next)
            {
                Notice.Of(mark, TemplateIds.UnusualReading, new ContactPoint(to.Id, to.Name, Channels.Email, to.Mail!), [], duty.Now).AddTo(change, Lane.Bulk);
            }

            return (change, true);
        },
        cancellationToken);

    private static bool IsOf(Officer reader, Officer of) =>
        reader.Jurisdiction.IsState || reader.Jurisdiction == of.Jurisdiction || (of.Jurisdiction.District is { } district && reader.Jurisdiction.Covers(district, of.Jurisdiction.Station));

    private async Task<HashSet<(string Officer, string Case)>> WorkedAsync(IEnumerable<string> cases, CancellationToken cancellationToken)
    {
        var worked = new HashSet<(string, string)>();
        foreach (var id in cases.Distinct(StringComparer.Ordinal))
        {
            foreach (var e in await book.EventsAsync(id, cancellationToken).ConfigureAwait(false))
            {
                if (e.By.Kind == ActorKind.Officer && ReadBook.KindOf(e.Kind) is null && !NoWork.Contains(e.Kind))
                {
                    worked.Add((e.By.Id, id));
                }
            }
        }

        return worked;
    }
}

/// <summary>A week's list: codes, counts and officers, nobody else.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Readers">How many officers read anything.</param>
/// <param name="People">Those whose reading stands out.</param>
public sealed record WeekOfReading(DateOnly Week, int Readers, IReadOnlyList<ReaderLine> People);

/// <summary>An officer on the list.</summary>
/// <param name="Id">The officer's id.</param>
/// <param name="Name">As colleagues say it.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Desk">Where.</param>
/// <param name="Cases">How many cases they read.</param>
/// <param name="Searches">How many different things of persons they searched.</param>
/// <param name="Findings">What stands out.</param>
public sealed record ReaderLine(string Id, string Name, Role Role, string Desk, int Cases, int Searches, IReadOnlyList<FindingLine> Findings);

/// <summary>What stands out.</summary>
/// <param name="Kind">What.</param>
/// <param name="Cases">In how many cases; of searches how many.</param>
/// <param name="Codes">The codes of those that whoever reads this may see.</param>
public sealed record FindingLine(UnusualKind Kind, int Cases, IReadOnlyList<string> Codes);
