using System.Net.Http.Json;
using System.Text.Json;

namespace Satark.Scenarios;

/// <summary>A signed-in officer's page, as far as it speaks HTTP.</summary>
public sealed class DeskClient(HttpClient http, string cookie, string origin)
{
    /// <summary>The session's cookie, for the hub.</summary>
    public string Cookie => cookie;

    /// <summary>The board.</summary>
    public async Task<JsonElement> BoardAsync() => (await GetAsync("/api/v1/board")).Must(200).Body;

    /// <summary>The board's row of a case, or null.</summary>
    public async Task<JsonElement?> RowAsync(string caseId)
    {
        var found = (await BoardAsync()).List("rows").Where(r => r.At("id") == caseId).ToList();
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The whole case.</summary>
    public async Task<JsonElement> CaseAsync(string caseId) => (await GetAsync("/api/v1/cases/" + caseId)).Must(200).Body;

    /// <summary>Makes a move.</summary>
    public Task<Answer> MoveAsync(string caseId, string move, object? body = null) => PostAsync($"/api/v1/cases/{caseId}/moves/{move}", body ?? new { });

    /// <summary>The case view stood two seconds before this officer's eyes.</summary>
    public Task<Answer> SeeAsync(string caseId) => PostAsync($"/api/v1/cases/{caseId}/seen", new { });

    /// <summary>Asks.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Asks, and gives the answer as it is: its status, its headers as lines, its bytes.</summary>
    public async Task<(int Status, string Head, byte[] Body)> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, $"{response.Headers}{response.Content.Headers}", await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Posts as the page does.</summary>
    public Task<Answer> PostAsync(string path, object? body) => SendAsync(HttpMethod.Post, path, body);

    /// <summary>Sends any request as the page does.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Satark-Page", "1");
            request.Headers.Add("Origin", origin);
            request.Content = body is null ? null : JsonContent.Create(body);
        }

        return await Answer.OfAsync(await http.SendAsync(request));
    }
}
