using System.Text.Json;
using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Intake;

/// <summary>
/// "Is this the call of K7F2?" On the operator's word a written case goes on in the call's. They lie in two partitions: the written one ends in one save
/// that sends <see cref="Errands.CarryOver"/>, and that message carries what it says into the call's case, again after each update of the partner.
/// </summary>
public sealed class MergeCall(IStore store, CaseBook book, PersonMarks persons)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "There is no such case of a phone call.");

    /// <summary>The message that carries a merged case over.</summary>
    public static Message Message(Case written, DateTimeOffset now) =>
        new Errand(written.MergedInto!, written.Id, written.Revision).As(Errands.CarryOver, written.LifeRisk ? Lane.Urgent : Lane.Ordinary, now);

    /// <summary>The written case goes on in the call's.</summary>
    /// <param name="writtenId">The case that the partner's alert or mail opened.</param>
    /// <param name="callId">The case of the call.</param>
    /// <param name="same">False: it is another matter, and is not offered again.</param>
    /// <param name="by">Whose word it is; what this officer may not see does not exist.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The written case as it then stands.</returns>
    public async Task<Outcome<Case>> HandleAsync(string writtenId, string callId, bool same, Officer by, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(callId, cancellationToken).ConfigureAwait(false) is not { Value: var call } || !Visibility.MaySee(by, call) || callId == writtenId)
        {
            return Unknown;
        }

        return await book.MoveAsync(
            writtenId,
            by.Actor,
            (c, m) => !Visibility.MaySee(by, c) ? new Refusal(RefusalKind.NotFound, "There is no such case.") : same ? c.MergeInto(call, m) : c.IsNotTheCallOf(call, m),
            cancellationToken,
            (change, after) =>
            {
                if (after.MergedInto is not null)
                {
                    change.Send(Message(after, book.Now));
                }
            }).ConfigureAwait(false);
    }

    /// <summary>Carries a merged case over; a repeat, or a message that a later one overtook, changes nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await book.FindAsync(errand.Part!, cancellationToken).ConfigureAwait(false) is not { Value: var written } || written.MergedInto != errand.Subject)
        {
            return;
        }

        var open = await store.ChangeAsync<bool>(async token => await CarryAsync(written, errand.Subject, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (!open)
        {
            await book.MoveAsync(written.Id, Actor.System, (c, m) => c.GoOnAlone(m), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The case of the call as it stands after the carrying over; false where it was closed meanwhile.</summary>
    private async Task<(Change? Change, bool Open)> CarryAsync(Case written, string callId, CancellationToken cancellationToken)
    {
        var loaded = await book.FindAsync(callId, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"Case {written.Id} goes on in {callId}, which does not exist.");
        if (loaded.Value.Merged.Any(x => x.CaseId == written.Id && x.Revision >= written.Revision))
        {
            return (null, true);
        }

        var key = await book.KeyAsync(loaded.Value, cancellationToken).ConfigureAwait(false);
        if (!loaded.Value.IsOpen || loaded.Value.SealedReport is null || key is null)
        {
            return (null, false);
        }

        var m = book.At(new Actor(ActorKind.Partner, written.PartnerId ?? "", written.Source));
        var before = CaseBook.OpenReport(loaded.Value, key);
        var said = await book.ReportAsync(written, cancellationToken).ConfigureAwait(false) ?? new Report();
        var report = Both(before, said);
        var moved = loaded.Value.TakeIn(written, JsonSerializer.Serialize(said, SatarkJson.Default.Report), m).Value;
        moved = moved with { Case = CaseBook.Seal(moved.Case.AnsweredBy(before, report, m.Now), report, key) };
        var (change, after) = await book.ChangeAsync(loaded, moved, cancellationToken).ConfigureAwait(false);
        var id = CaseId.Parse(callId);
        if (await store.FindAsync(id.Partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false) is { } open)
        {
            var entries = open.Value.Cases.Select(e => e.CaseId == callId ? e with { Person = e.Person.And(persons.Of(after.Platform, report)) } : e);
            change.Replace(OpenCases.Row, open.Version, open.Value with { Cases = [.. entries] }, SatarkJson.Default.OpenCases);
        }

        return (change.Send(new Errand(after.Id, N: after.Revision).As(Errands.IndexCase, Lane.Ordinary, m.Now)), true);
    }

    // What was typed in a hurry stays below the partner's own words.
    private static Report Both(Report typed, Report written)
    {
        var both = typed.With(written);
        return typed.Text is { } words && written.Text is { } text && !words.Contains(text, StringComparison.Ordinal) && !text.Contains(words, StringComparison.Ordinal)
            ? both with { Text = $"{text}\n\n{words}" }
            : both;
    }
}
