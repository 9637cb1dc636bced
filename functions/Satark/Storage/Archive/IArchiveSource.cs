namespace Satark.Storage.Archive;

/// <summary>All that an installation holds except keys and media, read while nobody changes it, or as of one moment.</summary>
public interface IArchiveSource
{
    /// <summary>Names the secret under which its contents are sealed.</summary>
    ReadOnlyMemory<byte> Keys { get; }

    /// <summary>All lines between head and end, in the order of <see cref="ArchiveLine"/>, a few at a time in memory.</summary>
    IAsyncEnumerable<ArchiveLine> ReadAsync(CancellationToken cancellationToken);
}
