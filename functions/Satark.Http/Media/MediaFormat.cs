using Satark.Tips.Line;

namespace Satark.Http.Media;

/// <summary>What a file is, by its first bytes alone: neither its name nor what its sender calls it is believed.</summary>
/// <param name="ContentType">Its media type (RFC 2046).</param>
/// <param name="Kind">The kind that the desk is told.</param>
/// <param name="Container">How its bytes are laid out; decides who makes its copy.</param>
public sealed record MediaFormat(string ContentType, MediaKind Kind, MediaContainer Container)
{
    /// <summary>Whether a copy without metadata can be made of it. Else only the original exists, sealed.</summary>
    public bool CanBeCopied => Container != MediaContainer.None;

    /// <summary>A file that is taken, kept sealed and never opened.</summary>
    public static MediaFormat Closed(string contentType) => new(contentType, MediaKind.Document, MediaContainer.None);
}

/// <summary>Layouts that a copy can be made of.</summary>
public enum MediaContainer
{
    /// <summary>None: documents and archives.</summary>
    None,

    /// <summary>JPEG (ITU-T T.81).</summary>
    Jpeg,

    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,

    /// <summary>WebP (RFC 9649).</summary>
    WebP,

    /// <summary>GIF 87a, 89a.</summary>
    Gif,

    /// <summary>ISO base media (ISO/IEC 14496-12) and QuickTime: MP4, MOV, 3GP, M4A, HEIC, AVIF.</summary>
    IsoMedia,

    /// <summary>Ogg (RFC 3533) with Opus or Vorbis.</summary>
    Ogg,

    /// <summary>MPEG audio frames (ISO/IEC 11172-3, 13818-3), perhaps with tags around them.</summary>
    MpegAudio,

    /// <summary>AAC in ADTS frames (ISO/IEC 13818-7).</summary>
    Aac,

    /// <summary>Adaptive multi-rate speech (RFC 4867, section 5).</summary>
    Amr,
}
