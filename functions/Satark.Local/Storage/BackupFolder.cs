namespace Satark.Local.Storage;

/// <summary>A whole backup: the database and the anchor lines that it must be able to prove.</summary>
internal static class BackupFolder
{
    private const string Anchors = "anchors.jsonl";

    /// <summary>Copies both while Satark runs.</summary>
    /// <exception cref="DataFolderException">It could not be written or is not sound; the message says why.</exception>
    public static async Task<BackupSummary> CreateAsync(string dataFolder, string destinationFolder, CancellationToken cancellationToken)
    {
        // The lines before the database: what they name is in it, while a line of a moment later could name an event that is not.
        var source = Path.Combine(dataFolder, Anchors);
        var lines = File.Exists(source) ? await File.ReadAllBytesAsync(source, cancellationToken).ConfigureAwait(false) : null;
        var made = await SqliteBackup.CreateAsync(dataFolder, destinationFolder, cancellationToken).ConfigureAwait(false);
        if (lines is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(destinationFolder, Anchors), lines, cancellationToken).ConfigureAwait(false);
        }

        return made;
    }
}
