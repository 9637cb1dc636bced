using Satark.Cases;
using Satark.Notifications.Together;

namespace Satark.Notifications.Sharing;

/// <summary>
/// Keeps half of what the providers take free of any one partner: calls and requests about its cases beyond that are put off to the next window, so that those
/// about anybody else's find both our own queue and the provider's open. Nobody waits who has no share: own finds, mails, tips.
/// </summary>
/// <remarks>
/// In memory, by each process for itself: it is asked for each message and never wrong by more than one window. What is put off is a durable message like any
/// other, and asks anew after a restart.
/// </remarks>
/// <param name="options">What the providers take; null: the usual.</param>
public sealed class CallingShares(CallingOptions? options = null)
{
    private readonly CallingOptions _options = options ?? new();
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Partner), PartnerShare> _shares = [];

    /// <summary>Takes a place for a message.</summary>
    /// <param name="c">The case.</param>
    /// <param name="d">Its delivery.</param>
    /// <param name="now">The time.</param>
    /// <param name="together">The first call of several that leave as one message, which have one place; null: it is about this case alone.</param>
    /// <returns>Null: it may leave now. Else when it may.</returns>
    public DateTimeOffset? Take(Case c, Delivery d, DateTimeOffset now, GatheredCall? together = null)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(d);
        if (ShareOf(c, d) is not var (partner, share))
        {
            return null;
        }

        // A partner's other reports leave half of its share to those about a life.
        var most = c.LifeRisk ? share : Math.Max(1, share / 2);
        lock (_gate)
        {
            if (!_shares.TryGetValue((d.Channel, partner), out var own))
            {
                _shares[(d.Channel, partner)] = own = new PartnerShare();
            }

            return own.Take(together ?? new GatheredCall(c.Id, d.Id, d.Attempts), now, most);
        }
    }

    // What tells an agency or a holder what is new is no call for anybody, and a test leaves nowhere.
    private (string Partner, int Share)? ShareOf(Case c, Delivery d) =>
        d.Purpose is DeliveryPurpose.Call or DeliveryPurpose.Engagement && c is { PartnerId: { } partner, Synthetic: false } && _options.ShareOf(d.Channel) is { } share ? (partner, share) : null;
}
