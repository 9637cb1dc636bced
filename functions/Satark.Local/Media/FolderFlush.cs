using System.Runtime.InteropServices;

namespace Satark.Local.Media;

/// <summary>Brings a folder's list of names to the disk: until then a crash may undo a rename although the file itself is safe.</summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>Returns once the names are on the disk. Windows has no such call; NTFS keeps names in a log of its own.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static void ToDisk(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        var error = handle < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (handle >= 0)
        {
            error = Flush(handle) < 0 ? Marshal.GetLastPInvokeError() : 0;
            _ = Close(handle);
        }

        if (error != 0)
        {
            throw new IOException($"The folder {folder} could not be brought to the disk: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
