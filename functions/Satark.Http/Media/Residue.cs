using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Icc;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Photoshop;
using MetadataExtractor.Formats.QuickTime;
using MetadataExtractor.Formats.Xmp;

namespace Satark.Http.Media;

/// <summary>
/// Reads a copy with a reader that we did not write, and says whether metadata is left: a second opinion about every copy, in the process that made it.
/// </summary>
internal static class Residue
{
    /// <summary>The first kind of metadata that is found, or null where there is none or the reader does not know the format.</summary>
    public static string? In(ReadOnlyMemory<byte> copy)
    {
        IReadOnlyList<MetadataExtractor.Directory> found;
        try
        {
            using var stream = new MemoryStream(copy.ToArray(), writable: false);
            found = ImageMetadataReader.ReadMetadata(stream);
        }
#pragma warning disable CA1031 // A reader that cannot read has no opinion, whatever it throws: the copy holds only what was named anyway.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }

        return found.FirstOrDefault(Tells)?.Name;
    }

    private static bool Tells(MetadataExtractor.Directory d) => d switch
    {
        GpsDirectory or XmpDirectory or IptcDirectory or PhotoshopDirectory or IccDirectory or ExifThumbnailDirectory or JpegCommentDirectory or GifCommentDirectory or QuickTimeMetadataHeaderDirectory => d.TagCount > 0,
        ExifDirectoryBase => d.Tags.Any(static t => t.Type != ExifDirectoryBase.TagOrientation),
        _ => d.Name is "PNG-tEXt" or "PNG-iTXt" or "PNG-zTXt" or "PNG-tIME" or "PNG-iCCP",
    };
}
