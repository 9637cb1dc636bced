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
    private readonly List<Spelling> _spellings = [];
    private readonly SortedDictionary<string, (int Places, long Bytes)> _seen = new(StringComparer.Ordinal);

    /// <summary>What is looked for.</summary>
    public IReadOnlyList<Spelling> Spellings => _spellings;

    /// <summary>How many places and bytes of each kind were looked through.</summary>
    public IReadOnlyDictionary<string, (int Places, long Bytes)> Seen => _seen;

    /// <summary>Looks for a text too.</summary>
    public Searcher Add(string secret, string text)
    {
        _spellings.AddRange(Canary.Spellings.Of(secret, text));
        return this;
    }

    /// <summary>Looks for bytes too.</summary>
    public Searcher Add(string secret, byte[] bytes)
    {
        _spellings.AddRange(Canary.Spellings.Of(secret, bytes));
        return this;
    }

    /// <summary>The secrets of one place.</summary>
    public IEnumerable<Leak> Look(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        _seen.TryGetValue(place.Store, out var seen);
        _seen[place.Store] = (seen.Places + 1, seen.Bytes + place.Bytes.Length);
        foreach (var spelling in _spellings)
        {
            if (place.Bytes.Span.IndexOf(spelling.Bytes) >= 0)
            {
                yield return new Leak(place.Store, place.Where, spelling.Secret, spelling.Encoding);
            }
        }
    }

    /// <summary>The secrets of all places.</summary>
    public IReadOnlyList<Leak> Look(IEnumerable<Place> places) => [.. places.SelectMany(Look)];
}
