using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Satark.Http.Accounts;

namespace Satark.Local.Demo.Night;

/// <summary>An officer at a board of the state desk, who works by the page's own requests.</summary>
internal sealed class NightDesk : IDisposable
{
    private readonly HttpClient _http;
    private string _cookie = "";

    private NightDesk(Uri url) => _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = url };

    /// <summary>Signs a board in and has an officer confirm there with the demo's PIN.</summary>
    public static async Task<NightDesk> SignInAsync(Uri url, DemoUser board, string officer, CancellationToken cancellationToken)
    {
        var desk = new NightDesk(url);
        await desk.SendAsync(HttpMethod.Post, "/api/v1/session", new JsonObject { ["user"] = board.User, ["password"] = board.Password }, cancellationToken).ConfigureAwait(false);
        await desk.SendAsync(HttpMethod.Post, "/api/v1/session/officer", new JsonObject { ["user"] = officer, ["pin"] = SessionViews.DemoPin }, cancellationToken).ConfigureAwait(false);
        return desk;
    }

    /// <summary>The board's rows.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(CancellationToken cancellationToken) =>
        [.. (await GetAsync("/api/v1/board", cancellationToken).ConfigureAwait(false)).Items("rows")];

    /// <summary>A whole case.</summary>
    public Task<JsonElement> CaseAsync(string id, CancellationToken cancellationToken) => GetAsync("/api/v1/cases/" + id, cancellationToken);

    /// <summary>What this board's officer would find on the phones.</summary>
    public async Task<IReadOnlyList<JsonElement>> OutboxAsync(CancellationToken cancellationToken) =>
        [.. (await GetAsync("/api/v1/demo/outbox", cancellationToken).ConfigureAwait(false)).EnumerateArray()];

    /// <summary>Whether an open page listens with sound.</summary>
    public async Task<bool> IsListeningAsync(CancellationToken cancellationToken) =>
        (await GetAsync("/health/engine", cancellationToken).ConfigureAwait(false)).Text("deskListening") == bool.TrueString;

    /// <summary>Makes a move.</summary>
    public Task MoveAsync(string id, string move, CancellationToken cancellationToken, params (string Name, string Value)[] said) =>
        SendAsync(HttpMethod.Post, $"/api/v1/cases/{id}/moves/{move}", new JsonObject(said.Select(s => KeyValuePair.Create(s.Name, (JsonNode?)s.Value))), cancellationToken);

    /// <summary>Picks up the demo's phone, or presses a key on it.</summary>
    /// <returns>What the voice says.</returns>
    public Task<JsonElement> PhoneAsync(string id, string to, string? key, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "/api/v1/demo/call", new JsonObject { ["caseId"] = id, ["to"] = to, ["key"] = key }, cancellationToken);

    /// <summary>Goes home.</summary>
    public Task SignOutAsync(CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, "/api/v1/session", null, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (_cookie.Length > 0)
        {
            request.Headers.Add("Cookie", _cookie);
        }

        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Satark-Page", "1");
            request.Headers.Add("Origin", _http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new NightTrouble($"{method} {path} was answered with {(int)response.StatusCode}: {Encoding.UTF8.GetString(answer)}");
        }

        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            _cookie = cookies.First().Split(';')[0];
        }

        return answer.Length == 0 ? default : JsonDocument.Parse(answer).RootElement;
    }
}
