using Azure;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>Where a version of a record lies.</summary>
/// <param name="Tag">The row's ETag when it was last seen with that version.</param>
/// <param name="Blob">The blob that holds its body, or null.</param>
internal readonly record struct SeenRow(ETag Tag, string? Blob);

/// <summary>
/// Remembers the ETags of versions that were read or written lately, so that a change of them need not read first.
/// Bounded: two generations, of which the older is forgotten when the younger is full. What is wrong or missing here
/// costs a read, never a lost change.
/// </summary>
internal sealed class SeenVersions(int capacity)
{
    private readonly Lock _gate = new();
    private Dictionary<(RecordKey Key, string Version), SeenRow> _young = [], _old = [];

    /// <summary>Remembers a row.</summary>
    public void Add(RecordKey key, string version, SeenRow row)
    {
        lock (_gate)
        {
            if (_young.Count >= capacity / 2)
            {
                (_old, _young) = (_young, []);
            }

            _young[(key, version)] = row;
        }
    }

    /// <summary>The row with this version, or null where nobody saw it lately.</summary>
    public SeenRow? Find(RecordKey key, string version)
    {
        lock (_gate)
        {
            return _young.TryGetValue((key, version), out var row) || _old.TryGetValue((key, version), out row) ? row : null;
        }
    }
}
