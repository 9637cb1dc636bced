using System.Collections.Frozen;

namespace Satark.Http.Media;

/// <summary>Media types of copies: nothing else is ever served as a medium.</summary>
public static class MediaTypes
{
    private static readonly FrozenSet<string> Copies = new[]
    {
        "image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif", "video/mp4", "video/quicktime", "video/3gpp",
        "audio/ogg", "audio/amr", "audio/amr-wb", "audio/aac", "audio/mpeg", "audio/mp4",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether copies are of this type.</summary>
    public static bool Contains(string? contentType) => contentType is not null && Copies.Contains(contentType);

    /// <summary>How a file of this type ends when a viewer saves it.</summary>
    public static string Ending(string contentType) => contentType switch
    {
        "image/jpeg" => "jpg",
        "video/quicktime" => "mov",
        "video/3gpp" => "3gp",
        "audio/mpeg" => "mp3",
        "audio/mp4" => "m4a",
        "audio/amr" or "audio/amr-wb" => "amr",
        "application/pdf" => "pdf",
        _ when Contains(contentType) => contentType[(contentType.IndexOf('/', StringComparison.Ordinal) + 1)..],
        _ => "bin",
    };
}
