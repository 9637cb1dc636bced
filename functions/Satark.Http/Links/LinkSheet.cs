using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Links;

/// <summary>The style sheet of the page behind a link.</summary>
public static class LinkSheet
{
    private static readonly ReadOnlyMemory<byte> Sheet = Read();

    /// <summary>The sheet; a phone keeps it for an hour.</summary>
    public static Task<IResult> StyleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Task.FromResult(Answers.Raw(Sheet, "text/css; charset=utf-8"));
    }

    private static byte[] Read()
    {
        using var stream = typeof(LinkSheet).Assembly.GetManifestResourceStream("Satark.Http.link.css") ?? throw new InvalidOperationException("The link page's style sheet is missing: the product is broken.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
