using System.Security.Cryptography;
using Satark.Http.Media.Containers;

namespace Satark.Http.Media;

/// <summary>Looks at one file and makes its copy. Runs in a process of its own (<see cref="ProcessMediaCleaner"/>); only tests call it directly.</summary>
public static class CleanMedia
{
    /// <summary>What comes of a file. What a hostile file may make it throw ends its process, and the file counts as one of which no copy can be made.</summary>
    public static CleanResult Of(ReadOnlyMemory<byte> file)
    {
        if (MediaSniffer.Of(file.Span) is not { } format || file.Length > (format.CanBeCopied ? MediaLimits.MostBytes : MediaLimits.MostOfDocument))
        {
            return new CleanResult.Refused();
        }

        return Copies.Of(file.Span, format) is { } copy && Residue.In(copy.Bytes) is null
            ? new CleanResult.Copied(copy.Format ?? format, copy.Bytes, copy.Digest)
            : Closed(file, format);
    }

    /// <summary>The result for a file of which no copy can be made.</summary>
    internal static CleanResult Closed(ReadOnlyMemory<byte> file, MediaFormat format) => new CleanResult.OriginalOnly(format, SHA256.HashData(file.Span));
}
