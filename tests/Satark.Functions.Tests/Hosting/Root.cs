namespace Satark.Functions.Tests;

/// <summary>The repository that this test was built in.</summary>
public static class Root
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Satark.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no clone of the repository.");
        }

        return folder.FullName;
    }
}
