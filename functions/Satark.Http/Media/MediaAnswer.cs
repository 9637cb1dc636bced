using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Satark.Http.Media;

/// <summary>
/// A medium as an answer. Whatever it is, no browser runs anything of it: it is of the type that its first bytes say and no other, without rights of its own,
/// and a file to be saved where it is opened by itself; a page may still show it as a picture or film. A part of it may be asked for (RFC 9110, section 14).
/// </summary>
/// <param name="content">Its bytes.</param>
/// <param name="contentType">Its media type; a type that no copy has is not told.</param>
/// <param name="fileName">How a saved file is called: letters, digits, dash and dot.</param>
internal sealed class MediaAnswer(ReadOnlyMemory<byte> content, string? contentType, string fileName) : IResult
{
    public const string Policy = "sandbox; default-src 'none'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, headers) = (httpContext.Response, httpContext.Response.Headers);
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        headers.AcceptRanges = "bytes";
        var (from, to) = (0, content.Length - 1);
        switch (RangeOf(httpContext.Request.Headers.Range.ToString(), content.Length))
        {
            case (var first, var last) when first > last:
                response.StatusCode = 416;
                headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{content.Length}");
                return;
            case (var first, var last):
                (from, to) = (first, last);
                response.StatusCode = 206;
                headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{content.Length}");
                break;
            default:
                response.StatusCode = 200;
                break;
        }

        response.ContentType = MediaTypes.Contains(contentType) ? contentType : "application/octet-stream";
        response.ContentLength = to - from + 1;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(content[from..(to + 1)], httpContext.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>The one part that is asked for; null where all is (several parts, other units and nonsense are not understood); a first beyond the last where there is no such part.</summary>
    internal static (int First, int Last)? RangeOf(string range, int length)
    {
        const string Unit = "bytes=";
        if (!range.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) || range[Unit.Length..].Split('-') is not [var first, var last])
        {
            return null;
        }

        var (hasFirst, hasLast) = (Number(first, out var from), Number(last, out var to));
        return (hasFirst, hasLast) switch
        {
            (true, true) when from > to => null,
            (true, true) => from >= length ? (1, 0) : ((int)from, (int)Math.Min(to, length - 1)),
            (true, false) when last.Length == 0 => from >= length ? (1, 0) : ((int)from, length - 1),
            (false, true) when first.Length == 0 => to == 0 || length == 0 ? (1, 0) : ((int)Math.Max(0, length - to), length - 1),
            _ => null,
        };
    }

    private static bool Number(string text, out long number) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
