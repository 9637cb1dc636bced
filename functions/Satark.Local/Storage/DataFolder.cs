using System.Globalization;

namespace Satark.Local.Storage;

/// <summary>The folder of all data, held by one process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The database's file.</summary>
    public string DatabaseFile => DatabaseFileIn(Path);

    /// <summary>The database's file in a folder.</summary>
    public static string DatabaseFileIn(string folder) => System.IO.Path.Combine(folder, "satark.db");

    /// <summary>Creates the folder where needed and takes its lock, which the system frees when the process ends, however it ends.</summary>
    /// <exception cref="DataFolderException">Not writable, or another process has it.</exception>
    public static DataFolder Take(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            Create(path);
            var hold = new FileStream(System.IO.Path.Combine(path, "satark.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

            // The number lies in a file of its own: a locked one cannot be read by the process that wants to name it.
            File.WriteAllText(PidFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolder(path, hold);
        }
        catch (IOException error) when (IsHeldByAnother(error))
        {
            throw new DataFolderException($"Another Satark uses the folder {path} (pid {Pid(path)}). Stop it first, or name another folder.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The folder {path} cannot be written: {error.Message.TrimEnd('.')}. Check its owner and rights, or name another folder.", error);
        }
    }

    /// <summary>Creates a folder that only its owner can enter.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static string PidFile(string path) => System.IO.Path.Combine(path, "satark.pid");

    // EWOULDBLOCK from flock (11 on Linux, 35 on macOS), or a sharing violation on Windows.
    private static bool IsHeldByAnother(IOException error) => error.HResult is 11 or 35 || (error.HResult & 0xffff) == 32;

    private static string Pid(string path)
    {
        try
        {
            return File.ReadAllText(PidFile(path));
        }
        catch (IOException)
        {
            return "unknown";
        }
    }
}
