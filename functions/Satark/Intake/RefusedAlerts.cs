using System.Globalization;
using System.Text;
using Satark.Board;
using Satark.Cases;
using Satark.Intake.Formats;
using Satark.Messaging;
using Satark.Partners;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Intake;

/// <summary>A request that was refused although it named a known key.</summary>
/// <param name="Partner">Whose key.</param>
/// <param name="KeyId">Which key.</param>
/// <param name="SignatureFits">Whether the signature proved the key.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Body">As much of the body as was read.</param>
public sealed record RefusedRequest(Partner Partner, string KeyId, bool SignatureFits, string Reason, ReadOnlyMemory<byte> Body);

/// <summary>Keeps refused requests, shows them on the desk, and opens them as cases at one key.</summary>
public sealed class RefusedAlerts(IStore store, IKeyRing keys, CaseBook book, CodeBook codes, PersonMarks persons, IDesk desk)
{
    /// <summary>Bytes kept of a body.</summary>
    public const int MostBody = 256 * 1024;

    /// <summary>Requests whose signature did not fit that are kept for one key in one hour; the rest is counted.</summary>
    public const int MostUnproven = 20;

    /// <summary>So many refusals of one partner within ten minutes call the operator.</summary>
    public const int Run = 5;

    private const string Partition = "refused";

    /// <summary>Stores a refused request; once it returns, the desk will see it.</summary>
    public Task KeepAsync(RefusedRequest request, CancellationToken cancellationToken) =>
        request.SignatureFits ? KeepProvenAsync(request, cancellationToken) : CountAsync(request, cancellationToken);

