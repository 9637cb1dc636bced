using System.Runtime.CompilerServices;
using System.Text;
using Satark.Messaging;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Tests.Storage;

[Collection(Alone.Name)]
public sealed class ArchiveTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Message Timer = new("case-1.ladder", "ClimbLadder", Lane.Urgent, Now.AddTicks(12345), "{\"a\":\"अ\n\"}"u8.ToArray(), 3, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    [Fact]
    public async Task Everything_comes_out_as_it_went_in()
    {
        var archive = await WriteAsync(
            new ArchiveLine { Anchor = "{\"version\":1}" },
            ArchiveLine.Of(new RecordKey("p", "row é"), "{ \"text\" : \"निशा 🙂 \\n\" }"u8.ToArray()),
            ArchiveLine.Of(new RecordKey("p", "empty"), default),
            ArchiveLine.Of(new DeadLetter("dead", Timer with { Attempt = 9 }, "JsonException", Now)),
            ArchiveLine.Of(Timer));
        var target = new Taken();
        await ImportArchive.HandleAsync(new MemoryStream(archive), target, None);

        Assert.Equal(["{\"version\":1}"], target.Anchors);
        Assert.Equal(["p/row é", "p/empty"], target.Records.Select(r => $"{r.Partition}/{r.Row}"));
        Assert.Equal("{ \"text\" : \"निशा 🙂 \\n\" }", Encoding.UTF8.GetString(target.Records[0].Body));
        Assert.Empty(target.Records[1].Body);
        var letter = Assert.Single(target.Letters);
        Assert.Equal(("dead", "JsonException", Now, 9), (letter.Id, letter.Reason, letter.At, letter.Message.Attempt));
        var message = Assert.Single(target.Messages);
        Assert.Equal(Timer with { Body = default }, message with { Body = default });
        Assert.Equal(Timer.Body.ToArray(), message.Body.ToArray());
        var (head, end) = await ArchiveReader.CheckAsync(new MemoryStream(archive), None);
        Assert.Equal(("0102", Now), (head.Keys, head.At));
        Assert.Equal((1, 2, 1, 1), (end.Anchors, end.Records, end.Letters, end.Messages));
    }

    [Fact]
    public async Task An_archive_that_was_cut_anywhere_is_refused()
    {
        var archive = await SampleAsync();
        for (var length = 0; length < archive.Length - 1; length++)
        {
            await RefusedAsync(archive[..length]);
        }

        await ArchiveReader.CheckAsync(new MemoryStream(archive[..^1]), None);
    }

    [Fact]
    public async Task An_archive_with_any_byte_altered_is_refused()
    {
        var archive = await SampleAsync();
        for (var i = 0; i < archive.Length - 1; i++)
        {
            var altered = archive.ToArray();
            altered[i] ^= 1;
            await RefusedAsync(altered);
        }
    }

    [Fact]
    public async Task A_line_that_is_missing_doubled_moved_or_added_is_refused()
    {
        var lines = Encoding.UTF8.GetString(await SampleAsync()).TrimEnd('\n').Split('\n');
        await ArchiveReader.CheckAsync(Stream(lines), None);
        for (var i = 0; i < lines.Length; i++)
        {
            await RefusedAsync([.. lines[..i], .. lines[(i + 1)..]]);
            await RefusedAsync([.. lines[..i], lines[i], .. lines[i..]]);
        }

        await RefusedAsync([lines[0], lines[2], lines[1], .. lines[3..]]);
        await RefusedAsync([.. lines, lines[1]]);
    }

    [Fact]
    public async Task A_newer_archive_and_any_other_file_are_refused_with_a_sentence()
    {
        var archive = Encoding.UTF8.GetString(await SampleAsync());
        var newer = await RefusedAsync(Encoding.UTF8.GetBytes(archive.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)));
        Assert.Equal("This archive was written by a newer Satark (format 2, this program knows 1): use that version or newer.", newer);
        Assert.Equal("This is no archive of Satark.", await RefusedAsync("{}"u8.ToArray()));
        Assert.Equal("This is no archive of Satark.", await RefusedAsync("PK\u0003\u0004"u8.ToArray()));
        Assert.Equal("The file is empty: it is no archive of Satark.", await RefusedAsync(Array.Empty<byte>()));
    }

    [Fact]
    public async Task Records_come_in_changes_of_one_partition_that_a_store_takes()
    {
        var rows = Enumerable.Range(0, 400).Select(i => ArchiveLine.Of(new RecordKey(i < 200 ? "a" : "b", $"row-{i:D3}"), new byte[i % 7 == 0 ? 200_000 : 10]));
        var target = new Taken();
        await ImportArchive.HandleAsync(new MemoryStream(await WriteAsync([.. rows])), target, None);

        Assert.Equal(400, target.Records.Count);
        Assert.All(target.Changes, change => change.ThrowIfTooLarge());
        Assert.InRange(target.Changes.Count, 6, 12);
    }

    [Fact]
    public async Task Ten_thousand_records_pass_through_with_a_few_in_memory()
    {
        const int Size = 16 * 1024;
        var folder = Directory.CreateTempSubdirectory("satark-");
        try
        {
            var file = Path.Combine(folder.FullName, "archive");
            var before = GC.GetTotalMemory(forceFullCollection: true);
            long most = 0;
            var end = await ArchiveFile.WriteAsync(file, new Source(Many()), Now, () => { }, None);
            var (archive, _, _) = await ArchiveFile.OpenAsync(file, None);
            await using (archive)
            {
                var counted = new Counting(() => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)));
                await ImportArchive.HandleAsync(archive, counted, None);
                Assert.Equal(10_000, counted.Records);
            }

            Assert.Equal(10_000, end.Records);
            Assert.True(new FileInfo(file).Length > 10_000L * Size);
            Assert.InRange(most - before, long.MinValue, 10_000L * Size / 3);

            IEnumerable<ArchiveLine> Many()
            {
                for (var i = 0; i < 10_000; i++)
                {
                    if (i % 1000 == 0)
                    {
                        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                    }

                    yield return ArchiveLine.Of(new RecordKey($"p{i / 10:D4}", $"row-{i:D5}"), new byte[Size]);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<byte[]> SampleAsync() => WriteAsync(
        new ArchiveLine { Anchor = "one" }, ArchiveLine.Of(new RecordKey("p", "a"), "{}"u8.ToArray()), ArchiveLine.Of(new RecordKey("p", "b"), "{}"u8.ToArray()), ArchiveLine.Of(Timer));

    private static async Task<byte[]> WriteAsync(params ArchiveLine[] lines)
    {
        using var stream = new MemoryStream();
        await ExportArchive.HandleAsync(new Source(lines), stream, Now, None);
        return stream.ToArray();
    }

    private static MemoryStream Stream(IEnumerable<string> lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    private static Task<string> RefusedAsync(IEnumerable<string> lines) => RefusedAsync(Stream(lines).ToArray());

    private static async Task<string> RefusedAsync(byte[] archive) =>
        (await Assert.ThrowsAsync<ArchiveException>(() => ArchiveReader.CheckAsync(new MemoryStream(archive), None))).Message;

    private sealed class Source(IEnumerable<ArchiveLine> lines) : IArchiveSource
    {
        public ReadOnlyMemory<byte> Keys => new byte[] { 1, 2 };

        public async IAsyncEnumerable<ArchiveLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    private sealed class Taken : IArchiveTarget
    {
        public List<string> Anchors { get; } = [];

        public List<ArchivedRecord> Records { get; } = [];

        public List<Change> Changes { get; } = [];

        public List<DeadLetter> Letters { get; } = [];

        public List<Message> Messages { get; } = [];

        public Task AddAnchorsAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken)
        {
            Anchors.AddRange(lines);
            return Task.CompletedTask;
        }

        public Task AddRecordsAsync(string partition, IReadOnlyList<ArchivedRecord> records, CancellationToken cancellationToken)
        {
            Records.AddRange(records);
            var change = new Change(partition);
            foreach (var record in records)
            {
                Assert.Equal(partition, record.Partition);
                change.Insert(record.Row, record.Body);
            }

            Changes.Add(change);
            return Task.CompletedTask;
        }

        public Task AddLetterAsync(DeadLetter letter, CancellationToken cancellationToken)
        {
            Letters.Add(letter);
            return Task.CompletedTask;
        }

        public Task AddMessagesAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken)
        {
            Messages.AddRange(messages);
            return Task.CompletedTask;
        }
    }

    private sealed class Counting(Action each1000) : IArchiveTarget
    {
        public int Records { get; private set; }

        public Task AddAnchorsAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AddRecordsAsync(string partition, IReadOnlyList<ArchivedRecord> records, CancellationToken cancellationToken)
        {
            if (Records / 1000 != (Records += records.Count) / 1000)
            {
                each1000();
            }

            return Task.CompletedTask;
        }

        public Task AddLetterAsync(DeadLetter letter, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AddMessagesAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
