using Satark.Http.Media.Containers.Iso;

namespace Satark.Http.Media.Containers;

/// <summary>Who makes the copy of which container.</summary>
internal static class Copies
{
    /// <summary>The copy of a file, or null where none can be made. Its running time and memory grow with the file's size and with nothing else in it.</summary>
    public static Copy? Of(ReadOnlySpan<byte> file, MediaFormat format) => format.Container switch
    {
        MediaContainer.Jpeg => JpegCopy.Of(file),
        MediaContainer.Png => PngCopy.Of(file),
        MediaContainer.WebP => WebPCopy.Of(file),
        MediaContainer.Gif => GifCopy.Of(file),
        MediaContainer.IsoMedia => IsoCopy.Of(file, format),
        MediaContainer.Ogg => OggCopy.Of(file),
        MediaContainer.MpegAudio => SoundFrames.OfMpegAudio(file),
        MediaContainer.Aac => SoundFrames.OfAac(file),
        MediaContainer.Amr => SoundFrames.OfAmr(file),
        _ => null,
    };
}
