using System.Security.Cryptography;
using Satark.Storage;

namespace Satark.Contracts;

/// <summary>What every <see cref="IMediaStore"/> promises.</summary>
public abstract class MediaStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An empty store.</summary>
    protected abstract IMediaStore Media { get; }

    /// <summary>The same store as after a crash and a new start.</summary>
    protected abstract IMediaStore Restart();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5 * 1024 * 1024 + 3)]
    public async Task A_saved_item_is_read_as_it_was_also_after_a_crash(int size)
    {
        var item = RandomNumberGenerator.GetBytes(size);

        Assert.Equal(SaveResult.Saved, await Media.SaveAsync("item-1", new MemoryStream(item), None));

        Assert.Equal(item, await ReadAsync(Media, "item-1"));
        Assert.Equal(item, await ReadAsync(Restart(), "item-1"));
    }

    [Fact]
    public async Task An_item_that_is_not_there_is_null() => Assert.Null(await Media.OpenAsync("nothing", None));

    [Fact]
    public async Task An_id_is_written_once()
    {
        await Media.SaveAsync("a", new MemoryStream([1]), None);

        Assert.Equal(SaveResult.Conflict, await Media.SaveAsync("a", new MemoryStream([2]), None));
        Assert.Equal([1], (await ReadAsync(Media, "a"))!);
    }

    [Fact]
    public async Task Of_many_who_write_the_same_id_one_wins_whole()
    {
        var items = Enumerable.Range(0, 8).Select(i => Enumerable.Repeat((byte)i, 100_000).ToArray()).ToArray();
        var results = await Task.WhenAll(items.Select(item => Task.Run(() => Media.SaveAsync("a", new MemoryStream(item), None))));

        var winner = Assert.Single(Enumerable.Range(0, 8), i => results[i] == SaveResult.Saved);
        Assert.Equal(items[winner], await ReadAsync(Media, "a"));
    }

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => Media.SaveAsync("a", new Breaking(after: 200_000), None));

        Assert.Null(await Media.OpenAsync("a", None));
        Assert.Equal(SaveResult.Saved, await Media.SaveAsync("a", new MemoryStream([1]), None));
    }

    [Fact]
    public async Task An_item_of_the_largest_size_is_kept_and_one_byte_more_is_not()
    {
        Assert.Equal(SaveResult.Saved, await Media.SaveAsync("largest", new Zeros(MediaItem.MostBytes), None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Media.SaveAsync("larger", new Zeros(MediaItem.MostBytes + 1), None));

        Assert.Equal(MediaItem.MostBytes, (await ReadAsync(Media, "largest"))!.Length);
        Assert.Null(await Media.OpenAsync("larger", None));
    }

    [Fact]
    public async Task A_deleted_item_is_gone_and_deleting_it_again_is_no_error()
    {
        await Media.SaveAsync("a", new MemoryStream([1]), None);
        await Media.DeleteAsync("a", None);
        await Media.DeleteAsync("a", None);
        await Media.DeleteAsync("never", None);

        Assert.Null(await Media.OpenAsync("a", None));
        Assert.Null(await Restart().OpenAsync("a", None));
    }

    [Fact]
    public async Task An_item_that_is_being_read_can_be_deleted()
    {
        await Media.SaveAsync("a", new MemoryStream([1, 2, 3]), None);
        await using var reading = await Media.OpenAsync("a", None);
        await Media.DeleteAsync("a", None);

        Assert.Null(await Media.OpenAsync("a", None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../keys")]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("a.part")]
    [InlineData("अ")]
    public async Task What_could_be_a_path_is_no_id(string id)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Media.SaveAsync(id, new MemoryStream([1]), None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Media.OpenAsync(id, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Media.DeleteAsync(id, None));
    }

    private static async Task<byte[]?> ReadAsync(IMediaStore media, string id)
    {
        await using var stream = await media.OpenAsync(id, None);
        if (stream is null)
        {
            return null;
        }

        using var item = new MemoryStream();
        await stream.CopyToAsync(item);
        return item.ToArray();
    }

    /// <summary>So many zeros.</summary>
    private class Zeros(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            _left -= read;
            Array.Clear(buffer, offset, read);
            return read == 0 && count > 0 ? End() : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected virtual int End() => 0;
    }

    /// <summary>Breaks off in the middle.</summary>
    private sealed class Breaking(long after) : Zeros(after)
    {
        protected override int End() => throw new EndOfStreamException("The source broke off.");
    }
}
