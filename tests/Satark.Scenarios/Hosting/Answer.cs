using System.Net.Http.Headers;
using System.Text.Json;

namespace Satark.Scenarios;

/// <summary>An answer, read to its end.</summary>
public sealed record Answer(int Status, JsonElement Body, string Text, HttpResponseHeaders Headers)
{
    /// <summary>What the problem says to do.</summary>
    public string? Detail => Body.At("detail");

    /// <summary>Reads an answer.</summary>
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
            return new Answer((int)response.StatusCode, isJson && text.Length > 0 ? JsonDocument.Parse(text).RootElement : default, text, response.Headers);
        }
    }

    /// <summary>This answer, which must have a status.</summary>
    public Answer Must(int status)
    {
        Assert.True(Status == status, $"{status} was expected and {Status} came: {Text}");
        return this;
    }
}
