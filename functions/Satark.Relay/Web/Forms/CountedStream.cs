namespace Satark.Relay.Web.Forms;

/// <summary>Counts what is read of a file while it comes in, stops at its limit, and can look whether there is anything at all.</summary>
internal sealed class CountedStream(Stream inner) : Stream
{
    private readonly byte[] _first = new byte[1];
    private bool _holdsFirst;

    /// <summary>Most bytes that are read of it.</summary>
    public long Most { get; set; } = long.MaxValue;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether it goes on behind <see cref="Most"/>.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Whether it ended before its end.</summary>
    public bool Broke { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether there is a first byte.</summary>
    public async Task<bool> PeekAsync(CancellationToken cancellationToken) =>
        _holdsFirst || (_holdsFirst = await inner.ReadAsync(_first.AsMemory(), cancellationToken).ConfigureAwait(false) == 1);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_holdsFirst && buffer.Length > 0)
        {
            (_holdsFirst, buffer.Span[0]) = (false, _first[0]);
            Count++;
            return 1;
        }

        try
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Count += read;
            if (Count <= Most)
            {
                return read;
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException or Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            Broke = true;
            throw;
        }

        IsTooLarge = true;
        throw new IOException("The file is larger than it may be.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
