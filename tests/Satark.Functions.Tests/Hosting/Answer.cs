using System.Net.Http.Headers;
using System.Text.Json;

namespace Satark.Functions.Tests.Hosting;

/// <summary>An answer, read to its end.</summary>
public sealed record Answer(int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Header(string name) => Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : "";

    /// <summary>Sends a request and reads the answer.</summary>
    public static async Task<Answer> OfAsync(HttpClient http, HttpMethod method, string path, byte[]? body = null, string? type = "application/json", Action<HttpRequestHeaders>? with = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        }

        with?.Invoke(request.Headers);
        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }
}
