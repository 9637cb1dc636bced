using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Satark.Http.Routing;

/// <summary>Answers that need nothing of ASP.NET's own result services, so that both hosts write the same bytes.</summary>
public static class Answers
{
    /// <summary>A value as JSON.</summary>
    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = 200, string? location = null) =>
        new Bytes(JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json; charset=utf-8", status, location);

    /// <summary>Done, and there is nothing to say.</summary>
    public static IResult Nothing(int status = 204) => new Bytes(default, null, status, null);

    /// <summary>Look there.</summary>
    public static IResult SeeOther(string location) => new Bytes(default, null, 303, location);

    /// <summary>Bytes of another kind.</summary>
    public static IResult Raw(ReadOnlyMemory<byte> body, string contentType, int status = 200) => new Bytes(body, contentType, status, null);

    /// <summary>The value as JSON, or the refusal.</summary>
    public static IResult From<T>(Outcome<T> outcome, Func<T, IResult> answer) => outcome.Refusal is { } refusal ? Problem.Of(refusal) : answer(outcome.Value);

    private sealed class Bytes(ReadOnlyMemory<byte> body, string? contentType, int status, string? location) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            if (location is not null)
            {
                response.Headers.Location = location;
            }

            if (contentType is null)
            {
                return;
            }

            response.ContentType = contentType;
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, httpContext.RequestAborted).ConfigureAwait(false);
        }
    }
}