    /// <summary>What stands on the desk, newest first.</summary>
    public async Task<IReadOnlyList<RefusedRow>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ListAllAsync(Partition, "request-", SatarkJson.Default.RefusedAlert, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => r.Record.Value).Where(r => r.CaseId is null && r.DismissedBy is null).OrderByDescending(r => r.At).Select(r => r.Row)];
    }

    /// <summary>Opens a case from a refused request: whatever can be read of it, and its raw body in the history.</summary>
    public async Task<Outcome<Case>> OpenAsync(string id, Officer by, CancellationToken cancellationToken)
    {
        var row = "request-" + id;
        var loaded = await store.FindAsync(Partition, row, SatarkJson.Default.RefusedAlert, cancellationToken).ConfigureAwait(false);
        if (loaded?.Value.CaseId is { } opened)
        {
            return (await book.FindAsync(opened, cancellationToken).ConfigureAwait(false))!.Value;
        }

        if (loaded is null || !loaded.Value.SignatureFits || loaded.Value.SealedBody is null)
        {
            return new Refusal(RefusalKind.NotFound, "There is no such refused alert that could be opened.");
        }

        var refused = loaded.Value;
        var caseId = new CaseId(Ids.Derived("refused", refused.Id), 1).ToString();
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is null)
        {
            // A conflict means that the key was pressed twice at once.
            var body = Sealed.Open(keys.Installation(KeyPurpose.Seal).Span, Convert.FromBase64String(refused.SealedBody), Place(id));
            await store.SaveAsync(await OpenAsync(refused, body, caseId, by, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        await store.SaveAsync(new Change(Partition).Replace(row, loaded.Version, refused with { CaseId = caseId, SealedBody = null }, SatarkJson.Default.RefusedAlert), cancellationToken).ConfigureAwait(false);
        return (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false))!.Value;
    }

    /// <summary>A human has looked at it: it leaves the desk, and stays in the store with who said so.</summary>
    public Task<Outcome<bool>> DismissAsync(string id, Officer by, CancellationToken cancellationToken) => store.ChangeAsync<Outcome<bool>>(
        async token =>
        {
            var loaded = await store.FindAsync(Partition, "request-" + id, SatarkJson.Default.RefusedAlert, token).ConfigureAwait(false);
            return loaded is null || loaded.Value.DismissedBy is not null
                ? (null, new Refusal(RefusalKind.NotFound, "There is no such refused alert on the desk."))
                : (new Change(Partition).Replace("request-" + id, loaded.Version, loaded.Value with { DismissedBy = by.Id }, SatarkJson.Default.RefusedAlert), true);
        },
        cancellationToken);

    /// <summary>Handles <see cref="Errands.ShowRefused"/>: pushes the row to the desk.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await store.FindAsync(Partition, "request-" + errand.Subject, SatarkJson.Default.RefusedAlert, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            await desk.ShowRefusedAsync(refused.Value.Row, cancellationToken).ConfigureAwait(false);
        }
    }

    private static byte[] Place(string id) => Encoding.UTF8.GetBytes("refused/" + id);

    private async Task KeepProvenAsync(RefusedRequest request, CancellationToken cancellationToken)
    {
        var now = book.Now;
        var id = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds():D14}-{Ids.Random()}");
        var kept = Make(request, id, now, 1);
        await store.ChangeAsync<bool>(
            async token =>
            {
                var change = new Change(Partition).Insert("request-" + id, kept, SatarkJson.Default.RefusedAlert);
                change.Send(new Errand(id).As(Errands.ShowRefused, Lane.Urgent, now));
                await CountRunAsync(change, request.Partner, now, token).ConfigureAwait(false);
                return (change, true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    // The run's row counts a partner's refusals within ten minutes; at the fifth the operator is called, once.
    private async Task CountRunAsync(Change change, Partner partner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = "run-" + partner.Id;
        var loaded = await store.FindAsync(Partition, row, SatarkJson.Default.RefusedRun, cancellationToken).ConfigureAwait(false);
        var run = loaded?.Value is { } known && now - known.Since < TimeSpan.FromMinutes(10) ? known with { Count = known.Count + 1 } : new RefusedRun(partner.Id, partner.Name, now, 1);
        change.Put(row, loaded, run, SatarkJson.Default.RefusedRun);
        if (run.Count == Run)
        {
            change.Send(new Errand(partner.Id, partner.Name, N: (int)(run.Since.ToUnixTimeSeconds() / 600)).As(Errands.CallAboutRefused, Lane.Urgent, now));
        }
    }

    private Task<bool> CountAsync(RefusedRequest request, CancellationToken cancellationToken)
    {
        var now = book.Now;
        var hour = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMddHH}.{request.KeyId}");
        return store.ChangeAsync<bool>(
            async token =>
            {
                var loaded = await store.FindAsync(Partition, "request-" + hour, SatarkJson.Default.RefusedAlert, token).ConfigureAwait(false);
                var count = (loaded?.Value.Count ?? 0) + 1;
                var change = new Change(Partition);
                change.Put("request-" + hour, loaded, loaded is null ? Make(request, hour, now, 1) with { SealedBody = null } : loaded.Value with { Count = count }, SatarkJson.Default.RefusedAlert);
                if (count <= MostUnproven)
                {
                    change.Insert(string.Create(CultureInfo.InvariantCulture, $"unproven-{hour}.{count:D2}"), Make(request, $"{hour}.{count}", now, 1), SatarkJson.Default.RefusedAlert);
                }

                return (change, true);
            },
            cancellationToken);
    }

    private RefusedAlert Make(RefusedRequest request, string id, DateTimeOffset now, int count)
    {
        var body = request.Body.Span[..Math.Min(request.Body.Length, MostBody)];
        return new RefusedAlert(
            id, request.Partner.Id, request.Partner.Name, request.KeyId, request.SignatureFits, request.Reason, now,
            Convert.ToBase64String(Sealed.Close(keys.Installation(KeyPurpose.Seal).Span, body, Place(id))), count);
    }

    private async Task<Change> OpenAsync(RefusedAlert refused, byte[] body, string caseId, Officer by, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(caseId);
        var now = book.Now;
        var read = AlertForm.Guess(body).Read(body);
        var text = RawText.Of(body);
        var submission = read with
        {
            // Somebody pressed the key because it may be about a life: it gets the full ladder, whatever the body says.
            Severity = Severity.Critical,
            Mode = CaseMode.Actual,
            Report = read.Report.Text is null && read.Report.Url is null ? read.Report with { Text = text.Length > 20_000 ? text[..20_000] : text } : read.Report,
        };
        var key = await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var fresh = NewCase.Make(caseId, await codes.NextAsync(cancellationToken).ConfigureAwait(false), CaseKind.Alert, submission, now, key) with
        {
            Source = refused.PartnerName,
            PartnerId = refused.PartnerId,
        };
        fresh = fresh.Marked(MarkKind.FromRefused, $"Opened from a refused request: {refused.Reason}", now, refused.Reason);
        var m = new Moment(by.Actor, now, 1);
        var change = new Change(id.Partition);
        change.Insert(OpenCases.Row, new OpenCases(1, [new CaseEntry(caseId, fresh.Code, true, fresh.Mode, persons.Of(submission.Platform, submission.Report))]), SatarkJson.Default.OpenCases);
        book.Open(change, fresh, submission.Report, [m.Say(EventKinds.Received, text, ("refused", refused.Id), ("partner", refused.PartnerId)) with { Answers = "refused", Since = refused.At }], key);
        return change;
    }
}

/// <summary>A partner's refusals of the last minutes.</summary>
/// <param name="PartnerId">Whose.</param>
/// <param name="PartnerName">As the desk says it.</param>
/// <param name="Since">When the run began.</param>
/// <param name="Count">How many.</param>
public sealed record RefusedRun(string PartnerId, string PartnerName, DateTimeOffset Since, int Count);
