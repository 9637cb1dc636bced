using MetadataExtractor;
using Satark.Support.Media;
using Satark.Tips.Questionnaires;

namespace Satark.Scenarios;

/// <summary>What an officer downloads of an informer's media: nothing but what is seen or heard, and nothing that a browser runs.</summary>
public abstract class CopyScenarios(MessageOrder order) : ScenarioTest(order)
{
    // Where a reader of metadata may find something at all: how large it is, how it is coded, how long it lasts.
    private static readonly HashSet<string> Harmless =
    [
        "JPEG", "JFIF", "Huffman", "PNG-IHDR", "WebP", "GIF Header", "GIF Animation", "GIF Control", "GIF Image", "HEIC Primary Item Properties", "MP3", "File Type",
        "QuickTime File Type", "QuickTime Movie Header", "QuickTime Track Header", "QuickTime Sound", "QuickTime Video", "MP4", "MP4 Sound", "MP4 Video",
    ];

    [Fact]
    public async Task Copies_of_every_kind_hold_what_a_viewer_needs_and_nothing_else()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var informer = host.Informer();
        var samples = Samples.All("telltale");
        await TellAsync(informer, samples.Select(s => (TypeOf(s.ContentType), s.ContentType, s.File)));
        var sp = await host.SignInAsync(Cast.Ballia);
        var id = Assert.Single((await sp.BoardAsync()).List("rows")).At("id")!;
        var media = (await sp.CaseAsync(id)).GetProperty("tip").List("media");
        Assert.Equal(samples.Select(s => s.ContentType).Order(StringComparer.Ordinal), media.Select(m => m.At("contentType")).Order(StringComparer.Ordinal));

        var left = samples.ToList();
        var found = new List<string>();
        var (read, telling) = (0, 0);
        foreach (var medium in media)
        {
            var (status, head, copy) = await sp.ReadAsync(medium.At("url")!);
            Assert.Equal(200, status);
            Assert.All(
                new[] { "X-Content-Type-Options: nosniff", "Content-Security-Policy: sandbox; default-src 'none'", "Content-Disposition: attachment; filename=", "Cache-Control: no-store", $"Content-Type: {medium.At("contentType")}" },
                line => Assert.Contains(line, head, StringComparison.Ordinal));
            var sample = Assert.Single(left, s => s.ContentType == medium.At("contentType") && copy.AsSpan().IndexOf(s.Content) >= 0);
            left.Remove(sample);
            Assert.True(copy.AsSpan().IndexOf(Bytes.Text("telltale")) < 0, $"{sample}: something telling is left");
            Assert.All(sample.Canaries, c => Assert.True(copy.AsSpan().IndexOf(c) < 0, $"{sample}: {Convert.ToHexString(c)} is left"));
            Assert.True(copy.AsSpan().IndexOf(Bytes.Big(ExifBytes.Seconds)) < 0, $"{sample}: the position is left");
            found.AddRange(TagsOf(copy).Where(t => !IsHarmless(t)).Select(t => $"{sample}: {t}"));
            read += TagsOf(copy).Any() ? 1 : 0;

            // Guards the guard: of the file as it came, the same reader tells more.
            telling += TagsOf(sample.File).Any(t => !IsHarmless(t)) ? 1 : 0;
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(read >= 10 && telling >= 8, $"the other reader knows {read} of the copies and finds something in {telling} of the originals");
    }

    [Fact]
    public async Task Markup_is_never_shown_in_the_desks_page()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var informer = host.Informer();
        string[] markup = ["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<!doctype html><script>alert(1)</script>", "<?xml version='1.0'?><svg/>"];
        await TellAsync(informer, [.. markup.Select(m => ("image", "image/jpeg", Bytes.Text(m))), ("document", "application/pdf", Bytes.Text("%PDF-1.7\n")), ("document", "application/zip", Bytes.Text("PK\x03\x04rest"))]);
        var sp = await host.SignInAsync(Cast.Ballia);
        var id = Assert.Single((await sp.BoardAsync()).List("rows")).At("id")!;
        var media = (await sp.CaseAsync(id)).GetProperty("tip").List("media");

        // What is no picture at all is told to its informer, and never on the tip; files of a kind of which no copy can be made are sealed.
        Assert.Equal(2, media.Count);
        Assert.Contains(informer.Seen, s => s.Body == Questionnaire.Default.Text("media-refused", "hi"));
        Assert.DoesNotContain(media, m => m.At("state") == "arrived" || m.At("url") is not null);
        foreach (var medium in media)
        {
            var (status, head, body) = await sp.ReadAsync($"/api/v1/cases/{id}/media/{medium.At("id")}");
            Assert.InRange(status, 400, 499);
            Assert.Contains("Content-Type: application/problem+json", head, StringComparison.Ordinal);
            Assert.DoesNotContain("alert(1)", System.Text.Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        }
    }

    private static async Task TellAsync(Informer informer, IEnumerable<(string Type, string ContentType, byte[] File)> files)
    {
        await informer.SaysAsync("Ballia ke Rasra thane me desi sharab bik rahi hai");
        await informer.PicksAsync("language:hi");
        await informer.PicksAsync("danger:no");
        await informer.PicksAsync("guess:right");
        var n = 0;
        foreach (var (type, contentType, file) in files)
        {
            await informer.SendsAsync(type, $"11903847561030{++n:D2}", file, contentType);
        }

        await informer.PausesAsync();
        if (informer.Seen.Any(s => s.Options.Contains("voice:keep")))
        {
            await informer.PicksAsync("voice:keep");
        }

        await informer.PicksAsync("-send");
    }

    private static string TypeOf(string contentType) => contentType.Split('/')[0] switch { "image" => "image", "video" => "video", _ => "audio" };

    // Which way up it is shown is needed; when it was made is not.
    private static bool IsHarmless((string Where, string Name, string? Value) tag) => tag switch
    {
        ("Exif IFD0", "Orientation", _) => true,
        (_, "Created" or "Modified", var at) => at?.EndsWith(" 1904", StringComparison.Ordinal) == true,
        _ => Harmless.Contains(tag.Where),
    };

    private static IReadOnlyList<(string Where, string Name, string? Value)> TagsOf(byte[] copy)
    {
        using var stream = new MemoryStream(copy);
        try
        {
            return [.. ImageMetadataReader.ReadMetadata(stream).SelectMany(d => d.Tags.Select(t => (d.Name, t.Name, t.Description)))];
        }
        catch (ImageProcessingException)
        {
            // A format that the reader does not know, such as Ogg: its bytes were looked through.
            return [];
        }
    }
}

public sealed class CopyScenariosInOrder() : CopyScenarios(MessageOrder.AsTheyCome);

public sealed class CopyScenariosTwiceAndShuffled() : CopyScenarios(MessageOrder.TwiceAndShuffled);
