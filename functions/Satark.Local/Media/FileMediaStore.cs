using Satark.Local.Storage;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Local.Media;

/// <summary>
/// Items as files of the data folder's <c>media</c>. An item is written beside its name, brought to the disk, and then
/// named, which fails where the name is taken; the folder, too, is brought to the disk before anybody hears of it.
/// </summary>
public sealed class FileMediaStore : IMediaStore
{
    private const string Part = ".part";

    private readonly string _folder;
    private readonly Lock _naming = new();

    /// <summary>Opens the store of a data folder, which no other process uses; what a crash left half written goes.</summary>
    /// <exception cref="DataFolderException">The folder cannot be written.</exception>
    public FileMediaStore(string dataFolder)
    {
        _folder = Path.Combine(Path.GetFullPath(dataFolder), "media");
        try
        {
            DataFolder.Create(_folder);
            foreach (var half in Directory.EnumerateFiles(_folder, "*" + Part))
            {
                File.Delete(half);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The folder {_folder} cannot be written: {error.Message.TrimEnd('.')}. Check its owner and rights.", error);
        }
    }

    /// <inheritdoc/>
    public async Task<SaveResult> SaveAsync(string id, Stream item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var file = PathOf(id);
        var part = Path.Combine(_folder, Ids.Random() + Part);
        try
        {
            await using (var stream = Do(() => Create(part)))
            {
                await MediaItem.CopyAsync(item, bytes => WriteAsync(stream, bytes, cancellationToken), cancellationToken).ConfigureAwait(false);
                Do(() => stream.Flush(flushToDisk: true));
            }

            return Do(() => Name(part, file)) ? SaveResult.Saved : SaveResult.Conflict;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan };
            return Task.FromResult<Stream?>(new FileStream(PathOf(id), options));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unavailable("read", error);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var file = PathOf(id);
        Do(() =>
        {
            File.Delete(file);
            FolderFlush.ToDisk(_folder);
        });
        return Task.CompletedTask;
    }

    private static FileStream Create(string part)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(part, options);
    }

    private bool Name(string part, string file)
    {
        try
        {
            // The runtime looks whether the name is free and then renames: between the two another writer could take it. No other process writes here.
            lock (_naming)
            {
                File.Move(part, file, overwrite: false);
            }
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }

        FolderFlush.ToDisk(_folder);
        return true;
    }

    private string PathOf(string id)
    {
        MediaItem.ThrowIfNoId(id);
        return Path.Combine(_folder, id);
    }

    // The source's own errors are its reader's affair; these are the folder's.
    private async ValueTask WriteAsync(FileStream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw Unavailable("written", error);
        }
    }

    private void Do(Action act) => Do(() =>
    {
        act();
        return true;
    });

    private T Do<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unavailable("written", error);
        }
    }

    private StoreUnavailableException Unavailable(string what, Exception error) => new($"The folder {_folder} cannot be {what}: {error.Message}", error);
}
