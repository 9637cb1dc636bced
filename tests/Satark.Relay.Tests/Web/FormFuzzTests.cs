using System.Net.Http.Headers;
using System.Text;
using Satark.Relay.Tests.Media;
using Satark.Relay.Web;
using Satark.Support.Media;
using Xunit.Abstractions;

namespace Satark.Relay.Tests.Web;

/// <summary>Forms of a browser that is broken or hostile: always a page, never a fault of ours.</summary>
public sealed class FormFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_122;
    private const string Border = "----border";

    private static readonly int Rounds = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 1_000_000 : 1500;

    [Fact]
    public async Task Spoiled_forms_with_files_are_answered_with_a_page_and_never_with_5xx()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000, Web = new WebOptions { CalmPerMinute = 100_000 } });
        using var browser = host.Browse();
        using var http = new HttpClient { BaseAddress = host.Url };
        var dice = new Random(Seed);
        var (form, receipt) = ((await browser.GetAsync("/tip/hi/drugs")).Fields()["_form"], (await browser.GetAsync("/tip/hi/receipt")).Fields()["_form"]);
        (string Path, byte[] Body)[] whole =
        [
            ("/tip/hi/drugs", Body(("_form", form), ("what", "हर शाम गाँजा बिकता है"), ("district", "ballia"), ("_kept", ""))),
            ("/tip/hi/receipt", Body(("_form", receipt), ("digits", "1234-5678-9012-3456"))),
            ("/tip/hi/receipt/add", Body(("_form", receipt), ("_tip", "AAAA"), ("text", "और एक बात"))),
        ];
        var answers = new SortedDictionary<int, int>();
        for (var round = 0; round < Rounds; round++)
        {
            // A receipt is slow to look up, by design: it comes seldom.
            var (path, body) = whole[round % 20 == 19 ? 1 : round % 2 * 2];
            using var content = new ByteArrayContent(FuzzTests.Spoil(body, dice));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Border[..(dice.Next(20) == 0 ? 6 : Border.Length)]}");
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
            answers[(int)answer.StatusCode] = answers.GetValueOrDefault((int)answer.StatusCode) + 1;
            Assert.True((int)answer.StatusCode < 500, $"round {round} of seed {Seed}: {answer.StatusCode} {string.Join('\n', host.Log.Lines.TakeLast(3))}");
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        }

        output.WriteLine($"seed {Seed}: {string.Join(", ", answers.Select(a => $"{a.Value} times {a.Key}"))}");
        Assert.True(answers.GetValueOrDefault(200) > 50, "no spoiled form was still a form: the fuzz only meets broken ones");
        Assert.True(answers.GetValueOrDefault(400) > 50, "no spoiled form was refused: the fuzz spoils nothing");
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("Error", StringComparison.Ordinal) || l.Contains("Critical", StringComparison.Ordinal));
    }

    private static byte[] Body(params (string Name, string Value)[] fields) => Bytes.Join(
    [
        .. fields.Select(f => Encoding.UTF8.GetBytes($"--{Border}\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n")),
        Encoding.UTF8.GetBytes($"--{Border}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"IMG_1.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"),
        Pictures.Jpeg().File,
        Encoding.UTF8.GetBytes($"\r\n--{Border}--\r\n"),
    ]);
}
