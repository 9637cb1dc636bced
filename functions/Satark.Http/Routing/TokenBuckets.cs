using System.Collections.Concurrent;

namespace Satark.Http.Routing;

/// <summary>A token bucket for each partner key. Never asked for a life at stake.</summary>
public sealed class TokenBuckets(HttpOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a token. Only known keys get here, so that the number of buckets is bounded.</summary>
    /// <returns>Null where there was one; else when there will be.</returns>
    public TimeSpan? Take(string keyId)
    {
        var bucket = _buckets.GetOrAdd(keyId, _ => new Bucket(options.PartnerBurst, clock.GetTimestamp()));
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            bucket.Tokens = Math.Min(options.PartnerBurst, bucket.Tokens + (clock.GetElapsedTime(bucket.At, now).TotalSeconds * options.PartnerRate));
            bucket.At = now;
            if (bucket.Tokens >= 1)
            {
                bucket.Tokens--;
                return null;
            }

            return TimeSpan.FromSeconds((1 - bucket.Tokens) / options.PartnerRate);
        }
    }

    private sealed class Bucket(double tokens, long at)
    {
        public double Tokens { get; set; } = tokens;

        public long At { get; set; } = at;
    }
}
