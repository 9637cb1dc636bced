namespace Satark.Support.Canary;

/// <summary>A place where something may lie: a table's row, a file, a log line, an answer.</summary>
/// <param name="Store">The kind of place, as the test names it: "the desk's messages".</param>
/// <param name="Where">Which one: a row, a file.</param>
/// <param name="Bytes">What lies there.</param>
public sealed record Place(string Store, string Where, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A place that holds a text.</summary>
    public static Place Of(string store, string where, string? text) => new(store, where, System.Text.Encoding.UTF8.GetBytes(text ?? ""));
}

/// <summary>A secret that lies where it must not.</summary>
public sealed record Leak(string Store, string Where, string Secret, string Encoding)
{
    /// <inheritdoc />
    public override string ToString() => $"{Store}, {Where}: {Secret} as {Encoding}";
}

/// <summary>Looks for secrets in every spelling, and counts how much it has seen: a search of nothing finds nothing.</summary>
public sealed class Searcher
{
    private const int Begin = Canary.Spellings.FewestBytes;

    private readonly List<Spelling> _spellings = [];
    private readonly Dictionary<ulong, List<Spelling>> _byBegin = [];
    private readonly bool[] _firstTwo = new bool[1 << 16];
    private readonly SortedDictionary<string, (int Places, long Bytes)> _seen = new(StringComparer.Ordinal);

    /// <summary>What is looked for.</summary>
    public IReadOnlyList<Spelling> Spellings => _spellings;

    /// <summary>How many places and bytes of each kind were looked through.</summary>
    public IReadOnlyDictionary<string, (int Places, long Bytes)> Seen => _seen;

    /// <summary>Looks for a text too.</summary>
    public Searcher Add(string secret, string text)
    {
        Keep(Canary.Spellings.Of(secret, text));
        return this;
    }

    /// <summary>Looks for bytes too.</summary>
    public Searcher Add(string secret, byte[] bytes)
    {
        Keep(Canary.Spellings.Of(secret, bytes));
        return this;
    }

    /// <summary>The secrets of one place.</summary>
    public IEnumerable<Leak> Look(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        _seen.TryGetValue(place.Store, out var seen);
        _seen[place.Store] = (seen.Places + 1, seen.Bytes + place.Bytes.Length);
        return Found(place.Bytes.Span).Select(spelling => new Leak(place.Store, place.Where, spelling.Secret, spelling.Encoding));
    }

    /// <summary>The secrets of all places.</summary>
    public IReadOnlyList<Leak> Look(IEnumerable<Place> places) => [.. places.SelectMany(Look)];

    // One walk for all spellings: most bytes are told apart by two, the others by six.
    private HashSet<Spelling> Found(ReadOnlySpan<byte> bytes)
    {
        var found = new HashSet<Spelling>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at + Begin <= bytes.Length; at++)
        {
            if (_firstTwo[(bytes[at] << 8) | bytes[at + 1]] && _byBegin.TryGetValue(BeginOf(bytes[at..]), out var perhaps))
            {
                foreach (var spelling in perhaps)
                {
                    if (bytes[at..].StartsWith(spelling.Bytes))
                    {
                        found.Add(spelling);
                    }
                }
            }
        }

        return found;
    }

    private void Keep(IReadOnlyList<Spelling> spellings)
    {
        _spellings.AddRange(spellings);
        foreach (var spelling in spellings)
        {
            _firstTwo[(spelling.Bytes[0] << 8) | spelling.Bytes[1]] = true;
            var begin = BeginOf(spelling.Bytes);
            if (!_byBegin.TryGetValue(begin, out var same))
            {
                _byBegin[begin] = same = [];
            }

            same.Add(spelling);
        }
    }

    private static ulong BeginOf(ReadOnlySpan<byte> bytes)
    {
        ulong begin = 0;
        for (var i = 0; i < Begin; i++)
        {
            begin = (begin << 8) | bytes[i];
        }

        return begin;
    }
}
