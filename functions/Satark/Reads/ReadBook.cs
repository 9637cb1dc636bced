using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Searching;
using Satark.Storage;

namespace Satark.Reads;

/// <summary>The index of what officers read and searched, by weeks of India's calendar. The record of reading itself is the history of each case, which sends what is entered here.</summary>
public sealed class ReadBook(IStore store, CaseBook book, DutyBook duty)
{
    /// <summary>How many weeks the index remembers; the histories remember as long as their cases.</summary>
    public const int Weeks = 13;

    internal const string SearchPrefix = "search-";

    private const string WeekRow = "week", EntryPrefix = "read-";

    /// <summary>The Monday of a moment's week, in India.</summary>
    public static DateOnly WeekOf(DateTimeOffset at)
    {
        var date = IndiaTime.DateOf(at);
        return date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
    }

    /// <summary>When a week's list is told: on the Monday after it, at eight.</summary>
    public static DateTimeOffset ToldAt(DateOnly week) => IndiaTime.At(week.AddDays(7), 8 * 60);

    /// <summary>A Monday as records and messages name it.</summary>
    public static string NameOf(DateOnly week) => week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a Monday's name; false where it is none.</summary>
    public static bool TryParse(string text, out DateOnly week) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out week) && week.DayOfWeek == DayOfWeek.Monday;

    /// <summary>What kind of reading an event tells of; null where it tells of none.</summary>
    public static ReadKind? KindOf(string eventKind) => eventKind switch
    {
        EventKinds.Read => ReadKind.Opened,
        EventKinds.Unmasked => ReadKind.Unmasked,
        EventKinds.MediaOpened or EventKinds.FileOpened => ReadKind.Media,
        EventKinds.PacketOpened => ReadKind.Packet,
        _ => null,
    };

    /// <summary>The messages that enter an officer's reading; of other events and other actors there are none.</summary>
    public static IEnumerable<Message> Follow(string caseId, IEnumerable<CaseEvent> events, DateTimeOffset now) =>
        events.Where(e => e.By.Kind == ActorKind.Officer && KindOf(e.Kind) is not null).Select(e => new Errand(caseId, N: e.Seq).As(Errands.IndexReading, Lane.Bulk, now));

    /// <summary>Enters a reading; a repeat enters nothing twice. The first one of a week sets the timer of its list.</summary>
    public async Task IndexAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (!CaseId.TryParse(errand.Subject, out var id) || await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: { Synthetic: false } c }
            || await store.FindAsync(id.Partition, History.Row(id.Row, errand.N), SatarkJson.Default.CaseEvent, cancellationToken).ConfigureAwait(false) is not { Value: var e }
            || KindOf(e.Kind) is not { } kind)
        {
            return;
        }

        var roster = await duty.RosterAsync(cancellationToken).ConfigureAwait(false);
        var officer = roster.Officers.FirstOrDefault(o => o.Id == e.By.Id);
        var entry = new ReadEntry(e.By.Id, kind, c.Id, e.At)
        {
            Outside = officer is not null && OutsideReading.IsOutside(officer, c),
            OffDutyAtNight = Circumstances.IsNight(e.At) && officer is not null && !roster.At(e.At).IsOnDuty(officer.Id),
            Own = officer is not null && await IsOwnAsync(officer, c, cancellationToken).ConfigureAwait(false),
        };
        var week = WeekOf(e.At);
        var row = string.Create(CultureInfo.InvariantCulture, $"{EntryPrefix}{e.By.Id}.{c.Id}.{e.Seq:D6}");
        await AddAsync(week, row, change => change.Insert(row, entry, SatarkJson.Default.ReadEntry), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a row to a week unless it stands there; the first one of a week sets the timer of its list.</summary>
    internal Task AddAsync(DateOnly week, string row, Action<Change> insert, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token =>
        {
            if (await store.FindAsync(new RecordKey(Partition(week), row), token).ConfigureAwait(false) is not null)
            {
                return (null, false);
            }

            var change = new Change(Partition(week));
            insert(change);
            if (await store.FindAsync(Partition(week), WeekRow, SatarkJson.Default.Errand, token).ConfigureAwait(false) is null)
            {
                var timer = new Errand(NameOf(week));
                change.Insert(WeekRow, timer, SatarkJson.Default.Errand).Send(timer.As(Errands.TellReading, Lane.Bulk, ToldAt(week)));
            }

            return (change, true);
        },
        cancellationToken);

    /// <summary>All reading of a week.</summary>
    /// <param name="week">Its Monday.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<ReadEntry>> ListAsync(DateOnly week, CancellationToken cancellationToken) =>
        [.. (await store.ListAllAsync(Partition(week), EntryPrefix, SatarkJson.Default.ReadEntry, cancellationToken).ConfigureAwait(false)).Select(r => r.Record.Value)];

    /// <summary>Forgets a week's entries; its mark stays, so that what comes late sets no second timer.</summary>
    public async Task ForgetAsync(DateOnly week, CancellationToken cancellationToken)
    {
        var rows = (await store.ListAllAsync(Partition(week), EntryPrefix, SatarkJson.Default.ReadEntry, cancellationToken).ConfigureAwait(false)).Select(r => (r.Row, r.Record.Version))
            .Concat((await store.ListAllAsync(Partition(week), SearchPrefix, SatarkJson.Default.SearchEntry, cancellationToken).ConfigureAwait(false)).Select(r => (r.Row, r.Record.Version)));
        foreach (var some in rows.Chunk(50))
        {
            var change = new Change(Partition(week));
            foreach (var (row, version) in some)
            {
                change.Delete(row, version);
            }

            // A conflict means that another copy of the message is at it.
            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static string Partition(DateOnly week) => "reads-" + NameOf(week);

    private async Task<bool> IsOwnAsync(Officer officer, Case c, CancellationToken cancellationToken) =>
        await book.ReportAsync(c, cancellationToken).ConfigureAwait(false) is { } report && TermForms.Clean(report.Subject.Phone) is { } phones
        && TermForms.Phones(phones).Any(number => Circumstances.IsOwnNumber(officer, number));
}
