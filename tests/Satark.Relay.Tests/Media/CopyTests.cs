using Satark.Http.Media;
using Satark.Support.Media;

namespace Satark.Relay.Tests.Media;

public sealed class CopyTests
{
    public static TheoryData<string> Kinds => [.. Samples.All().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_copy_shows_the_same_and_tells_nothing(string kind)
    {
        var sample = Of(kind);
        Assert.All(sample.Canaries, c => Assert.True(Holds(sample.File, c), "the sample lacks " + System.Text.Encoding.Latin1.GetString(c)));

        var copy = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(sample.File));

        Assert.Equal(sample.ContentType, copy.Format.ContentType);
        Assert.True(Holds(copy.Bytes.Span, sample.Content), "what is seen or heard is missing");
        Assert.All(sample.Canaries, c => Assert.False(Holds(copy.Bytes.Span, c), "left: " + System.Text.Encoding.Latin1.GetString(c)));
        Assert.False(Holds(copy.Bytes.Span, Bytes.Big(ExifBytes.Seconds)), "the position is left");
        Assert.False(Holds(copy.Bytes.Span, Bytes.Text("canary")), "a canary is left");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_copy_of_a_copy_is_that_copy_and_has_its_mark(string kind)
    {
        var first = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(Of(kind).File));
        var second = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(first.Bytes));

        Assert.Equal(first.Bytes.ToArray(), second.Bytes.ToArray());
        Assert.Equal(first.Digest.ToArray(), second.Digest.ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_picture_has_the_same_mark_whoever_took_it_and_another_one_has_another(string kind)
    {
        var mine = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(Of(kind).File));
        var theirs = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(Samples.All("somebody-else").Single(s => s.Name == kind).File));
        var other = Samples.All().Single(s => s.Name == kind);
        var at = other.File.AsSpan().IndexOf(other.Content) + (other.Content.Length / 2);
        other.File[at] ^= 1;

        Assert.Equal(mine.Digest.ToArray(), theirs.Digest.ToArray());
        Assert.NotEqual(mine.Digest.ToArray(), CleanMedia.Of(other.File) is CleanResult.Copied c ? c.Digest.ToArray() : []);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void Which_way_up_a_picture_is_stays_known(string kind)
    {
        var copy = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(Of(kind).File));
        using var stream = new MemoryStream(copy.Bytes.ToArray());
        var exif = Assert.Single(MetadataExtractor.ImageMetadataReader.ReadMetadata(stream), d => d is MetadataExtractor.Formats.Exif.ExifIfd0Directory);

        var tag = Assert.Single(exif.Tags);
        Assert.Equal("Right side, top (Rotate 90 CW)", tag.Description);
    }

    [Fact]
    public void The_second_opinion_finds_what_the_samples_hold()
    {
        // Guards the guard: the other reader knows these places.
        foreach (var kind in new[] { "jpeg", "png", "webp", "heic", "gif" })
        {
            Assert.NotNull(Residue.In(Of(kind).File));
        }
    }

    [Fact]
    public void Documents_archives_and_markup_are_never_copied()
    {
        foreach (var closed in new[] { "%PDF-1.7\n", "PK\x03\x04rest", "{\\rtf1", "plain words" })
        {
            Assert.IsType<CleanResult.OriginalOnly>(CleanMedia.Of(Bytes.Text(closed)));
        }

        foreach (var refused in new[] { "<svg xmlns='http://www.w3.org/2000/svg'/>", "<!doctype html><p>", "MZ\x90\0\x03", "\x7f" + "ELF\x02", "#!/bin/sh\n", "" })
        {
            Assert.IsType<CleanResult.Refused>(CleanMedia.Of(Bytes.Text(refused)));
        }
    }

    [Fact]
    public void A_picture_that_unfolds_to_gigabytes_is_not_copied()
    {
        var bomb = Of("png").File;
        Bytes.Big(60_000).CopyTo(bomb, 16);
        Bytes.Big(60_000).CopyTo(bomb, 20);

        Assert.IsType<CleanResult.OriginalOnly>(CleanMedia.Of(bomb));
    }

    [Fact]
    public void A_recording_that_a_phone_names_like_a_film_is_a_recording()
    {
        var sound = Of("m4a").File;
        Bytes.Text("isom").CopyTo(sound, 8);

        var copy = Assert.IsType<CleanResult.Copied>(CleanMedia.Of(sound));
        Assert.Equal("audio/mp4", copy.Format.ContentType);
        Assert.Equal(Satark.Tips.Line.MediaKind.Audio, copy.Format.Kind);
    }

    [Fact]
    public void A_film_cannot_have_us_copy_the_same_bytes_for_hours()
    {
        // Each of 200,000 chunks names all media data again.
        var chunks = Enumerable.Repeat(Bytes.Big(48), 200_000).SelectMany(b => b).ToArray();
        var film = Films.Mp4().File;
        Assert.True(film.Length > 1000);
        var at = film.AsSpan().IndexOf(Bytes.Text("stco"));
        Assert.True(at > 0);
        Bytes.Big((uint)chunks.Length).CopyTo(film, at + 8);

        Assert.IsType<CleanResult.OriginalOnly>(CleanMedia.Of(film));
    }

    internal static Sample Of(string kind) => Samples.All().Single(s => s.Name == kind);

    private static bool Holds(ReadOnlySpan<byte> file, byte[] bytes) => file.IndexOf(bytes) >= 0;
}
