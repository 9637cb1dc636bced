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

    /// <summary>Notes that something in this district or state is called so, and gives the keys of its names.</summary>
    public string[] Add(string holder, IEnumerable<string> names)
    {
        string[] keys = [.. names.Select(KeyOf).Distinct(StringComparer.Ordinal)];
        foreach (var key in keys)
        {
            if (key.Length == 0)
            {
                throw new InvalidDataException($"Something in {holder} has a name without letters.");
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

        return keys;
    }

    /// <summary>True when something is called so.</summary>
    public bool Knows(string name) => _first.ContainsKey(KeyOf(name));

    /// <summary>All who bear the name, in the order in which they were noted.</summary>
    public ImmutableArray<string> Of(string name) => OfKey(KeyOf(name));

    /// <summary>The others who bear a name of one of these keys.</summary>
    public ImmutableArray<string> Besides(string holder, string[] keys)
    {
        var besides = ImmutableArray<string>.Empty;
        foreach (var key in keys.Where(_others.ContainsKey))
        {
            besides = [.. besides.Union(OfKey(key), StringComparer.Ordinal).Where(other => !string.Equals(other, holder, StringComparison.Ordinal))];
        }

        return besides;
    }

    private ImmutableArray<string> OfKey(string key) => _first.TryGetValue(key, out var first) ? [first, .. _others.GetValueOrDefault(key) ?? []] : [];
}
