namespace Satark.Http.Media;

/// <summary>How much of a medium anybody looks at.</summary>
public static class MediaLimits
{
    /// <summary>Most bytes of a picture, film or recording: WhatsApp's own limit for audio and video.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Most bytes of a document that is kept: what a media item may have, less what sealing adds.</summary>
    public const int MostOfDocument = 30 * 1024 * 1024;

    /// <summary>Widest and highest picture: a few kilobytes can unfold to gigabytes of pixels in a viewer's browser.</summary>
    public const int LongestSide = 20_000;

    /// <summary>Most pixels of a picture: twice what phones of today take.</summary>
    public const long MostPixels = 220_000_000;

    /// <summary>Most managed memory of the process that looks at a file.</summary>
    public const long MostMemory = 192L * 1024 * 1024;

    /// <summary>How long it may take. Nothing honest takes longer than a second.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Whether a picture's size is one that a browser can show.</summary>
    public static bool Fits(long width, long height) => width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && width * height <= MostPixels;
}
