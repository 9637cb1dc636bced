using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Escalation.Storms;

/// <summary>The storms of all partners, one record a partner: what spans it and its cases is a message.</summary>
public sealed partial class StormBook(IStore store, CaseBook book, Officers officers, ILogger<StormBook> logger, StormOptions? options = null)
{
    private const string Row = "storm";

    // A change has at most 90 rows, and each message is one.
    private const int MostAtOnce = 60;

    private readonly StormOptions _options = options ?? new StormOptions();

    /// <summary>A partner's storm as it stands.</summary>
    public async Task<Storm> FindAsync(string partner, CancellationToken cancellationToken) =>
        (await store.FindAsync(Partition(partner), Row, SatarkJson.Default.Storm, cancellationToken).ConfigureAwait(false))?.Value ?? Storm.Of(partner);

    /// <summary>Handles <see cref="Errands.MindStorm"/>: a case was opened, taken, left or closed, or makes sure that somebody calls for it.</summary>
    public async Task MindAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: { PartnerId: { } partner } c })
        {
            return;
        }

        await LookAsync(partner, c, cancellationToken).ConfigureAwait(false);
        if (errand.Part == StormErrands.Check)
        {
            await book.MoveAsync(c.Id, Actor.System, (x, m) => x.StillWaits(errand.N, m), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a case before its first call, and has it join where it is beyond its partner's limit. A repeat changes nothing.</summary>
    public async Task CountAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: { PartnerId: { } partner, Storm: null } c } || !StormMoves.Counts(c))
        {
            return;
        }

        var storm = await LookAsync(partner, c, cancellationToken).ConfigureAwait(false);
        if (storm.Entries.FirstOrDefault(e => e.CaseId == caseId) is { Role: StormRole.Waiting or StormRole.Calling } own)
        {
            await book.MoveAsync(caseId, Actor.System, (x, m) => x.Join(own.Role == StormRole.Calling, m), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<Storm> LookAsync(string partner, Case c, CancellationToken cancellationToken) =>
        store.ChangeAsync<Storm>(
            async token =>
            {
                var loaded = await store.FindAsync(Partition(partner), Row, SatarkJson.Default.Storm, token).ConfigureAwait(false);
                var before = loaded?.Value ?? Storm.Of(partner);
                var after = before.With(c, _options);

                // Whoever calls for all must be one that still needs it, also where its own word was lost or is late.
                if (after.Lead is { } lead && lead.CaseId != c.Id && await book.FindAsync(lead.CaseId, token).ConfigureAwait(false) is { Value: var leading })
                {
                    after = after.With(leading, _options);
                }

                var told = Told(before, after, c, book.Now).ToList();
                if (ReferenceEquals(after, before) && told.Count == 0)
                {
                    return (null, after);
                }

                var change = new Change(Partition(partner)).Put(Row, loaded, after, SatarkJson.Default.Storm);
                foreach (var word in told)
                {
                    change.Send(word);
                }

                return (change, after);
            },
            cancellationToken);

    /// <summary>Handles <see cref="Errands.JoinStorm"/>: the storm's word reaches the case.</summary>
    public async Task JoinAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if ((StormRole)errand.Step != StormRole.Out)
        {
            await book.MoveAsync(errand.Subject, Actor.System, (c, m) => c.Join((StormRole)errand.Step == StormRole.Calling, m), cancellationToken).ConfigureAwait(false);
            return;
        }

        var by = errand.Part is { } id && await officers.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } officer ? officer.Actor : Actor.System;
        await book.MoveAsync(errand.Subject, by, (c, m) => c.Split(m), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>It is real: every case of the storm has its own ladder, and so have those that follow until the partner is quiet.</summary>
    /// <param name="partner">The partner's id.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many cases go their own way; refused where there is no storm.</returns>
    public async Task<Outcome<int>> ConfirmAsync(string partner, Officer by, CancellationToken cancellationToken)
    {
        var gone = await store.ChangeAsync<int>(
            async token =>
            {
                var loaded = await store.FindAsync(Partition(partner), Row, SatarkJson.Default.Storm, token).ConfigureAwait(false);
                if (loaded is not { Value: { Open: > 0 } storm })
                {
                    return (null, 0);
                }

                // Those beyond one save's room learn it when they next make sure that somebody calls for them, at the latest.
                var after = storm.Confirm(book.Now);
                var change = new Change(Partition(partner)).Replace(Row, loaded.Version, after, SatarkJson.Default.Storm);
                foreach (var e in storm.Entries.Where(e => e.Role is StormRole.Waiting or StormRole.Calling).Take(MostAtOnce))
                {
                    change.Send(Word(after, e with { Role = StormRole.Out }, by.Id, book.Now));
                }

                return (change, storm.Open);
            },
            cancellationToken).ConfigureAwait(false);
        if (gone == 0)
        {
            return new Refusal(RefusalKind.NotNow, "There is no storm of this partner.") { Hindi = "इस प्लेटफ़ॉर्म की कोई लहर नहीं है।" };
        }

        Log.Confirmed(logger, partner, gone, by.Id);
        return gone;
    }

    // The case that was looked at hears its role again where it does not stand in it: its word may have been lost with an earlier save.
    private static IEnumerable<Message> Told(Storm before, Storm after, Case looked, DateTimeOffset now)
    {
        foreach (var e in after.Entries)
        {
            var was = before.Entries.FirstOrDefault(x => x.CaseId == e.CaseId)?.Role;
            var isNew = e.Role is StormRole.Waiting or StormRole.Calling && e.Role != was;
            var isMissed = e.CaseId == looked.Id && StormMoves.IsFree(looked) && looked.Storm is not { OutAt: not null } && (
                (e.Role == StormRole.Calling && looked.Storm?.Calls != true) || (e.Role == StormRole.Waiting && looked.Storm is null) || (e.Role == StormRole.Out && looked.Storm is not null));
            if (isNew || isMissed)
            {
                yield return Word(after, e, null, now);
            }
        }
    }

    private static Message Word(Storm storm, StormEntry e, string? by, DateTimeOffset now) => new Errand(e.CaseId, by, storm.Version, (int)e.Role).As(Errands.JoinStorm, Lane.Urgent, now);

    private static string Partition(string partner) => "storm-" + partner;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Partner {PartnerId}: a storm of {Cases} cases was confirmed by {OfficerId}; each has its own ladder.")]
        public static partial void Confirmed(ILogger logger, string partnerId, int cases, string officerId);
    }
}

/// <summary>The messages of storms.</summary>
public static class StormErrands
{
    /// <summary>Part of a waiting case's timer.</summary>
    public const string Check = "check";

    /// <summary>What follows for the storm from a change of a case.</summary>
    public static IEnumerable<Message> Of(Case? before, Case after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(after);
        var counts = StormMoves.Counts(after) && (before is null || !StormMoves.Counts(before));
        var changed = before is not null && after.Storm is not null && (StormMoves.IsFree(before) != StormMoves.IsFree(after) || (before.Storm, before.Storm?.OutAt) is var was && (was.Storm is null || was.OutAt != after.Storm.OutAt));
        if (counts || changed)
        {
            yield return new Errand(after.Id, N: after.Revision).As(Errands.MindStorm, Lane.Urgent, now);
        }
    }

    /// <summary>The timer of a case that waits: it makes sure again and again that somebody calls for it.</summary>
    public static Message TimerOf(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return new Errand(c.Id, Check, c.Storm!.Checks, (int)(c.Storm.Since.ToUnixTimeMilliseconds() & int.MaxValue)).As(Errands.MindStorm, Lane.Urgent, c.Storm.NextCheckAt);
    }
}
