using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.IO;
using Microsoft.Extensions.Logging;
using Satark.Places.Evidence;

namespace Satark.Http.Pictures;

/// <summary>Reads the position and time in a picture that an officer adds to a case. Nothing of the picture is kept, logged or passed on.</summary>
public sealed partial class ReadPicture(TimeProvider clock, ILogger<ReadPicture> logger)
{
    /// <summary>Nothing honest takes longer than a few milliseconds.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(3);

    /// <summary>A camera's clock may be this far ahead of ours.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(26);

    /// <summary>What a camera's time without a zone is taken for: Indian Standard Time.</summary>
    private static readonly TimeSpan Ist = new(5, 30, 0);

    /// <summary>The position in a picture; null where it holds none, or cannot be read within three seconds. Never throws on what the file holds.</summary>
    public async Task<PicturePosition?> HandleAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var exif = PictureFile.ExifOf(file.Span).ToArray();
        if (exif.Length == 0)
        {
            return null;
        }

        try
        {
            return await Task.Run(() => Read(exif), cancellationToken).WaitAsync(TimeLimit, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Log.TooSlow(logger);
            return null;
        }
#pragma warning disable CA1031 // Whatever a hostile file makes its reader throw, to the officer it is a picture without a position.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Unreadable(logger, error.GetType().Name);
            return null;
        }
    }

    private PicturePosition? Read(byte[] exif)
    {
        var directories = new ExifReader().Extract(new ByteArrayReader(exif));
        if (directories.OfType<GpsDirectory>().FirstOrDefault() is not { } gps || gps.GetGeoLocation() is not { } at
            || at.Latitude is not (>= -90 and <= 90) || at.Longitude is not (>= -180 and <= 180) || at.IsZero)
        {
            return null;
        }

        var taken = gps.TryGetGpsDate(out var utc) ? new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) : CameraTime(directories.OfType<ExifSubIfdDirectory>().FirstOrDefault());
        return new PicturePosition(at.Latitude, at.Longitude, taken is { } time && time <= clock.GetUtcNow() + MostAhead && time.Year >= 1995 ? time : null);
    }

    private static DateTimeOffset? CameraTime(ExifSubIfdDirectory? exif)
    {
        if (exif?.GetString(ExifDirectoryBase.TagDateTimeOriginal) is not { } text
            || !DateTime.TryParseExact(text.Trim('\0', ' '), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var zone = exif.GetString(ExifDirectoryBase.TagTimeZoneOriginal);
        var offset = zone is { Length: 6 } && TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var hours) && hours <= TimeSpan.FromHours(14)
            ? (zone[0] == '-' ? -hours : hours)
            : Ist;
        return local.Year is > 1900 and < 9000 ? new DateTimeOffset(local, offset).ToUniversalTime() : null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A picture's position could not be read in time.")]
        public static partial void TooSlow(ILogger logger);

        [LoggerMessage(LogLevel.Information, "A picture's position could not be read: {Error}.")]
        public static partial void Unreadable(ILogger logger, string error);
    }
}
