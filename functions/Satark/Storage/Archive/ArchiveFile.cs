namespace Satark.Storage.Archive;

/// <summary>An archive as a file, for its owner alone; under its name it is whole.</summary>
public static class ArchiveFile
{
    /// <summary>Writes an archive beside its name, brings it to the disk, and names it.</summary>
    /// <param name="file">The archive; it must not exist.</param>
    /// <param name="source">What goes in.</param>
    /// <param name="now">The time.</param>
    /// <param name="beforeNaming">Done when the archive is whole on the disk, before it has its name.</param>
    /// <param name="cancellationToken">Stops; nothing is left then.</param>
    /// <exception cref="ArchiveException">The file is there already, or cannot be written.</exception>
    public static async Task<ArchiveEnd> WriteAsync(string file, IArchiveSource source, DateTimeOffset now, Action beforeNaming, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beforeNaming);
        if (File.Exists(file))
        {
            throw new ArchiveException($"There is a file {file} already. Name another one.");
        }

        var part = file + ".part";
        try
        {
            ArchiveEnd end;
            await using (var stream = Create(part))
            {
                end = await ExportArchive.HandleAsync(source, stream, now, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            beforeNaming();
            File.Move(part, file);
            return end;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"The archive {file} cannot be written: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }
        }
    }

    /// <summary>Opens an archive and proves that it is whole; it stands at its beginning again.</summary>
    /// <exception cref="ArchiveException">It is not whole, or no archive, or cannot be read.</exception>
    public static async Task<(FileStream Archive, ArchiveHead Head, ArchiveEnd End)> OpenAsync(string file, CancellationToken cancellationToken)
    {
        FileStream? archive = null;
        try
        {
            archive = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var (head, end) = await ArchiveReader.CheckAsync(archive, cancellationToken).ConfigureAwait(false);
            archive.Position = 0;
            return (archive, head, end);
        }
        catch (Exception error)
        {
            if (archive is not null)
            {
                await archive.DisposeAsync().ConfigureAwait(false);
            }

            throw error is IOException or UnauthorizedAccessException ? new ArchiveException($"The archive {file} cannot be read: {error.Message}", error) : error;
        }
    }

    private static FileStream Create(string part)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 64 * 1024, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(part, options);
    }
}
