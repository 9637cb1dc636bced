using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Intake.Formats;
using Satark.Messaging;
using Satark.Partners;
using Satark.Privacy;
using Satark.Searching;
using Satark.Storage;
using Satark.Watching;

namespace Satark.Intake;

/// <summary>A request whose signature fits.</summary>
/// <param name="Partner">Who sent it.</param>
/// <param name="Key">With which key.</param>
/// <param name="Body">The raw body, as signed.</param>
/// <param name="Signature">The <c>v1</c> that fitted, hex.</param>
/// <param name="SignedAt">The <c>t</c> of the signature.</param>
/// <param name="InTime">Whether that is within 300 s of now.</param>
public sealed record SignedAlert(Partner Partner, PartnerKey Key, ReadOnlyMemory<byte> Body, string Signature, DateTimeOffset SignedAt, bool InTime)
{
    /// <summary>How the body is to be read; our own JSON unless said otherwise.</summary>
    public AlertForm Form { get; init; } = AlertForm.Plain;
}

/// <summary>What the partner is told.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code">Its speakable code.</param>
/// <param name="IsNew">Whether this request opened it.</param>
/// <param name="Status">Its state.</param>
/// <param name="ReceivedAt">When it was saved.</param>
/// <param name="Warnings">What was left out and why.</param>
public sealed record AlertReceipt(string CaseId, string Code, bool IsNew, CaseState Status, DateTimeOffset ReceivedAt, IReadOnlyList<string> Warnings)
{
    /// <summary>The warnings of a remembered answer, sealed (base64): they keep what the partner wrote, which may be personal.</summary>
    public string? SealedWarnings { get; init; }
}

