namespace Satark.Local.Relay;

/// <summary>The relay's data folder: its own database, media and keys, which no desk opens.</summary>
internal static class RelayFolder
{
    /// <summary>The key table. It is not the one that <c>keys export</c> copies: keys of informers are never copied.</summary>
    public const string KeyTable = "tipkeys";

    private const string Mark = "relay.part";

    /// <summary>The relay's folder inside a desk's, where both share a process.</summary>
    public static string Inside(string dataFolder) => Path.Combine(dataFolder, "relay");

    /// <summary>Whether a folder, or a backup of one, is a relay's.</summary>
    public static bool Is(string folder) => File.Exists(Path.Combine(folder, Mark));

    /// <summary>Makes a folder a relay's.</summary>
    /// <exception cref="Storage.DataFolderException">It holds a desk, or cannot be written.</exception>
    public static void Prepare(string folder)
    {
        if (Is(folder))
        {
            return;
        }

        if (File.Exists(Storage.DataFolder.DatabaseFileIn(folder)))
        {
            throw new Storage.DataFolderException($"The folder {Path.GetFullPath(folder)} holds a desk's data. Name another folder for the relay with --data.");
        }

        try
        {
            Storage.DataFolder.Create(Path.GetFullPath(folder));
            Put(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Storage.DataFolderException($"The folder {Path.GetFullPath(folder)} cannot be written: {error.Message.TrimEnd('.')}. Check its owner and rights, or name another folder.", error);
        }
    }

    /// <summary>Throws where a folder is a relay's.</summary>
    /// <exception cref="Storage.DataFolderException">It is; the text says so, and <paramref name="why"/>.</exception>
    public static void ThrowIfRelays(string folder, string why)
    {
        if (Is(folder))
        {
            throw new Storage.DataFolderException($"The folder {Path.GetFullPath(folder)} belongs to the informers' relay. {why}");
        }
    }

    /// <summary>Marks a folder, or a backup, as a relay's.</summary>
    public static void Put(string folder) =>
        File.WriteAllText(Path.Combine(folder, Mark), "This folder belongs to the informers' relay. Its keys are never copied; no desk opens it.\n");
}
