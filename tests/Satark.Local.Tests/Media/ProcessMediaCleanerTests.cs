using Microsoft.Extensions.Logging.Abstractions;
using Satark.Http.Media;
using Satark.Local.Tests.Channels;
using Satark.Support;
using Satark.Support.Media;

namespace Satark.Local.Tests.Media;

public sealed class ProcessMediaCleanerTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task The_program_itself_makes_the_copy_in_another_process()
    {
        var sample = Support.Media.Pictures.Jpeg();
        using var cleaner = Cleaner(CleanerProgram.Of(typeof(LocalHost).Assembly));

        var copy = Assert.IsType<CleanResult.Copied>(await cleaner.CleanAsync(sample.File, default));

        var here = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(sample.File));
        Assert.Equal(here.Bytes.ToArray(), copy.Bytes.ToArray());
        Assert.Equal((here.Format, Convert.ToHexString(here.Digest.Span)), (copy.Format, Convert.ToHexString(copy.Digest.Span)));
    }

    [Fact]
    public async Task The_largest_film_that_is_taken_fits_into_the_processs_memory()
    {
        var film = Films.Mp4();
        byte[] large = [.. film.File, .. Bytes.Big(MediaLimits.MostBytes - (uint)film.File.Length), .. Bytes.Text("free"), .. new byte[MediaLimits.MostBytes - film.File.Length - 8]];
        using var cleaner = Cleaner(CleanerProgram.Of(typeof(LocalHost).Assembly));

        Assert.Equal(MediaLimits.MostBytes, Assert.IsType<CleanResult.Copied>(await cleaner.CleanAsync(large, default)).Bytes.Length);
        Assert.IsType<CleanResult.Refused>(await cleaner.CleanAsync(new byte[] { 0xFF, 0xD8, 0xFF }.Concat(new byte[MediaLimits.MostBytes]).ToArray(), default));
    }

    [Theory]
    [InlineData("cat >/dev/null; echo nonsense")]
    [InlineData("exit 3")]
    [InlineData("cat >/dev/null; kill -9 $$")]
    [InlineData("yes")]
    public async Task A_process_that_breaks_or_babbles_leaves_the_original_alone(string script)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var cleaner = Cleaner(new CleanerProgram("/bin/sh", ["-c", script]));
            Assert.IsType<CleanResult.OriginalOnly>(await cleaner.CleanAsync(Support.Media.Pictures.Png().File, default));
        }
    }

    [Fact]
    public async Task A_process_that_takes_too_long_is_ended()
    {
        if (!OperatingSystem.IsWindows())
        {
            using var cleaner = Cleaner(new CleanerProgram("/bin/sh", ["-c", "cat >/dev/null; sleep 600"]));
            var cleaning = cleaner.CleanAsync(Support.Media.Pictures.Png().File, default);
            await Wait.UntilAsync(() =>
            {
                _clock.Advance(MediaLimits.Longest);
                return cleaning.IsCompleted;
            });

            Assert.IsType<CleanResult.OriginalOnly>(await cleaning);
        }
    }

    [Fact]
    public async Task A_process_that_looks_at_files_sees_none_of_our_settings()
    {
        if (!OperatingSystem.IsWindows())
        {
            // It says what it sees on a file that this test reads: its answer is looked at by nobody.
            var seen = Path.GetTempFileName();
            Environment.SetEnvironmentVariable("Satark__Sms__AuthToken", "a secret of ours");
            try
            {
                using var cleaner = Cleaner(new CleanerProgram("/bin/sh", ["-c", $"cat >/dev/null; env > '{seen}'"]));
                await cleaner.CleanAsync(Support.Media.Pictures.Png().File, default);
                var environment = await File.ReadAllTextAsync(seen);
                Assert.Contains("DOTNET_GCHeapHardLimit=c000000", environment, StringComparison.Ordinal);
                Assert.DoesNotContain("a secret of ours", environment, StringComparison.Ordinal);
            }
            finally
            {
                Environment.SetEnvironmentVariable("Satark__Sms__AuthToken", null);
                File.Delete(seen);
            }
        }
    }

    [Fact]
    public async Task Without_a_program_the_file_is_looked_at_later()
    {
        using var cleaner = Cleaner(new CleanerProgram("/nowhere/dotnet", []));
        await Assert.ThrowsAsync<MediaCleanerException>(() => cleaner.CleanAsync(Support.Media.Pictures.Png().File, default));
    }

    [Fact]
    public async Task A_document_is_looked_at_by_nobody()
    {
        using var cleaner = Cleaner(new CleanerProgram("/nowhere/dotnet", []));
        Assert.IsType<CleanResult.OriginalOnly>(await cleaner.CleanAsync("%PDF-1.7"u8.ToArray(), default));
        Assert.IsType<CleanResult.Refused>(await cleaner.CleanAsync("<svg>"u8.ToArray(), default));
    }

    private ProcessMediaCleaner Cleaner(CleanerProgram program) => new(program, _clock, NullLogger<ProcessMediaCleaner>.Instance);
}
