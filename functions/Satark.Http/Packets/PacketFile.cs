using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Packets;

/// <summary>A packet as bytes.</summary>
/// <param name="Body">The page or the file.</param>
/// <param name="ContentType">What it is.</param>
public sealed record PacketFile(ReadOnlyMemory<byte> Body, string ContentType)
{
    // A page without script and without forms; its style sheet is its own and named by its digest (Content Security Policy level 3, section 2.3.1).
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PacketSheet.Css)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Under which name a browser keeps it; null for a page, which is shown.</summary>
    public string? Name { get; init; }

    /// <summary>The answer, with the headers of its kind.</summary>
    public IResult Answer(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        if (Name is not null)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name}\"";
        }

        return Answers.Raw(Body, ContentType);
    }
}
