using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Places;

namespace Satark.Local.Tests.Browser;

/// <summary>Posters as a printer shows them: their codes are read by somebody else's reader (jsQR), from pixels.</summary>
public sealed partial class PosterTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Chat = "https://wa.me/919876500000?text=Hi";
    private const string Form = "https://tips.example.in/tip";

    private readonly TestFolder _temp = new();

    private string Out => Path.Combine(_temp.Path, "posters");

    public void Dispose() => _temp.Dispose();

    [BrowserFact]
    public async Task The_codes_of_a_district_and_of_a_range_lead_where_the_poster_says_in_hindi_and_english()
    {
        await PrintAsync("--range", "Azamgarh");
        var district = Gazetteer.Default.Find("ballia")!;
        foreach (var (file, hindi, english) in new[] { ("district-ballia", $"ज़िला {district.Hindi}", "Ballia district"), ("range-azamgarh", "परिक्षेत्र", "Azamgarh range") })
        {
            var (page, complaints) = await OpenAsync(file);
            var words = await page.Locator("body").InnerTextAsync();
            Assert.All(new[] { hindi, english, "+91 98765 00000", "tips.example.in/tip", "अपराध की सूचना दें", "Report a crime. Not your name.", "112" }, w => Assert.Contains(w, words, StringComparison.Ordinal));
            Assert.Equal([Chat, Form], await ReadCodesAsync(page));
            Assert.True(await FitsAsync(page), "the words do not fit the sheet");
            Assert.Empty(complaints);
        }

        var inRange = Gazetteer.Default.Districts.Where(d => d.Range == "Azamgarh").Select(d => $"district-{d.Id}.html").Append("range-azamgarh.html").Order(StringComparer.Ordinal);
        Assert.Equal(inRange, Directory.GetFiles(Out).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [BrowserTheory]
    [InlineData("--whatsapp", "+919876500000", Chat)]
    [InlineData("--url", "https://tips.example.in", Form)]
    public async Task A_sheet_with_one_door_fits_too(string option, string value, string code)
    {
        (await SatarkProcess.RunAsync("poster", "--out", Out, "--district", "gautam-buddha-nagar", option, value)).Must(0);
        var (page, _) = await OpenAsync("district-gautam-buddha-nagar");

        Assert.Equal([code], await ReadCodesAsync(page));
        Assert.True(await FitsAsync(page), "the words do not fit the sheet");
    }

    [BrowserFact]
    public async Task A_code_is_still_read_with_a_stain_on_it()
    {
        await PrintAsync("--district", "ballia");
        var (page, _) = await OpenAsync("district-ballia");
        await page.EvaluateAsync("() => { for (const svg of document.querySelectorAll('.door svg')) svg.insertAdjacentHTML('beforeend', '<path fill=\"#fff\" d=\"M17 17h6v6h-6z\"/>'); }");

        Assert.Equal([Chat, Form], await ReadCodesAsync(page));
    }

    [Fact]
    public async Task Every_district_and_every_range_has_a_sheet_that_needs_no_network_and_runs_nothing()
    {
        await PrintAsync();
        var files = Directory.GetFiles(Out);
        Assert.Equal(75 + Gazetteer.Default.Districts.Select(d => d.Range).Distinct().Count(), files.Length);
        foreach (var district in Gazetteer.Default.Districts)
        {
            var sheet = await File.ReadAllTextAsync(Path.Combine(Out, $"district-{district.Id}.html"));
            Assert.All(new[] { district.Hindi, district.English, district.Urdu }, name => Assert.Contains(name, WebUtility.HtmlDecode(sheet), StringComparison.Ordinal));
            Assert.DoesNotMatch(Fetched(), sheet);
        }
    }

    [Theory]
    [InlineData("--whatsapp", "98765 00000", "international form")]
    [InlineData("--whatsapp", "+91 98765 0000x", "international form")]
    [InlineData("--url", "http://tips.example.in", "https")]
    [InlineData("--district", "nowhere", "no district")]
    [InlineData("--range", "Nowhere", "no range")]
    public async Task What_leads_nowhere_is_not_printed(string option, string value, string said)
    {
        string[] doors = option is "--whatsapp" or "--url" ? [] : ["--whatsapp", "+919876500000"];
        var ended = (await SatarkProcess.RunAsync(["poster", "--out", Out, option, value, .. doors])).Must(1);

        Assert.Contains(said, ended.Error, StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task A_poster_leads_somewhere() => Assert.Contains("lead somewhere", (await SatarkProcess.RunAsync("poster", "--out", Out)).Must(1).Error, StringComparison.Ordinal);

    private async Task PrintAsync(params string[] which) =>
        (await SatarkProcess.RunAsync(["poster", "--out", Out, "--whatsapp", "+91 98765 00000", "--url", "https://tips.example.in", .. which])).Must(0);

    private async Task<(IPage Page, List<string> Complaints)> OpenAsync(string file)
    {
        var opened = await chromium.OpenAsync(900, 1200);
        await opened.Page.GotoAsync(new Uri(Path.Combine(Out, file + ".html")).AbsoluteUri);
        return opened;
    }

    // Photographed as a phone's camera would, and read elsewhere.
    private async Task<IReadOnlyList<string>> ReadCodesAsync(IPage poster)
    {
        var read = new List<string>();
        var (reader, _) = await chromium.OpenAsync();
        await reader.AddScriptTagAsync(new PageAddScriptTagOptions { Path = JsQr });
        foreach (var door in await poster.Locator(".door svg").AllAsync())
        {
            var picture = Convert.ToBase64String(await door.ScreenshotAsync());
            read.Add(await reader.EvaluateAsync<string>(
                """
                async (picture) => {
                  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + picture)).blob());
                  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
                  canvas.drawImage(image, 0, 0);
                  return jsQR(canvas.getImageData(0, 0, image.width, image.height).data, image.width, image.height)?.data ?? 'nothing';
                }
                """,
                picture));
        }

        return read;
    }

    private static Task<bool> FitsAsync(IPage page) => page.EvaluateAsync<bool>(
        "() => { const foot = document.querySelector('.emergency').getBoundingClientRect(); return [...document.querySelectorAll('.note, .doors')].every(e => e.getBoundingClientRect().bottom <= foot.top) && document.body.scrollWidth <= document.body.clientWidth; }");

    private static string JsQr
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Satark.slnx")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
            }

            return Path.Combine(folder.FullName, "functions", "desk", "node_modules", "jsqr", "dist", "jsQR.js");
        }
    }

    [GeneratedRegex("""(?i)<script|<link|<iframe|<img|url\(|@import|\bsrc=|\bon[a-z]+=""")]
    private static partial Regex Fetched();
}
