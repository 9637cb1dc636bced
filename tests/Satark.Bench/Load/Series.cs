using System.Diagnostics;
using Satark.Bench.Facts;

namespace Satark.Bench.Load;

/// <summary>Requests made ready ahead, and what became of each.</summary>
/// <param name="requests">Whole HTTP requests.</param>
/// <param name="keyOf">By which key an answered request's arrival is known; null where it was not accepted.</param>
internal sealed class Series(IReadOnlyList<ReadOnlyMemory<byte>> requests, Func<int, HttpReply, string?> keyOf)
{
    private readonly long[] _sent = new long[requests.Count];
    private readonly long[] _answered = new long[requests.Count];
    private readonly string?[] _keys = new string?[requests.Count];
    private int _accepted;
    private int _refused;
    private string? _firstRefusal;

    /// <summary>How many requests there are.</summary>
    public int Count => requests.Count;

    /// <summary>How many were accepted.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>How many were not.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Whether this one was accepted.</summary>
    public bool IsAccepted(int index) => _keys[index] is not null;

    /// <summary>When the first was sent.</summary>
    public long Begin => _sent.Where(t => t > 0).Min();

    /// <summary>When the last answer came.</summary>
    public long End => _answered.Max();

    /// <summary>From request to answer, in ms.</summary>
    public Spread Answers => Spread.Of(Enumerable.Range(0, Count).Where(i => _answered[i] > 0).Select(i => Stopwatch.GetElapsedTime(_sent[i], _answered[i]).TotalMilliseconds));

    /// <summary>Sends one and notes what came of it.</summary>
    public async Task SendAsync(HttpLine line, int index, CancellationToken cancellationToken)
    {
        _sent[index] = Stopwatch.GetTimestamp();
        var reply = await line.ExchangeAsync(requests[index], cancellationToken);
        _answered[index] = Stopwatch.GetTimestamp();
        _keys[index] = keyOf(index, reply);
        if (_keys[index] is not null)
        {
            Interlocked.Increment(ref _accepted);
        }
        else if (Interlocked.Increment(ref _refused) == 1)
        {
            _firstRefusal = $"{reply.Status} {System.Text.Encoding.UTF8.GetString(reply.Body.Span)}";
        }
    }

    /// <summary>Throws where something was refused: then nothing that was measured means anything.</summary>
    public void ThrowIfRefused()
    {
        if (Refused > 0)
        {
            throw new InvalidOperationException($"{Refused} of {Refused + Accepted} requests were refused; the first answer was: {_firstRefusal}");
        }
    }

    /// <summary>Waits until all that was accepted has arrived, at most so long.</summary>
    public async Task ArrivedAsync(Arrivals arrivals, TimeSpan most, CancellationToken cancellationToken)
    {
        var from = Stopwatch.GetTimestamp();
        while (Missing(arrivals) > 0 && Stopwatch.GetElapsedTime(from) < most)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>How many were accepted and have not arrived.</summary>
    public int Missing(Arrivals arrivals) => arrivals.Count >= Accepted && Accepted == Count ? 0 : _keys.Count(k => k is not null && arrivals.Of(k) is null);

    /// <summary>From request to arrival, in ms.</summary>
    public Spread Latency(Arrivals arrivals) => Spread.Of(Arrived(arrivals).Select(a => Stopwatch.GetElapsedTime(_sent[a.Index], a.At).TotalMilliseconds));

    /// <summary>From the first request to the last arrival, in ms.</summary>
    public double UntilLast(Arrivals arrivals) => Stopwatch.GetElapsedTime(Begin, Arrived(arrivals).Max(a => a.At)).TotalMilliseconds;

    private IEnumerable<(int Index, long At)> Arrived(Arrivals arrivals) =>
        from i in Enumerable.Range(0, Count)
        where _keys[i] is not null
        let at = arrivals.Of(_keys[i]!)
        where at is not null
        select (i, at.Value);
}
