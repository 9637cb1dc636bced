using Satark.Cases;
using Satark.Escalation;
using Satark.Messaging;
using Satark.Notifications.Sharing;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Notifications.Together;

/// <summary>
/// Gathers the calls to one address of one person by one channel that fall due together. What it knows lies in a partition of that person; a call that waits has its own
/// message saved in the same act, and stays pending until it leaves.
/// </summary>
public sealed class GatherCalls(IStore store, CaseBook book, CallingShares shares, IKeyRing keys)
{
    private static readonly HashSet<string> Gathered = [Channels.Sms, Channels.WhatsApp, Channels.Voice, Channels.Email];

    /// <summary>Whether a delivery may leave together with others: a call to somebody's own phone or mailbox. Of a tip about police every message says nothing but its number, so it stays alone.</summary>
    public static bool MayGather(Case c, Delivery d)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(d);
        return d is { Purpose: DeliveryPurpose.Call, Template: TemplateIds.Call, Alone: false } && Gathered.Contains(d.Channel)
            && c is { Synthetic: false, Mode: not CaseMode.Test, Tip: not { Conflicted: true } };
    }

    /// <summary>What a call that is due does now. Where it waits, a message that looks again is durable when this returns.</summary>
    /// <param name="c">The case.</param>
    /// <param name="d">Its delivery.</param>
    /// <param name="errand">The message's errand.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<GatherWord> NextAsync(Case c, Delivery d, Errand errand, CancellationToken cancellationToken) =>
        store.ChangeAsync<GatherWord>(
            async token =>
            {
                var m = book.At(Actor.System);
                var loaded = await FindAsync(d, token).ConfigureAwait(false);
                var before = loaded?.Value ?? new Gathering();
                var (after, word) = before.Next(new GatheredCall(c.Id, d.Id, d.Attempts), m.Now, Pace.Of(Gathering.WindowSeconds, m.Scale), Deliver.SendingLimit);

                // Beyond its partner's share nothing leaves yet, and whatever else falls due to this person meanwhile may leave with it.
                if (word is not GatherWord.Wait && shares.Take(c, d, m.Now, (word as GatherWord.Lead)?.Calls[0]) is { } later)
                {
                    (after, word) = (before, new GatherWord.Wait(later));
                }

                if (ReferenceEquals(after, before) && word is not GatherWord.Wait)
                {
                    return (null, word);
                }

                var change = new Change(Partition(d)).Put(Row(d), loaded, after, SatarkJson.Default.Gathering);
                if (word is GatherWord.Wait wait)
                {
                    change.Send((errand with { Step = errand.Step + 1 }).As(Errands.Deliver, c.Lane, wait.Until));
                }

                return (change, word);
            },
            cancellationToken);

    /// <summary>Notes that calls which left together are to be tried again together; each still needs its own message.</summary>
    public Task AgainAsync(Delivery any, IReadOnlyList<GatheredCall> calls, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        store.ChangeAsync<bool>(
            async token =>
            {
                var loaded = await FindAsync(any, token).ConfigureAwait(false);
                return (new Change(Partition(any)).Put(Row(any), loaded, (loaded?.Value ?? new Gathering()).Again(calls, dueAt), SatarkJson.Default.Gathering), true);
            },
            cancellationToken);

    private Task<Stored<Gathering>?> FindAsync(Delivery d, CancellationToken cancellationToken) =>
        store.FindAsync(Partition(d), Row(d), SatarkJson.Default.Gathering, cancellationToken);

    private static string Partition(Delivery d) => "called-" + d.Target;

    // One message goes to one address: whoever fills two posts, or has just changed the number, is called at each.
    private string Row(Delivery d) => $"{d.Channel}-{Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "called", d.Channel, d.Address)}";
}
