namespace Satark.Relay.Web.Guards;

/// <summary>Lets each token pass once. It remembers for an hour, and lets none pass that is older: nothing is forgotten that could still pass.</summary>
/// <param name="clock">The clock.</param>
public sealed class OnceTokens(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    private readonly Queue<(string Nonce, DateTimeOffset Until)> _order = new();

    /// <summary>Whether the token is young and passes for the first time.</summary>
    public bool TryTake(FormToken form)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && oldest.Until < now)
            {
                _order.Dequeue();
                _passed.Remove(oldest.Nonce);
            }

            if (now - form.IssuedAt > Memory || !_passed.Add(form.Nonce))
            {
                return false;
            }

            _order.Enqueue((form.Nonce, now + Memory));
            return true;
        }
    }
}
