using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Pages;

/// <summary>The built page, read once at the start: the entry is asked for anew each time, what it names never changes.</summary>
public sealed class DeskPages
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".woff"] = "font/woff",
        [".wav"] = "audio/wav",
        [".mp3"] = "audio/mpeg",
        [".ogg"] = "audio/ogg",
        [".json"] = "application/json; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly SecurityHeaders _headers;
    private readonly FrozenDictionary<string, PageFile> _files;
    private readonly PageFile _entry;

    /// <summary>The page in a folder; without one, a page that says how to build it.</summary>
    public DeskPages(string folder, SecurityHeaders headers)
    {
        _headers = headers;
        _files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => Types.ContainsKey(Path.GetExtension(f)))
                .ToFrozenDictionary(f => "/" + Path.GetRelativePath(folder, f).Replace('\\', '/'), f => new PageFile(File.ReadAllBytes(f), Types[Path.GetExtension(f)]), StringComparer.Ordinal)
            : FrozenDictionary<string, PageFile>.Empty;
        _entry = _files.GetValueOrDefault("/index.html") ?? new PageFile(NotBuilt.ToArray(), "text/plain; charset=utf-8");
    }

    private static ReadOnlySpan<byte> NotBuilt => "The page was not built. In functions/desk run: npm ci && npm run build\nThen build and start Satark again.\n"u8;

    /// <summary>Serves a file, or the entry for every address that is the page's own business.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        _headers.Apply(context);
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET";
            return;
        }

        var path = request.Path.Value ?? "/";
        if (!_files.TryGetValue(path, out var file))
        {
            if (path.AsSpan(path.LastIndexOf('/') + 1).Contains('.'))
            {
                response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            file = _entry;
        }

        response.Headers.CacheControl = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = file.Tag;
        if (request.Headers.IfNoneMatch == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = file.Bytes.Length;
        await response.Body.WriteAsync(file.Bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private sealed record PageFile(byte[] Bytes, string ContentType)
    {
        public string Tag { get; } = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes).AsSpan(0, 12))}\"";
    }
}
