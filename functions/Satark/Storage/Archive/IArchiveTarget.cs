using Satark.Messaging;

namespace Satark.Storage.Archive;

/// <summary>An installation that takes in an archive. Called in the order of the archive; what was taken in before a crash may come again.</summary>
public interface IArchiveTarget
{
    /// <summary>The anchor file's lines, all of them.</summary>
    Task AddAnchorsAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken);

    /// <summary>Records of one partition that fit into one change.</summary>
    Task AddRecordsAsync(string partition, IReadOnlyList<ArchivedRecord> records, CancellationToken cancellationToken);

    /// <summary>A dead letter.</summary>
    Task AddLetterAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Messages that fit into one change. All records are durable before the first of them is sent.</summary>
    Task AddMessagesAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken);
}
