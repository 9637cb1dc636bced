using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Satark.Partners;

namespace Satark.Local.Commands;

/// <summary><c>send</c>: signs and posts one alert, or a folder of them, as a partner would.</summary>
internal static class SendCommand
{
    public static Command Make()
    {
        var path = new Argument<string>("path") { Description = "A JSON file with one alert, or a folder of such files." };
        var url = new Option<string?>("--url") { Description = "Where Satark is, as in http://127.0.0.1:5080." };
        var keyId = new Option<string?>("--key-id") { Description = "The partner key's id." };
        var demo = new Option<string?>("--demo") { Description = "A demo folder: takes url, key id and key from its demo.json.", HelpName = "DIR" };
        var command = new Command("send", "Signs and posts alerts. The key is read from SATARK_PARTNER_KEY, or with --demo from the folder.") { path, url, keyId, demo };
        command.SetAction((parse, token) => SendAsync(parse, parse.GetValue(path)!, parse.GetValue(url), parse.GetValue(keyId), parse.GetValue(demo), token));
        return command;
    }

    private static async Task<int> SendAsync(ParseResult parse, string path, string? url, string? keyId, string? demo, CancellationToken token)
    {
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        var key = Environment.GetEnvironmentVariable("SATARK_PARTNER_KEY");
        if (demo is not null)
        {
            var file = Path.Combine(demo, "demo.json");
            if (!File.Exists(file))
            {
                await error.WriteLineAsync($"There is no {file}: start it once with --demo.").ConfigureAwait(false);
                return 1;
            }

            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, token).ConfigureAwait(false));
            url ??= json.RootElement.GetProperty("url").GetString();
            keyId ??= json.RootElement.GetProperty("partner").GetProperty("keyId").GetString();
            key ??= json.RootElement.GetProperty("partner").GetProperty("key").GetString();
        }

        if (url is null || keyId is null || string.IsNullOrEmpty(key))
        {
            await error.WriteLineAsync("Say where and as whom: --url and --key-id with SATARK_PARTNER_KEY set, or --demo DIR.").ConfigureAwait(false);
            return 1;
        }

        var files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)] : File.Exists(path) ? new[] { path } : [];
        if (files.Length == 0)
        {
            await error.WriteLineAsync($"{path} is neither a file nor a folder with *.json files.").ConfigureAwait(false);
            return 1;
        }

        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var refused = 0;
        for (var i = 0; i < files.Length; i++)
        {
            var (status, answer) = await PostAsync(http, keyId, key, await File.ReadAllBytesAsync(files[i], token).ConfigureAwait(false), token).ConfigureAwait(false);
            refused += status == 202 ? 0 : 1;
            await output.WriteLineAsync($"[{i + 1}/{files.Length}] {Path.GetFileName(files[i])}: {status} {answer}").ConfigureAwait(false);
        }

        if (files.Length > 1)
        {
            await output.WriteLineAsync($"{files.Length - refused} accepted, {refused} refused").ConfigureAwait(false);
        }

        return refused == 0 ? 0 : 2;
    }

    private static async Task<(int Status, string Answer)> PostAsync(HttpClient http, string keyId, string key, byte[] body, CancellationToken token)
    {
        // The same signed request may be repeated as often as needed: it is answered like the first time.
        var signature = SignatureHeader.Sign(keyId, TimeProvider.System.GetUtcNow(), Encoding.UTF8.GetBytes(key), body);
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts") { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation(SignatureHeader.Name, signature);
            try
            {
                using var response = await http.SendAsync(request, token).ConfigureAwait(false);
                if ((int)response.StatusCode is not (429 or 503) || attempt == 5)
                {
                    return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(token).ConfigureAwait(false));
                }

                await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(attempt), TimeProvider.System, token).ConfigureAwait(false);
            }
            catch (HttpRequestException trouble) when (attempt < 5)
            {
                _ = trouble;
                await Task.Delay(TimeSpan.FromSeconds(attempt), TimeProvider.System, token).ConfigureAwait(false);
            }
            catch (HttpRequestException trouble)
            {
                return (0, $"not reached: {trouble.Message}");
            }
        }
    }
}
