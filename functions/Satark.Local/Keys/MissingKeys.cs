using Satark.Local.Storage;

namespace Satark.Local.Keys;

/// <summary>
/// The mark of a folder that was restored or imported and waits for its keys. Without it a start before the import would make new
/// keys, and everything in it would seem damaged.
/// </summary>
internal static class MissingKeys
{
    /// <summary>Marks a restored folder, unless its keys are there.</summary>
    public static void Mark(string folder)
    {
        if (!File.Exists(MasterKeyFile.PathIn(folder)))
        {
            File.WriteAllText(PathIn(folder), "This folder came from a backup or an archive, which never holds keys. Import the copy of the keys.\n");
        }
    }

    /// <summary>The keys were imported.</summary>
    public static void Clear(string folder) => File.Delete(PathIn(folder));

    /// <summary>Throws where keys are still to be imported.</summary>
    /// <exception cref="DataFolderException">They are.</exception>
    public static void ThrowIfMarked(string folder)
    {
        if (File.Exists(PathIn(folder)))
        {
            throw new DataFolderException(
                $"The folder {folder} came from a backup or an archive and has no keys yet: import the copy of the keys (keys import). " +
                $"Should there be none, delete {PathIn(folder)}: Satark then makes new keys, and what people wrote in its cases stays unreadable.");
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, "satark.keys-missing");
}
