using System.Text;

namespace Satark.Places.Import;

/// <summary>The text of a file as offices save it: UTF-8 with or without a mark, or the UTF-16 of spreadsheets.</summary>
internal static class SourceText
{
    /// <summary>What the file is instead of a list, with what to do; null where it may be one.</summary>
    public static string? Fault(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK"u8) ? "this is a workbook or an archive, no list: open it and save the sheet as 'CSV UTF-8', or unpack it"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? "this is an old Excel workbook: open it and save the sheet as 'CSV UTF-8'"
        : bytes.StartsWith("%PDF"u8) ? "this is a PDF document: ask for the list as a spreadsheet, and save that as 'CSV UTF-8'"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x27, 0x0A]) ? "this is a shapefile: convert it to GeoJSON in WGS 84 (ogr2ogr -f GeoJSON -t_srs EPSG:4326 out.geojson in.shp)"
        : bytes.TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8) ? "this is XML (KML?) or a web page: convert it to GeoJSON in WGS 84 (ogr2ogr -f GeoJSON out.geojson in.kml)"
        : null;

    /// <summary>The text, without a byte order mark. What is no valid text becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = EncodingOf(bytes).GetString(bytes);
        text = text.StartsWith('\uFEFF') ? text[1..] : text;

        // Line ends of old Macs.
        return text.Contains('\n', StringComparison.Ordinal) ? text : text.Replace('\r', '\n');
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode;
        }

        // A header in Latin letters has a zero in every second byte of UTF-16, and none in UTF-8.
        return bytes.Length < 4 || (bytes[..4].IndexOf((byte)0) is var zero && zero < 0) ? Encoding.UTF8
            : zero == 1 ? Encoding.Unicode
            : zero == 0 ? Encoding.BigEndianUnicode
            : Encoding.UTF8;
    }
}
