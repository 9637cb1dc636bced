using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Satark.Support.Web;

/// <summary>A page as it came.</summary>
public sealed record BrowserPage(HttpStatusCode Status, string Html, HttpResponseHeaders Headers, string ContentType)
{
    /// <summary>The text that a reader sees.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Html, "<[^>]*>", " "));

    /// <summary>Every address that the page names.</summary>
    public IReadOnlyList<string> Addresses => [.. Regex.Matches(Html, "(?:href|src|action|formaction|poster|data|srcset|content)=\"([^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    /// <summary>The first form's path.</summary>
    public string Action => WebUtility.HtmlDecode(Regex.Match(Html, "<form[^>]*action=\"([^\"]*)\"").Groups[1].Value);

    /// <summary>The fields as a browser would send them: hidden ones, text, chosen options.</summary>
    public Dictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in Regex.Matches(Html, "<input[^>]*>").Select(m => m.Value))
        {
            var type = Attribute(input, "type");
            if (type is "hidden" or "text" || (type is "radio" or "checkbox" && input.Contains(" checked", StringComparison.Ordinal)))
            {
                fields[Attribute(input, "name")] = Attribute(input, "value");
            }
        }

        foreach (Match area in Regex.Matches(Html, "<textarea[^>]*name=\"([^\"]*)\"[^>]*>\n?([^<]*)</textarea>"))
        {
            fields[area.Groups[1].Value] = WebUtility.HtmlDecode(area.Groups[2].Value);
        }

        foreach (Match select in Regex.Matches(Html, "<select[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", RegexOptions.Singleline))
        {
            fields[select.Groups[1].Value] = Regex.Match(select.Groups[2].Value, "value=\"([^\"]*)\" selected").Groups[1].Value;
        }

        return fields;
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value);
}

/// <summary>A browser without script, cookies or memory: what a page does not carry is not sent.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A browser before one site.</summary>
    /// <param name="url">The site.</param>
    /// <param name="from">The address that it connects from, of those that this machine has (on Linux each of 127.0.0.0/8); null: any.</param>
    /// <param name="headers">What it sends along with every request.</param>
    public Browser(Uri url, IPAddress? from = null, params (string Name, string Value)[] headers)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        if (from is not null)
        {
            handler.ConnectCallback = (context, token) => ConnectAsync(from, context.DnsEndPoint, token);
        }

        _http = new HttpClient(handler) { BaseAddress = url };
        foreach (var (name, value) in headers)
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>What the files that it sends are called.</summary>
    public string FileName { get; init; } = "IMG_of_Ramesh.jpg";

    /// <summary>Opens an address.</summary>
    public async Task<BrowserPage> GetAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Fills in the page's form and presses a button.</summary>
    public Task<BrowserPage> SendAsync(BrowserPage page, params ReadOnlySpan<(string Name, string Value)> typed)
    {
        var fields = page.Fields();
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return PostAsync(page.Action, fields, []);
    }

    /// <summary>The same with files.</summary>
    public Task<BrowserPage> SendFilesAsync(BrowserPage page, IReadOnlyList<(string Type, byte[] Bytes)> files, params ReadOnlySpan<(string Name, string Value)> typed)
    {
        var fields = page.Fields();
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return PostAsync(page.Action, fields, files);
    }

    /// <summary>Posts fields and files as a browser does: files last, with their names.</summary>
    public async Task<BrowserPage> PostAsync(string path, IReadOnlyDictionary<string, string> fields, IReadOnlyList<(string Type, byte[] Bytes)> files, params (string Name, string Value)[] headers)
    {
        using var content = new MultipartFormDataContent("----satark" + Satark.Privacy.Ids.Random());
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (type, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue(type);
            content.Add(file, "\"files\"", $"\"{FileName}\"");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await ReadAsync(await _http.SendAsync(request));
    }

    public void Dispose() => _http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(to.Host, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<BrowserPage> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new BrowserPage(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.ToString() ?? "");
        }
    }
}
