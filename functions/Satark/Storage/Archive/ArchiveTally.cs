using System.Security.Cryptography;
using System.Text;

namespace Satark.Storage.Archive;

/// <summary>Counts and sums up the lines of an archive, as writer and reader both do.</summary>
internal sealed class ArchiveTally : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long[] _counts = new long[6];

    /// <summary>The end line that belongs to what was added.</summary>
    public ArchiveEnd End => new(_counts[1], _counts[2], _counts[3], _counts[4], Convert.ToHexStringLower(_hash.GetCurrentHash()));

    /// <summary>Adds a line.</summary>
    public void Add(int place, ReadOnlySpan<byte> line)
    {
        _counts[place]++;
        _hash.AppendData(line);
        _hash.AppendData("\n"u8);
    }

    /// <summary>Adds a line.</summary>
    public void Add(int place, string line) => Add(place, Encoding.UTF8.GetBytes(line));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
