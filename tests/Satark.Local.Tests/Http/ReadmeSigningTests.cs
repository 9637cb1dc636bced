using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Satark.Local.Tests.Storage;

namespace Satark.Local.Tests.Http;

/// <summary>The README's examples of signing, as they stand there, against a running host.</summary>
public sealed class ReadmeSigningTests
{
    private const string Alert = """{"id":"readme","type":"suicide-risk","severity":"critical","text":"मैं अब और नहीं रह सकता। 😢"}""";

    [NeedsFact("bash", "openssl", "curl")]
    public Task The_shell_example_is_taken() => TakenAsync("sh", "bash", ["-e", "-o", "pipefail"]);

    [NeedsFact("python3")]
    public async Task The_Python_example_is_taken_and_reads_what_became_of_it() =>
        Assert.Equal("new", (await TakenAsync("python", "python3", [])).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);

    [Fact]
    public async Task The_Csharp_example_is_taken_and_is_the_one_that_is_compiled_here()
    {
        await using var satark = await StartAsync();
        var key = await satark.PartnerAsync();
        using var http = new HttpClient { BaseAddress = satark.Url };

        var answer = await SendAsync(http, key.KeyId, key.Key, Encoding.UTF8.GetBytes(Alert));

        Assert.Equal("true", JsonDocument.Parse(answer).RootElement.GetProperty("isNew").GetRawText());
        var here = string.Join('\n', (await File.ReadAllTextAsync(Here())).Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line));
        Assert.Contains(Example("csharp").TrimEnd(), here.Replace("private static async", "static async", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<string> TakenAsync(string language, string program, IEnumerable<string> arguments)
    {
        await using var satark = await StartAsync();
        var key = await satark.PartnerAsync();
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "alert.json"), Alert);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "example"), Example(language));
        var start = new ProcessStartInfo(program, [.. arguments, "example"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SATARK_URL"] = satark.Origin;
        start.Environment["SATARK_KEY_ID"] = key.KeyId;
        start.Environment["SATARK_KEY"] = key.Key;
        start.Environment["NO_PROXY"] = "127.0.0.1";
        start.Environment["no_proxy"] = "127.0.0.1";

        using var process = Process.Start(start)!;
        var troubles = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, said + await troubles);
        Assert.Equal("true", JsonDocument.Parse(said.Split('\n')[0]).RootElement.GetProperty("isNew").GetRawText());
        return said;
    }

    // The examples sign with the machine's own clock.
    private static async Task<TestSatark> StartAsync()
    {
        var satark = await TestSatark.StartAsync();
        satark.Clock.SetWallClock(TimeProvider.System.GetUtcNow() - satark.Clock.Now);
        return satark;
    }

    private static string Example(string language)
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "README.md"));
        var section = readme[readme.IndexOf("### Signing", StringComparison.Ordinal)..];
        var start = section.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        Assert.True(start > language.Length + 4, $"the README has no example in {language}");
        return section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private static async Task<string> SendAsync(HttpClient http, string keyId, string key, byte[] alert)
    {
        var t = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(t + "."), .. alert];
        var v1 = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts") { Content = new ByteArrayContent(alert) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Satark-Signature", $"key={keyId}, t={t}, v1={v1}");
        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}

/// <summary>A fact that needs programs of the machine; without one it is skipped and says which.</summary>
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params string[] programs) => Skip = programs.FirstOrDefault(IsMissing) is { } missing ? $"{missing} is not installed" : null!;

    private static bool IsMissing(string program)
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(program, [program == "openssl" ? "version" : "--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            asked.WaitForExit();
            return asked.ExitCode != 0;
        }
        catch (Win32Exception)
        {
            return true;
        }
    }
}
