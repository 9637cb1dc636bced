using System.Globalization;

namespace Satark.Relay.Web.Guards;

/// <summary>
/// The way under load for browsers without a script: one gets a place in the queue on a signed ticket and sends the form again when its time has
/// come. The queue is a time, not a list: nothing is kept of who stands in it.
/// </summary>
public sealed class SlowLane(FormTokens tokens, WebOptions options, TimeProvider clock)
{
    private const string Purpose = "ticket";

    // A longer queue would only say no more politely.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private DateTimeOffset _last;

    /// <summary>A ticket for a form, with how long it waits; a null ticket where the queue is full now, and one asks again after that time.</summary>
    public (string? Ticket, TimeSpan Wait) Queue(FormToken form)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var slot = Max(now + TimeSpan.FromSeconds(options.SlowWaitSeconds), _last + TimeSpan.FromMinutes(1.0 / options.SlowPerMinute));
            if (slot - now > Longest)
            {
                return (null, TimeSpan.FromMinutes(1));
            }

            _last = slot;
            return (tokens.Sign(form, Purpose, slot.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)), slot - now);
        }
    }

    /// <summary>How long a ticket still waits: zero where its time has come; null where it is none of this form, or its time is long over.</summary>
    public TimeSpan? Remaining(FormToken form, string? ticket)
    {
        if (tokens.Open(form, Purpose, ticket) is not { } text || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return null;
        }

        var left = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - clock.GetUtcNow();
        return left < -Grace ? null : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
