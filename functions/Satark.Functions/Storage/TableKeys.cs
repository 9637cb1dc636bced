using System.Buffers;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>How rows of the domain, outbox rows and fences lie apart in one partition, and which keys Azure Tables can hold.</summary>
internal static class TableKeys
{
    private const char Row = 'r', Outbox = 'o', Fence = 'f';

    // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#characters-disallowed-in-key-fields
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        ['/', '\\', '#', '?', .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c)]);

    /// <summary>The key of a domain row.</summary>
    public static string OfRow(string row) => Row + row;

    /// <summary>The domain row of a key.</summary>
    public static string RowOf(string key) => key[1..];

    /// <summary>The key of a change's outbox row.</summary>
    public static string OfOutbox(string changeId, int number) => $"{OutboxPrefix(changeId)}{number:D2}";

    /// <summary>What all outbox rows begin with.</summary>
    public static string AnyOutbox { get; } = Outbox.ToString();

    /// <summary>What the outbox rows of a change begin with.</summary>
    public static string OutboxPrefix(string changeId) => $"{Outbox}{changeId}-";

    /// <summary>The key of a change's fence.</summary>
    public static string OfFence(string changeId) => Fence + changeId;

    /// <summary>
    /// The first key behind all keys with this prefix. Null where the last character has no plain successor: then the keys
    /// must be looked at one by one, which is always done as well.
    /// </summary>
    public static string? Behind(string prefix) =>
        prefix[^1] < '\ud7ff' ? prefix[..^1] + (char)(prefix[^1] + 1) : null;

    /// <summary>Whether no record can have such a key.</summary>
    public static bool IsForbidden(string part) => part.AsSpan().ContainsAny(Forbidden);

    /// <summary>Throws where a change names a key that cannot be held, or a row twice.</summary>
    /// <exception cref="InvalidOperationException">A fault of the caller.</exception>
    public static void ThrowIfImproper(Change change)
    {
        ThrowIfForbidden(change.Partition);
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in change.Writes)
        {
            ThrowIfForbidden(write.Row);
            if (!rows.Add(write.Row))
            {
                throw new InvalidOperationException($"A change may name a row once; this one names {write.Row} twice.");
            }
        }
    }

    private static void ThrowIfForbidden(string part)
    {
        if (IsForbidden(part))
        {
            throw new InvalidOperationException("A record's key may hold neither / \\ # ? nor control characters.");
        }
    }
}
