using Satark.Privacy;

namespace Satark.Local.Tests.Storage;

/// <summary>A folder of a test, deleted afterwards.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("satark-").FullName;

    /// <summary>A copy of the folder, inside it, as a crash at this moment would leave it: every file as far as it was written.</summary>
    public static string CrashCopy(string folder)
    {
        var copy = Directory.CreateDirectory(System.IO.Path.Combine(folder, "crash-" + Ids.Random())).FullName;
        foreach (var file in Directory.GetFiles(folder))
        {
            // The shared index of the log lies in memory and dies with the process.
            if (!file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal))
            {
                File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
            }
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
