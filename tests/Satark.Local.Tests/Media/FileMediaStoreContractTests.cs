using Satark.Contracts;
using Satark.Local.Media;
using Satark.Local.Tests.Storage;
using Satark.Storage;

namespace Satark.Local.Tests.Media;

public sealed class FileMediaStoreContractTests : MediaStoreContract, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FileMediaStore _media;

    public FileMediaStoreContractTests() => _media = new FileMediaStore(_folder.Path);

    protected override IMediaStore Media => _media;

    public void Dispose() => _folder.Dispose();

    protected override IMediaStore Restart() => new FileMediaStore(_folder.Path);

    [Fact]
    public async Task What_a_crash_left_half_written_goes_at_the_next_start()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "media", "half.part"), [1, 2, 3]);
        await _media.SaveAsync("whole", new MemoryStream([1]), CancellationToken.None);

        Restart();

        Assert.Equal(["whole"], Directory.GetFiles(Path.Combine(_folder.Path, "media")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Items_are_for_their_owner_alone()
    {
        await _media.SaveAsync("a", new MemoryStream([1]), CancellationToken.None);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(_folder.Path, "media", "a")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
