namespace Satark.Functions.Tests.Http;

/// <summary>A small built page.</summary>
public sealed class PageFolder : IDisposable
{
    public PageFolder()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "assets"));
        File.WriteAllText(System.IO.Path.Combine(Path, "index.html"), "<!doctype html><script type=module src=/assets/index-abc.js></script>");
        File.WriteAllText(System.IO.Path.Combine(Path, "assets", "index-abc.js"), "console.log('page')");
        File.WriteAllText(System.IO.Path.Combine(Path, "assets", "index-abc.js.map"), "{}");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("satark-page-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
