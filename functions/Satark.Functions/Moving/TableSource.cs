using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Messaging;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Functions.Moving;

/// <summary>
/// The installation in Azure as the source of an archive. Tables and queues have no common moment: it is whole only while
/// the app is stopped. A message that stands in a queue and still in the outbox is given twice, as it could be handled twice.
/// </summary>
internal sealed class TableSource(StorageAccount account, ServiceBusClient bus, BlobAnchors anchors, ReadOnlyMemory<byte> keys, TimeProvider clock) : IArchiveSource
{
    private const int Page = 250;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Keys => keys;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArchiveLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var line in await anchors.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new ArchiveLine { Anchor = line };
        }

        await foreach (var record in new TableReader(account, new SeenVersions(2)).ScanAsync(cancellationToken).ConfigureAwait(false))
        {
            // What this installation noted of its own import is no news for the next one.
            if (record.Key.Partition != ImportMark.Partition)
            {
                yield return ArchiveLine.Of(record.Key, record.Body);
            }
        }

        await foreach (var letter in LettersAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return ArchiveLine.Of(letter);
        }

        await foreach (var message in MessagesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return ArchiveLine.Of(message);
        }
    }

    private async IAsyncEnumerable<DeadLetter> LettersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var letter in await new DeadLetterTable(account, clock).ListAsync(int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
            yield return letter;
        }

        // Those that no function has moved into the table yet.
        foreach (var lane in Enum.GetValues<Lane>())
        {
            await foreach (var peeked in PeekAsync(MessageWire.QueueOf(lane) + Queues.DeadLetters, cancellationToken).ConfigureAwait(false))
            {
                var message = await UnpackAsync(MessageWire.ReadAnything(peeked, lane), cancellationToken).ConfigureAwait(false);
                if (message.Kind != Pulses.Kind)
                {
                    yield return new DeadLetter(ServiceBusMessageBus.LetterId(message), message, DeadLetterReceiver.ReasonOf(peeked), peeked.EnqueuedTime);
                }
            }
        }
    }

    private async IAsyncEnumerable<Message> MessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var outbox = new Outbox(account, new Intents(account, clock), new Fences(account, clock));
        await foreach (var parcel in outbox.ScanAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return await UnpackAsync(parcel, cancellationToken).ConfigureAwait(false);
        }

        foreach (var lane in Enum.GetValues<Lane>())
        {
            await foreach (var peeked in PeekAsync(MessageWire.QueueOf(lane), cancellationToken).ConfigureAwait(false))
            {
                // A pulse tells how late this installation's own queues are.
                if (MessageWire.Read(peeked, lane) is { } parcel && parcel.Message.Kind != Pulses.Kind)
                {
                    yield return await UnpackAsync(parcel, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<Message> UnpackAsync(Parcel parcel, CancellationToken cancellationToken) =>
        await parcel.UnpackAsync(account, cancellationToken).ConfigureAwait(false)
        ?? throw new StoreUnavailableException($"The body of message {parcel.Message.Id} is gone from its blob; the archive would not be whole. Replay or dismiss its case first.");

    // Peeking shows what is scheduled, too, and takes nothing.
    private async IAsyncEnumerable<ServiceBusReceivedMessage> PeekAsync(string queue, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var receiver = bus.CreateReceiver(queue);
        await using (receiver.ConfigureAwait(false))
        {
            long next = 0;
            while (await receiver.PeekMessagesAsync(Page, next, cancellationToken).ConfigureAwait(false) is { Count: > 0 } some)
            {
                foreach (var message in some)
                {
                    yield return message;
                }

                next = some[^1].SequenceNumber + 1;
            }
        }
    }
}
