using System.Collections.Concurrent;

namespace Satark.Http.Routing;

/// <summary>A token bucket for each of a bounded number of callers. Never asked for a life at stake.</summary>
/// <param name="burst">How many tokens a full bucket holds.</param>
/// <param name="rate">How many are added a second.</param>
/// <param name="clock">Tells how many seconds.</param>
public sealed class TokenBuckets(int burst, double rate, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a token. Only known keys and officers get here, so that the number of buckets is bounded.</summary>
    /// <returns>Null where there was one; else when there will be.</returns>
    public TimeSpan? Take(string id)
    {
        var bucket = _buckets.GetOrAdd(id, _ => new Bucket(burst, clock.GetTimestamp()));
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            bucket.Tokens = Math.Min(burst, bucket.Tokens + (clock.GetElapsedTime(bucket.At, now).TotalSeconds * rate));
            bucket.At = now;
            if (bucket.Tokens >= 1)
            {
                bucket.Tokens--;
                return null;
            }

            return TimeSpan.FromSeconds((1 - bucket.Tokens) / rate);
        }
    }

    private sealed class Bucket(double tokens, long at)
    {
        public double Tokens { get; set; } = tokens;

        public long At { get; set; } = at;
    }
}
