namespace Satark.Http.Media;

/// <summary>Makes copies of pictures, films and recordings that hold nothing but what is seen and heard.</summary>
/// <remarks>
/// Promise: whatever the file holds, it answers within <see cref="MediaLimits.Longest"/> and cannot harm its caller: no crash, no memory beyond
/// <see cref="MediaLimits.MostMemory"/>, no bytes of the file anywhere but in the answer. A copy has no EXIF but an orientation, no XMP, IPTC, comment, tag, title, time of
/// recording, position or device name.
/// </remarks>
public interface IMediaCleaner
{
    /// <summary>Makes a copy of a whole file.</summary>
    /// <exception cref="MediaCleanerException">Nobody could look at it now; ask again.</exception>
    Task<CleanResult> CleanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken);
}

/// <summary>What came of making a copy.</summary>
public abstract record CleanResult
{
    private CleanResult()
    {
    }

    /// <summary>A copy without metadata.</summary>
    /// <param name="Format">What the copy is.</param>
    /// <param name="Bytes">The copy.</param>
    /// <param name="Digest">SHA-256 over what is seen or heard alone: equal for a picture with and without its metadata.</param>
    public sealed record Copied(MediaFormat Format, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Digest) : CleanResult;

    /// <summary>It is taken, but no copy can be made: a document, an archive, a damaged or unusual file.</summary>
    /// <param name="Format">What it is.</param>
    /// <param name="Digest">SHA-256 over the whole file.</param>
    public sealed record OriginalOnly(MediaFormat Format, ReadOnlyMemory<byte> Digest) : CleanResult;

    /// <summary>Nothing that is taken (see <see cref="MediaSniffer"/>), or too large.</summary>
    public sealed record Refused : CleanResult;
}

/// <summary>Nobody could look at a file: no process could be started, or it ended without an answer. Its text says nothing of the file.</summary>
public sealed class MediaCleanerException(string message, Exception? inner = null) : Exception(message, inner);
