namespace Satark.Enrichment.Lines;

/// <summary>Takes lines of bytes from a stream, each as soon as it is whole. Ends of lines are LF or CRLF; a UTF-8 byte order mark at the start is passed over.</summary>
internal sealed class LineReader(Stream input)
{
    /// <summary>A longer line is passed over and marked, so that one line cannot take all memory.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const byte LineFeed = (byte)'\n';

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _looked;
    private bool _isOver;
    private bool _isStarted;

    /// <summary>True where the next line can be given without waiting for the stream.</summary>
    public bool HasAnother => _buffer.AsSpan(_start, _end - _start).Contains(LineFeed);

    /// <summary>The next line without its end, or null after the last. The bytes stay as they are until the next call.</summary>
    public async ValueTask<InputLine?> NextAsync(CancellationToken cancellationToken)
    {
        var isTooLong = false;
        while (true)
        {
            if (_buffer.AsSpan(_looked, _end - _looked).IndexOf(LineFeed) is >= 0 and var at)
            {
                return Take(_looked + at, 1, isTooLong);
            }

            _looked = _end;
            if (_isOver)
            {
                return _start == _end && !isTooLong ? null : Take(_end, 0, isTooLong);
            }

            if (_end - _start > MostBytes)
            {
                isTooLong = true;
                _start = _end = _looked = 0;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private InputLine Take(int end, int feed, bool isTooLong)
    {
        var line = _buffer.AsMemory(_start, end - _start);
        _start = _looked = end + feed;
        return isTooLong || line.Length > MostBytes ? new InputLine(default, true) : new InputLine(line.Span is [.., (byte)'\r'] ? line[..^1] : line, false);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_looked, _end, _start) = (_looked - _start, _end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await input.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _isOver = read == 0;
        _end += read;
        if (!_isStarted && (_end >= 3 || _isOver))
        {
            _isStarted = true;
            _start = _looked = _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8) ? 3 : 0;
        }
    }
}

/// <summary>One line of the input.</summary>
/// <param name="Bytes">Its bytes; none where it is too long.</param>
/// <param name="IsTooLong">It has more bytes than are taken.</param>
internal readonly record struct InputLine(ReadOnlyMemory<byte> Bytes, bool IsTooLong);
