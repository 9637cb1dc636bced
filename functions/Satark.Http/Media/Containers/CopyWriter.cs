using System.Security.Cryptography;

namespace Satark.Http.Media.Containers;

/// <summary>Gathers a copy, and the digest of what is seen or heard in it.</summary>
internal sealed class CopyWriter(int capacity) : IDisposable
{
    private readonly MemoryStream _copy = new(capacity);
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes so far.</summary>
    public int Length => (int)_copy.Length;

    /// <summary>Layout: it belongs to the copy and says nothing of what is shown.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => _copy.Write(bytes);

    /// <summary>What is seen or heard.</summary>
    public void WriteContent(ReadOnlySpan<byte> bytes)
    {
        _copy.Write(bytes);
        _content.AppendData(bytes);
    }

    /// <summary>What is seen or heard, and is copied elsewhere.</summary>
    public void Mark(ReadOnlySpan<byte> bytes) => _content.AppendData(bytes);

    /// <summary>The copy, whose bytes may still be written to.</summary>
    public Span<byte> Written => _copy.GetBuffer().AsSpan(0, Length);

    /// <summary>All that was gathered.</summary>
    public Copy Finish() => new(_copy.GetBuffer().AsMemory(0, Length), _content.GetHashAndReset());

    public void Dispose()
    {
        _copy.Dispose();
        _content.Dispose();
    }
}

/// <summary>A copy.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Digest">SHA-256 over what is seen or heard.</param>
/// <param name="Format">What it is, where its inside says it better than its first bytes; else null.</param>
internal sealed record Copy(ReadOnlyMemory<byte> Bytes, byte[] Digest, MediaFormat? Format = null);
