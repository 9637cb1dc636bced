using Satark.Cases;
using Satark.Messaging;
using Satark.Partners;
using Satark.Places;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Intake;

/// <summary>What an officer types of a post found by the desk itself; everything may be empty, the clocks run from the first key.</summary>
/// <param name="Url">The post's address.</param>
/// <param name="Text">Its text.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Handle">The account.</param>
/// <param name="DisplayName">The name shown.</param>
/// <param name="Phone">A number.</param>
/// <param name="Type">A word of <see cref="CaseType"/>; unknown or empty: suicide-risk.</param>
/// <param name="Severity">A word of <see cref="Cases.Severity"/>; unknown or empty: critical.</param>
/// <param name="District">The district's id.</param>
public sealed record OwnFind(string? Url, string? Text, string? Platform, string? Handle, string? DisplayName, string? Phone, string? Type, string? Severity, string? District)
{
    /// <summary>Whether somebody tells it by phone.</summary>
    public bool ByPhone { get; init; }

    /// <summary>Who rings: a partner's id, or null while nobody has said.</summary>
    public string? Partner { get; init; }

    /// <summary>The caller's name and the number to ring back.</summary>
    public string? Caller { get; init; }
}

/// <summary>The desk found something itself, or is told it by phone: a case that an officer types while its clocks run.</summary>
public sealed class OpenOwnFind(IStore store, IKeyRing keys, CaseBook book, CodeBook codes, PersonMarks persons, PartnerBook partners)
{
    /// <summary>After a pause of this length what was typed is looked for on the map: half a word may be another village's name, and must send nobody there.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>Opens a case whose clocks run at once, with whatever is known.</summary>
    public async Task<Outcome<Case>> HandleAsync(OwnFind find, Officer by, CancellationToken cancellationToken)
    {
        if (DistrictFault(find) is { } refusal)
        {
            return refusal;
        }

        var partner = find.Partner is { } named ? await partners.FindAsync(named, cancellationToken).ConfigureAwait(false) : null;
        if (find.Partner is not null && partner is null)
        {
            return NoPartner(find.Partner);
        }

        var submission = Read(find);
        var partition = Ids.Random();
        var now = book.Now;
        var key = await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var fresh = NewCase.Make(new CaseId(partition, 1).ToString(), await codes.NextAsync(cancellationToken).ConfigureAwait(false), find.ByPhone ? CaseKind.PhoneIn : CaseKind.OwnFind, submission, now, key);
        fresh = find.ByPhone ? CalledBy(fresh, partner) : fresh;
        var m = new Moment(by.Actor, now, 1);
        var happenings = new List<Happening> { m.Say(find.ByPhone ? EventKinds.PhonedIn : EventKinds.Found) };
        if (RouteOf(find, by, now) is { } route)
        {
            var routed = fresh.SetRoute(route, m).Value;
            fresh = routed.Case;
            happenings.AddRange(routed.Happenings);
        }

        var change = new Change(partition);
        change.Insert(OpenCases.Row, new OpenCases(1, [new CaseEntry(fresh.Id, fresh.Code, true, fresh.Mode, persons.Of(find.Platform, submission.Report))]), SatarkJson.Default.OpenCases);
        fresh = book.Open(change, fresh, submission.Report, happenings, key);
        return await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved
            ? fresh
            : new Refusal(RefusalKind.Conflict, "The case could not be opened. Press the key again.");
    }

