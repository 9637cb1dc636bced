namespace Satark.Local;

/// <summary>Demo is a property of the data folder: a file in it, made only by a first start with <c>--demo</c>.</summary>
internal static class DemoMark
{
    private const string Name = "demo";

    /// <summary>Whether a folder is a demo.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>Makes a folder a demo; it must be new.</summary>
    public static void Put(string folder)
    {
        Storage.DataFolder.Create(folder);
        File.WriteAllText(Path.Combine(folder, Name), "This folder holds a demo: invented people, nothing leaves to a provider.\n");
    }
}