/// <summary>A platform's alert becomes a case, or an update of one. It is saved before it is answered.</summary>
public sealed partial class SubmitAlert(
    IStore store, IKeyRing keys, CaseBook book, CodeBook codes, PersonMarks persons, ILogger<SubmitAlert> logger)
{
    /// <summary>How long an accepted signature is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Takes the alert (a <see cref="Submission.NotActedOn"/> message is none); the same signed request again gets its first answer and changes nothing.</summary>
    public async Task<Outcome<AlertReceipt>> HandleAsync(SignedAlert request, CancellationToken cancellationToken)
    {
        var submission = request.Form.Read(request.Body);
        if (submission.Errors.Count > 0)
        {
            return Late(request) ?? new Refusal(RefusalKind.Invalid, "Correct the named fields and send it again.", submission.Errors);
        }

        var partition = Ids.Derived(request.Partner.Id, submission.Id!);
        var answerRow = "answer-" + Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "signature", request.Key.KeyId, request.Signature);
        var outcome = await store.ChangeAsync<Outcome<AlertReceipt>>(
            async token =>
            {
                if (await store.FindAsync(partition, answerRow, SatarkJson.Default.AlertReceipt, token).ConfigureAwait(false) is { } first)
                {
                    return (null, Opened(first.Value, answerRow));
                }

                if (Late(request) is { } late)
                {
                    return (null, late);
                }

                var (change, answer) = await DecideAsync(request, submission, partition, token).ConfigureAwait(false);
                if (change is not null && !SyntheticAlert.IsFrom(request.Partner))
                {
                    change.Insert(answerRow, Closed(answer.Value, answerRow), SatarkJson.Default.AlertReceipt);
                    change.Send(new Errand(partition, answerRow).As(Errands.ForgetAnswer, Lane.Bulk, book.Now + Memory));
                }

                return (change, answer);
            },
            cancellationToken).ConfigureAwait(false);
        if (outcome.IsOk)
        {
            Log.Accepted(logger, request.Partner.Id, outcome.Value.CaseId, outcome.Value.IsNew);
        }

        return outcome;
    }

    private AlertReceipt Closed(AlertReceipt receipt, string row) => receipt.Warnings.Count == 0 ? receipt : receipt with
    {
        Warnings = [],
        SealedWarnings = Convert.ToBase64String(Sealed.Close(
            keys.Installation(KeyPurpose.Seal).Span, JsonSerializer.SerializeToUtf8Bytes(receipt.Warnings, SatarkJson.Default.IReadOnlyListString), Encoding.UTF8.GetBytes(row))),
    };

    private AlertReceipt Opened(AlertReceipt receipt, string row) => receipt.SealedWarnings is not { } box ? receipt : receipt with
    {
        Warnings = JsonSerializer.Deserialize(Sealed.Open(keys.Installation(KeyPurpose.Seal).Span, Convert.FromBase64String(box), Encoding.UTF8.GetBytes(row)), SatarkJson.Default.IReadOnlyListString)!,
        SealedWarnings = null,
    };

    private Refusal? Late(SignedAlert request) => request.InTime
        ? null
        : new Refusal(
            RefusalKind.Unauthenticated,
            string.Create(CultureInfo.InvariantCulture, $"The signature's time is more than 300 s away from the server's, which is t={book.Now.ToUnixTimeSeconds()} ({book.Now:yyyy-MM-ddTHH:mm:ssZ}). Set the clock and sign again."));

    private async Task<(Change? Change, Outcome<AlertReceipt> Answer)> DecideAsync(SignedAlert request, Submission s, string partition, CancellationToken cancellationToken)
    {
        var mode = s.Mode;
        Mark? mark = null;
        if (mode != CaseMode.Actual && !request.Key.Scopes.Contains(Scopes.Test))
        {
            if (!s.LifeRisk)
            {
                return (null, new Refusal(RefusalKind.Forbidden, $"This key has no scope {Scopes.Test}: ask the desk for one, or send it as actual."));
            }

            mark = new Mark(MarkKind.TestTreatedAsActual, $"Sent as {Words<CaseMode>.Of(mode)} by a key that may not test: treated as actual", book.Now) { Word = Words<CaseMode>.Of(mode) };
            mode = CaseMode.Actual;
        }

        var warnings = mark is null ? s.Warnings : [.. s.Warnings, mark.Text];
        var loaded = await store.FindAsync(partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false);
        var open = loaded?.Value ?? OpenCases.None;
        var person = persons.Of(s.Platform, s.Report);
        var same = open.Cases.LastOrDefault(e => e.Open && e.Mode == mode && !person.IsAnotherThan(e.Person));
        if (s.Action == AlertAction.Cancel)
        {
            return await CancelAsync(s, open, same, mode, warnings, cancellationToken).ConfigureAwait(false);
        }

        // What goes on in the case of a phone call is still the partner's alert under its own id.
        same ??= await MergedAsync(open, mode, person, cancellationToken).ConfigureAwait(false);
        if (same is not null)
        {
            return await UpdateAsync(request, s, partition, loaded!, same, person, warnings, cancellationToken).ConfigureAwait(false);
        }

        var twice = open.Cases.LastOrDefault(e => e.Open && e.Mode == mode);
        if (twice is not null && !s.LifeRisk)
        {
            return (null, new Refusal(RefusalKind.Conflict, $"This id stands for another person's case ({twice.Code}), which is open. Send this person under an id of its own."));
        }

        return await OpenAsync(request, s with { Mode = mode }, partition, loaded, person, twice, mark, warnings, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CaseEntry?> MergedAsync(OpenCases open, CaseMode mode, PersonKeys person, CancellationToken cancellationToken) =>
        open.Cases.LastOrDefault(e => e.Mode == mode && !person.IsAnotherThan(e.Person)) is { Open: false } entry
        && await book.FindAsync(entry.CaseId, cancellationToken).ConfigureAwait(false) is { Value.MergedInto: { } into }
        && await book.FindAsync(into, cancellationToken).ConfigureAwait(false) is { Value.IsOpen: true } ? entry : null;

    private async Task<(Change?, Outcome<AlertReceipt>)> OpenAsync(
        SignedAlert request, Submission s, string partition, Stored<OpenCases>? loaded, PersonKeys person, CaseEntry? twice, Mark? mark, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var open = loaded?.Value ?? OpenCases.None;
        var number = open.Last + 1;
        var now = book.Now;
        var by = new Actor(ActorKind.Partner, request.Partner.Id, request.Partner.Name);
        var key = await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var synthetic = SyntheticAlert.IsFrom(request.Partner);
        var fresh = NewCase.Make(new CaseId(partition, number).ToString(), synthetic ? SyntheticAlert.Code : await codes.NextAsync(cancellationToken).ConfigureAwait(false), CaseKind.Alert, s, now, key) with
        {
            Source = request.Partner.Name,
            PartnerId = request.Partner.Id,
            Synthetic = synthetic,
            TellsPartner = request.Partner.CallbackUrl is not null,
            Marks = mark is null ? [] : [mark],
        };
        var m = new Moment(by, now, 1);
        var happenings = new List<Happening>
        {
            m.Say(EventKinds.Received, RawText.Of(request.Body.Span), ("partner", request.Partner.Id), ("key", request.Key.KeyId)) with { Since = s.DetectedAt, Answers = s.DetectedAt is null ? null : "detected" },
        };

        // An id used twice, or raised again after closing: linked both ways, never one case.
        var before = twice is not null ? (twice, LinkKind.IdUsedTwice) : open.Cases.LastOrDefault(e => !e.Open && e.Mode == s.Mode && !person.IsAnotherThan(e.Person)) is { } closed ? (closed, LinkKind.RaisedAgain) : default((CaseEntry Entry, LinkKind Kind)?);
        if (before is { } earlier)
        {
            var linked = fresh.LinkTo(new CaseLink(earlier.Item1.CaseId, earlier.Item1.Code, earlier.Item2), m with { By = Actor.System }).Value;
            fresh = linked.Case;
            happenings.AddRange(linked.Happenings);
        }

        var change = new Change(partition);
        var entry = new CaseEntry(fresh.Id, fresh.Code, true, fresh.Mode, person);
        change.Put(OpenCases.Row, loaded, new OpenCases(number, [.. open.Cases.Where(e => e.Open), .. open.Cases.Where(e => !e.Open).TakeLast(20), entry]), SatarkJson.Default.OpenCases);
        fresh = book.Open(change, fresh, s.Report, happenings, key);
        if (before is { } other)
        {
            change.Send(LinkCase.Message(other.Item1.CaseId, fresh, other.Item2, now));
        }

        return (change, new AlertReceipt(fresh.Id, fresh.Code, true, fresh.State, now, warnings));
    }

    private async Task<(Change?, Outcome<AlertReceipt>)> UpdateAsync(
        SignedAlert request, Submission s, string partition, Stored<OpenCases> loaded, CaseEntry entry, PersonKeys person, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var stored = await book.FindAsync(entry.CaseId, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"Row '{OpenCases.Row}' names {entry.CaseId}, which does not exist.");
        var m = book.At(new Actor(ActorKind.Partner, request.Partner.Id, request.Partner.Name));
        var moved = stored.Value.Update(s.Severity, s.LifeRisk, RawText.Of(request.Body.Span), m).Value;
        moved = moved with { Case = moved.Case with { TellsPartner = request.Partner.CallbackUrl is not null } };
        var isNew = false;
        if (await book.KeyAsync(stored.Value, cancellationToken).ConfigureAwait(false) is { } key && stored.Value.SealedReport is not null)
        {
            var before = CaseBook.OpenReport(stored.Value, key);
            var report = before.With(s.Report);
            moved = moved with { Case = CaseBook.Seal(moved.Case.AnsweredBy(before, report, m.Now), report, key) };
            isNew = CaseTerms.AreNew(before, report);
        }

        var (change, after) = await book.ChangeAsync(stored, moved, cancellationToken).ConfigureAwait(false);
        var both = entry.Person.And(person);
        if (!both.All.SequenceEqual(entry.Person.All))
        {
            change.Replace(OpenCases.Row, loaded.Version, loaded.Value with { Cases = [.. loaded.Value.Cases.Select(e => e.CaseId == entry.CaseId ? e with { Person = both } : e)] }, SatarkJson.Default.OpenCases);
            isNew = true;
        }

        if (isNew)
        {
            change.Send(new Errand(after.Id, N: after.Revision).As(Errands.IndexCase, Lane.Ordinary, m.Now));
        }

        change.Send(after.MergedInto is null ? new Errand(after.Id, N: after.Revision).As(Errands.RouteCase, after.Lane, m.Now) : MergeCall.Message(after, m.Now));
        return (change, new AlertReceipt(after.Id, after.Code, false, after.State, m.Now, warnings));
    }

    private async Task<(Change?, Outcome<AlertReceipt>)> CancelAsync(
        Submission s, OpenCases open, CaseEntry? same, CaseMode mode, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var entry = same ?? open.Cases.LastOrDefault(e => e.Mode == mode);
        if (entry is null)
        {
            return (null, new Refusal(RefusalKind.NotFound, "There is no alert with this id: nothing to take back. If it was never accepted, it needs no cancel."));
        }

        var stored = await book.FindAsync(entry.CaseId, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"Row '{OpenCases.Row}' names {entry.CaseId}, which does not exist.");
        var c = stored.Value;
        var m = book.At(new Actor(ActorKind.Partner, c.PartnerId ?? "", c.Source));
        var (change, after) = await book.ChangeAsync(stored, c.TakeBack(PartnerWords.Of(s.Reason), m).Value, cancellationToken).ConfigureAwait(false);
        if (after.MergedInto is not null)
        {
            change.Send(MergeCall.Message(after, m.Now));
        }

        return (change, new AlertReceipt(after.Id, after.Code, false, after.State, m.Now, warnings));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Partner {PartnerId}: case {CaseId} accepted, new: {IsNew}.")]
        public static partial void Accepted(ILogger logger, string partnerId, string caseId, bool isNew);
    }
}