    /// <summary>Adds what was typed later.</summary>
    public async Task<Outcome<Case>> EditAsync(string caseId, OwnFind find, Officer by, CancellationToken cancellationToken)
    {
        if (DistrictFault(find) is { } refusal)
        {
            return refusal;
        }

        return await store.ChangeAsync<Outcome<Case>>(
            async token =>
            {
                var loaded = await book.FindAsync(caseId, token).ConfigureAwait(false);
                var key = loaded is null ? null : await book.KeyAsync(loaded.Value, token).ConfigureAwait(false);
                if (loaded is null || key is null || !CaseId.TryParse(caseId, out var id))
                {
                    return (null, new Refusal(RefusalKind.NotFound, "There is no such case."));
                }

                if (loaded.Value.Kind is not (CaseKind.OwnFind or CaseKind.PhoneIn))
                {
                    return (null, new Refusal(RefusalKind.NotNow, "Only an own find or a phone call is typed by hand; add a note or evidence instead."));
                }

                // Once its writing has come the partner is known, and no slip of the hand changes it.
                var partner = find.Partner is { } named && loaded.Value is { Kind: CaseKind.PhoneIn, Merged.Count: 0 } ? await partners.FindAsync(named, token).ConfigureAwait(false) : null;
                if (find.Partner is not null && partner is null && loaded.Value is { Kind: CaseKind.PhoneIn, Merged.Count: 0 })
                {
                    return (null, NoPartner(find.Partner));
                }

                var submission = Read(find);
                var report = CaseBook.OpenReport(loaded.Value, key).With(submission.Report);
                var m = book.At(by.Actor);
                var typed = CaseBook.Seal(loaded.Value, report, key) with { Platform = find.Platform ?? loaded.Value.Platform, Typed = loaded.Value.Typed + 1 };
                typed = partner is null ? typed : CalledBy(typed, partner);
                var moved = new Moved(
                    typed.Renewed(m),
                    [m.Say(EventKinds.Updated, System.Text.Json.JsonSerializer.Serialize(submission.Report, SatarkJson.Default.Report))]);
                var (change, after) = await book.ChangeAsync(loaded, moved, token).ConfigureAwait(false);
                var open = await store.FindAsync(id.Partition, OpenCases.Row, SatarkJson.Default.OpenCases, token).ConfigureAwait(false);
                if (open is not null && after.IsOpen == loaded.Value.IsOpen)
                {
                    var entries = open.Value.Cases.Select(e => e.CaseId == caseId ? e with { Person = e.Person.And(persons.Of(after.Platform, report)) } : e);
                    change.Replace(OpenCases.Row, open.Version, open.Value with { Cases = [.. entries] }, SatarkJson.Default.OpenCases);
                }

                change.Send(new Errand(after.Id, N: after.Revision).As(Errands.IndexCase, Lane.Ordinary, m.Now));
                change.Send(new Errand(after.Id, N: after.Typed).As(Errands.RouteTyped, after.Lane, m.Now + Rest));
                return (change, after);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Handles <see cref="Errands.RouteTyped"/>: has the place looked for, unless more was typed since.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        await book.MoveAsync(
            errand.Subject, Actor.System, (c, _) => c.Typed == errand.N && !c.Erased ? new Moved(c with { Hints = c.Hints + 1 }, []) : new Moved(c, []), cancellationToken).ConfigureAwait(false);
    }

    // Whoever finds it must be able to read it again: without a word of the place it is their own, until anything better is known.
    private static CaseRoute? RouteOf(OwnFind find, Officer by, DateTimeOffset now) =>
        find.District is { } district ? new CaseRoute(district, null, RouteBasis.ByHand, now)
        : by.Jurisdiction.District is { } own ? new CaseRoute(own, by.Jurisdiction.Station, RouteBasis.Text, now)
        : null;

    private static Case CalledBy(Case c, Partner? partner) => c with { Source = partner?.Name ?? "phone call", PartnerId = partner?.Id, TellsPartner = partner?.CallbackUrl is not null };

    private static Refusal NoPartner(string id) =>
        new(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { ["partner"] = [$"There is no partner '{id}'."] });

    private static Refusal? DistrictFault(OwnFind find) =>
        find.District is { } id && Gazetteer.Default.Find(id) is null
            ? new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { ["district"] = [$"There is no district '{id}'; ids look like 'ballia'."] })
            : null;

    private static Submission Read(OwnFind find) => new()
    {
        // What the desk finds itself is about a life until somebody says otherwise.
        Type = Words<CaseType>.TryParse(find.Type, out var type) ? type : CaseType.SuicideRisk,
        Severity = Words<Severity>.TryParse(find.Severity, out var severity) ? severity : Severity.Critical,
        Platform = find.Platform,
        Report = new Report
        {
            Caller = find.Caller,
            Url = find.Url,
            Text = find.Text,
            Subject = new Subject { Handle = find.Handle, DisplayName = find.DisplayName, Phone = find.Phone },
        },
    };
}
