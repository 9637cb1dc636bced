using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Satark.Http.Routing;

/// <summary>A refusal as the caller gets it: RFC 9457. <see cref="Detail"/> says what to do.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The class of problem.</param>
/// <param name="Detail">What is wrong and what to do, without anything personal.</param>
public sealed record Problem(int Status, string Title, string Detail) : IResult
{
    /// <summary>Wrong fields, or null.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The detail in Hindi, where the refusal has it.</summary>
    public string? DetailHindi { get; init; }

    /// <summary>When to come back, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Who has the case, where that is why.</summary>
    public Board.BoardHolder? Holder { get; init; }

    /// <summary>What would open it: <c>officer</c> (PIN or password), <c>password</c>, <c>code</c> (second factor), <c>second-factor</c> (to be set up first) or <c>reason</c> (why one reads); null: nothing that is asked for here.</summary>
    public string? Needs { get; init; }

    /// <summary>Our clock, where the caller's is the problem.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>The methods that the path knows, where the method is the problem.</summary>
    public string? Allow { get; init; }

    /// <summary>The one place where refusals become statuses.</summary>
    public static Problem Of(Refusal refusal) => new Problem(
        StatusOf(refusal.Kind),
        refusal.Kind switch
        {
            RefusalKind.Invalid => "Something in the request is wrong",
            RefusalKind.Unauthenticated => "Who calls is not proven",
            RefusalKind.Forbidden => "Not allowed",
            RefusalKind.NotFound => "Not found",
            RefusalKind.Conflict => "Somebody else was faster",
            RefusalKind.NotNow => "Not possible now",
            _ => "No longer valid",
        },
        refusal.Text)
    { Errors = refusal.Errors, DetailHindi = refusal.Hindi, Needs = refusal.Needs };

    /// <summary>The status of a kind of refusal.</summary>
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.Unauthenticated => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.NotNow => 422,
        RefusalKind.Gone => 410,
        _ => 500,
    };

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (Allow is not null)
        {
            response.Headers.Allow = Allow;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new ProblemBody("about:blank", Title, Status, Detail, DetailHindi, Errors, Holder, ServerTime, Needs), ProblemJson.Default.ProblemBody);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>The members of RFC 9457 and our own.</summary>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string? DetailHindi, IReadOnlyDictionary<string, string[]>? Errors, Board.BoardHolder? Holder, DateTimeOffset? ServerTime, string? Needs);

/// <summary>Members that say nothing are left out.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(
    PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
[System.Text.Json.Serialization.JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : System.Text.Json.Serialization.JsonSerializerContext;
