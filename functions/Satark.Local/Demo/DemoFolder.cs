using System.Net;
using Satark.Local.Storage;

namespace Satark.Local.Demo;

/// <summary>Demo is a property of the folder: made only by a first start with <c>--demo</c>, and kept by every later start.</summary>
internal static class DemoFolder
{
    /// <summary>Makes a demo of a new folder where that was asked; true where the folder is one.</summary>
    /// <exception cref="DataFolderException">It holds real data, or would be open to the network.</exception>
    public static bool Prepare(LocalOptions options)
    {
        var folder = options.DataFolder;
        var isDemo = DemoMark.IsIn(folder);
        if (options.Demo && !isDemo && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new DataFolderException($"The folder {Path.GetFullPath(folder)} holds data that is no demo. Name another folder for the demo, or start without --demo.");
        }

        if (!options.Demo && !isDemo)
        {
            return false;
        }

        if (!IPAddress.TryParse(options.Bind, out var address) || !IPAddress.IsLoopback(address))
        {
            throw new DataFolderException("A demo shows every message to whoever asks, so it listens on this machine only: leave --bind out.");
        }

        if (!isDemo)
        {
            DemoMark.Put(folder);
        }

        return true;
    }
}
