using System.Text;
using Satark.Tips.Line;

namespace Satark.Http.Media.Containers.Iso;

/// <summary>
/// ISO base media (ISO/IEC 14496-12) and QuickTime: films, recordings, HEIC and AVIF pictures. The copy is as long as the file, so that every offset in
/// it stays right, and begins as zeros; then only what is named here is copied. A box that is not named becomes <c>free</c>, media data holds nothing but the
/// samples of sound and pictures, and times are zero.
/// </summary>
internal sealed class IsoCopy : IDisposable
{
    private readonly CopyWriter _digest = new(0);
    private readonly byte[] _copy;

    // Tables may name the same bytes again and again: nobody gets to make us copy for hours.
    private long _budget;

    private IsoCopy(int length) => (_copy, _budget) = (new byte[length], 2L * length);

    /// <summary>Whether a track with moving pictures is in it.</summary>
    public bool HasVideo { get; set; }

    /// <summary>Whether a track with sound is in it.</summary>
    public bool HasSound { get; set; }

    /// <summary>Whether a still picture is in it.</summary>
    public bool HasPicture { get; set; }

    /// <summary>Where media data may lie; nothing outside is ever copied as a sample.</summary>
    public List<(int From, int End)> MediaData { get; } = [];

    /// <summary>The copy, or null where none can be made: films in fragments, encrypted or compressed ones, broken boxes.</summary>
    public static Copy? Of(ReadOnlySpan<byte> file, MediaFormat format)
    {
        if (IsoBox.All(file, 0, file.Length) is not { } boxes || boxes.Any(static b => b.Type is "moof"))
        {
            return null;
        }

        using var copy = new IsoCopy(file.Length);
        foreach (var box in boxes)
        {
            if (box.Type == "ftyp" && box.Length is >= 8 and <= 256)
            {
                copy.Keep(file, box.Start, box.End);
            }
            else if (box.Type == "mdat")
            {
                copy.Keep(file, box.Start, box.Body);
                copy.MediaData.Add((box.Body, box.End));
            }
            else if (box.Type is not ("moov" or "meta"))
            {
                copy.Free(file, box);
            }
        }

        foreach (var box in boxes)
        {
            if ((box.Type == "moov" && !IsoMovie.TryCopy(file, box, copy)) || (box.Type == "meta" && !IsoItems.TryCopy(file, box, copy)))
            {
                return null;
            }
        }

        return copy.HasVideo || copy.HasSound || copy.HasPicture ? new Copy(copy._copy, copy._digest.Finish().Digest, copy.Format(format)) : null;
    }

    /// <summary>Copies a part of the layout.</summary>
    public void Keep(ReadOnlySpan<byte> file, int from, int end) => file[from..end].CopyTo(_copy.AsSpan(from));

    /// <summary>Copies a box whole.</summary>
    public void Keep(ReadOnlySpan<byte> file, IsoBox box) => Keep(file, box.Start, box.End);

    /// <summary>Copies the head of a box whose inside is looked at.</summary>
    public void KeepHead(ReadOnlySpan<byte> file, IsoBox box) => Keep(file, box.Start, box.Body);

    /// <summary>Makes a box empty space of the same size.</summary>
    public void Free(ReadOnlySpan<byte> file, IsoBox box)
    {
        Keep(file, box.Start, box.Body);
        _copy.AsSpan(box.Start, box.End - box.Start)[(box.Body - box.Start)..].Clear();
        Encoding.Latin1.GetBytes("free", _copy.AsSpan(box.Start + 4, 4));
    }

    /// <summary>Blanks a part of what was copied.</summary>
    public void Blank(int from, int length) => _copy.AsSpan(from, length).Clear();

    /// <summary>Puts other bytes there.</summary>
    public void Put(int at, ReadOnlySpan<byte> bytes) => bytes.CopyTo(_copy.AsSpan(at));

    /// <summary>Copies samples; false where they lie outside of media data.</summary>
    public bool TryKeepSamples(ReadOnlySpan<byte> file, long from, long length)
    {
        if (length == 0)
        {
            return true;
        }

        if (!IsMediaData(from, length) || !TrySpend(length))
        {
            return false;
        }

        var samples = file.Slice((int)from, (int)length);
        samples.CopyTo(_copy.AsSpan((int)from));
        _digest.Mark(samples);
        return true;
    }

    /// <summary>False once more was copied than an honest file names.</summary>
    public bool TrySpend(long length) => (_budget -= length) >= 0;

    public void Dispose() => _digest.Dispose();

    /// <summary>Whether so many bytes from there on lie in media data.</summary>
    public bool IsMediaData(long from, long length) => length > 0 && MediaData.Exists(m => from >= m.From && length <= m.End - from);

    // Phones name recordings like films: which it is decides who may hear it.
    private MediaFormat Format(MediaFormat format) =>
        HasVideo && format.Kind == MediaKind.Audio ? format with { Kind = MediaKind.Video, ContentType = "video/mp4" }
        : !HasVideo && HasSound && format.Kind == MediaKind.Video ? format with { Kind = MediaKind.Audio, ContentType = "audio/mp4" }
        : format;
}
