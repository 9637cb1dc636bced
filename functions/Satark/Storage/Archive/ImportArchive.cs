using Satark.Messaging;

namespace Satark.Storage.Archive;

/// <summary>Brings an archive into an installation, a change at a time; messages come last, when all that they are about is there.</summary>
public static class ImportArchive
{
    // A row of bookkeeping of the target may ride with each change.
    private const int MostRows = Change.MaxRows - 1;

    /// <summary>Takes in a whole archive that was checked before (<see cref="ArchiveReader.CheckAsync"/>).</summary>
    /// <exception cref="ArchiveException">It is not the same file any more.</exception>
    public static async Task HandleAsync(Stream archive, IArchiveTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var anchors = new List<string>();
        var records = new Bundle<ArchivedRecord>(static r => r.Body.Length);
        var messages = new Bundle<Message>(static m => m.Body.Length);
        var atRecords = false;
        await foreach (var line in ArchiveReader.ReadAsync(archive, cancellationToken).ConfigureAwait(false))
        {
            if (line.Anchor is { } anchor)
            {
                anchors.Add(anchor);
                continue;
            }

            if (!atRecords && line.Head is null)
            {
                atRecords = true;
                await target.AddAnchorsAsync(anchors, cancellationToken).ConfigureAwait(false);
            }

            if (records.Count > 0 && (line.Record is not { } next || next.Partition != records.First.Partition || !records.HasRoomFor(next)))
            {
                await target.AddRecordsAsync(records.First.Partition, records.Take(), cancellationToken).ConfigureAwait(false);
            }

            if (messages.Count > 0 && (line.Message is not { } more || !messages.HasRoomFor(more.ToMessage())))
            {
                await target.AddMessagesAsync(messages.Take(), cancellationToken).ConfigureAwait(false);
            }

            if (line.Record is { } record)
            {
                records.Add(record);
            }
            else if (line.Letter is { } letter)
            {
                await target.AddLetterAsync(letter.ToLetter(), cancellationToken).ConfigureAwait(false);
            }
            else if (line.Message is { } message)
            {
                messages.Add(message.ToMessage());
            }
        }
    }

    /// <summary>What goes into the next change.</summary>
    private sealed class Bundle<T>(Func<T, int> size)
    {
        private List<T> _items = [];
        private long _bytes;

        public int Count => _items.Count;

        public T First => _items[0];

        public bool HasRoomFor(T item) => _items.Count < MostRows && _bytes + size(item) <= Change.MaxBytes - (64 * 1024);

        public void Add(T item)
        {
            _items.Add(item);
            _bytes += size(item);
        }

        public List<T> Take()
        {
            var items = _items;
            (_items, _bytes) = ([], 0);
            return items;
        }
    }
}
