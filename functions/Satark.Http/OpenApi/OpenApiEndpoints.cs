using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.OpenApi;

/// <summary>Answers with the description of all routes. It holds nothing of this installation, so nobody needs to sign in for it.</summary>
/// <param name="table">The route table, which holds this route too: it is asked for only when the first caller comes.</param>
public sealed class OpenApiEndpoints(Func<RouteTable> table)
{
    private byte[]? _document;

    /// <summary>The document, OpenAPI 3.1.</summary>
    public Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // Made twice at worst, and then the same.
        _document ??= Encoding.UTF8.GetBytes(OpenApiDocument.Of(table().Routes).ToJsonString());
        return Task.FromResult(Answers.Raw(_document, "application/json; charset=utf-8"));
    }
}
