using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Attempts;
using Satark.Notifications.Sharing;
using Satark.Notifications.Together;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;
using Satark.Watching;

namespace Satark.Tests.Delivering;

/// <summary>The handler of deliveries, put together as the hosts do.</summary>
internal static class Assembled
{
    public static Deliver Of(
        IStore store, CaseBook book, ComposeMessage compose, ComposeTogether composeTogether, IEnumerable<IChannel> channels, RecordDelivery record, Officers officers, SyntheticRuns synthetic, TimeProvider clock, IKeyRing keys,
        CallingOptions? calling = null, ChannelRooms? rooms = null)
    {
        var shares = new CallingShares(calling);
        var (begin, gather) = (new BeginAttempt(store, book, officers), new GatherCalls(store, book, shares, keys));
        var (send, settle) = (new SendAttempt(channels, clock), new SettleAttempt(store, book, record));
        var together = new SendTogether(book, begin, compose, composeTogether, send, settle, gather, clock, NullLogger<SendTogether>.Instance);
        return new Deliver(begin, shares, rooms ?? new ChannelRooms(clock, new LanePlaces(32, 16, 2)), compose, send, settle, gather, together, synthetic, NullLogger<Deliver>.Instance);
    }
}
