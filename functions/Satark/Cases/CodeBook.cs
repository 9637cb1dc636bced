using Satark.Messaging;
using Satark.Storage;

namespace Satark.Cases;

/// <summary>
/// Short speakable codes, each given out once in an installation's life. Numbers are taken from the store in blocks, so that
/// a new case needs no save of its own for its code; what a block had left at a restart is lost, which costs nothing.
/// </summary>
public sealed class CodeBook(IStore store) : IDisposable
{
    // Without letters and digits that sound or look alike over a radio (B/D/P/T, M/N, I/1, O/0, S/5, Z/2 …).
    internal const string Alphabet = "ACEFGHJKLMQRTUVWXY346789";
    private const int Block = 512;
    private const string Partition = "codes";
    private const string CounterRow = "counter";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _next;
    private long _end;

    /// <summary>The partition of the index from code to case.</summary>
    public static string IndexPartition(string code) => "code-" + code;

    /// <summary>Whether a text in capitals could be a code: its length, and no letter or digit that codes leave out.</summary>
    public static bool IsCode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is >= 4 and <= 7 && text.All(static ch => Alphabet.Contains(ch, StringComparison.Ordinal));
    }

    /// <summary>A code that was never given out before: four characters for the first 331,776 cases, then five.</summary>
    public async ValueTask<string> NextAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_next == _end)
            {
                _end = await ReserveAsync(cancellationToken).ConfigureAwait(false);
                _next = _end - Block;
            }

            return Spell(_next++);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The code of a number. Neighbours differ in every place: a misheard letter must not be the next case.</summary>
    public static string Spell(long number)
    {
        var length = 4;
        var first = 0L;
        var count = Count(length);
        while (number - first >= count)
        {
            first += count;
            count = Count(++length);
        }

        // A multiplier without a common factor with the count walks through all codes once, in a scattered order.
        var scattered = (long)(((Int128)(number - first) * 1_000_003 + 123_457) % count);
        return string.Create(length, scattered, static (span, value) =>
        {
            for (var i = span.Length - 1; i >= 0; i--)
            {
                span[i] = Alphabet[(int)(value % Alphabet.Length)];
                value /= Alphabet.Length;
            }
        });
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private static long Count(int length)
    {
        var count = 1L;
        for (var i = 0; i < length; i++)
        {
            count *= Alphabet.Length;
        }

        return count;
    }

    private Task<long> ReserveAsync(CancellationToken cancellationToken) => store.ChangeAsync<long>(
        async token =>
        {
            var counter = await store.FindAsync(Partition, CounterRow, SatarkJson.Default.Errand, token).ConfigureAwait(false);
            var end = (counter?.Value.N ?? 0) + Block;
            return (new Change(Partition).Put(CounterRow, counter, new Errand(CounterRow, N: end), SatarkJson.Default.Errand), end);
        },
        cancellationToken);
}
