using System.Collections.Immutable;

namespace Satark.Places.Tables;

/// <summary>Who bears which name: for each folded name the districts (by id) and other states (by code) in which something is called so.</summary>
/// <remarks>Most names have one holder, so that one is kept apart from the rare others.</remarks>
internal sealed class NameHolders
{
    private readonly Dictionary<string, string> _first = new(10_000, StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _others = new(StringComparer.Ordinal);

    /// <summary>A name as it is compared: folded, and without the spaces that some write and some do not.</summary>
    public static string KeyOf(string name) => FoldedText.KeyOf(name).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Notes that something in this district or state is called so.</summary>
    public void Add(string holder, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var key = KeyOf(name);
            if (key.Length == 0)
            {
                throw new InvalidDataException($"'{name}' in {holder} is no name.");
            }

            if (_first.TryAdd(key, holder) || string.Equals(_first[key], holder, StringComparison.Ordinal))
            {
                continue;
            }

            if (!_others.TryGetValue(key, out var others))
            {
                _others.Add(key, others = []);
            }

            if (!others.Contains(holder, StringComparer.Ordinal))
            {
                others.Add(holder);
            }
        }
    }

    /// <summary>True when something is called so.</summary>
    public bool Knows(string name) => _first.ContainsKey(KeyOf(name));

    /// <summary>All who bear the name, in the order in which they were noted.</summary>
    public ImmutableArray<string> Of(string name) => KeyOf(name) is var key && _first.TryGetValue(key, out var first)
        ? [first, .. _others.GetValueOrDefault(key) ?? []]
        : [];

    /// <summary>The others who bear one of these names.</summary>
    public ImmutableArray<string> Besides(string holder, IEnumerable<string> names)
    {
        var besides = ImmutableArray<string>.Empty;
        foreach (var name in names)
        {
            if (_others.ContainsKey(KeyOf(name)))
            {
                besides = [.. besides.Union(Of(name), StringComparer.Ordinal).Where(other => !string.Equals(other, holder, StringComparison.Ordinal))];
            }
        }

        return besides;
    }
}
