using System.Globalization;
using Microsoft.Extensions.Logging;
using Satark.Functions.Storage;
using Satark.Messaging;
using Satark.Privacy;

namespace Satark.Functions.Messaging;

/// <summary>Retries as scheduled copies in the queues, dead letters in a table.</summary>
public sealed partial class ServiceBusMessageBus(StorageAccount account, MessageSender sender, TimeProvider clock, ILogger<ServiceBusMessageBus> logger) : IMessageBus
{
    private readonly DeadLetterTable _letters = new(account, clock);

    /// <inheritdoc />
    public async Task RetryAsync(Message message, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var copy = message with { Attempt = message.Attempt + 1, DueAt = dueAt };
        await sender.SendAsync([await Parcel.PackAsync(copy, LetterId(copy), account, cancellationToken).ConfigureAwait(false)], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task DeadLetterAsync(Message message, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        await AddAsync(await Parcel.PackAsync(message, LetterId(message), account, cancellationToken).ConfigureAwait(false), reason, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellationToken) => _letters.ListAsync(limit, cancellationToken);

    /// <inheritdoc />
    public async Task<bool> ReplayAsync(string deadLetterId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        if (await _letters.TakeAsync(deadLetterId, Ids.Random(), cancellationToken).ConfigureAwait(false) is not { } letter)
        {
            return false;
        }

        // Sent first, deleted then: who dies in between leaves it to be sent twice, never not at all.
        var message = letter.Parcel.Message;
        try
        {
            await sender.SendAsync(
                [letter.Parcel with { Message = message with { Id = $"{message.Id}~{letter.Suffix}", Attempt = 0, DueAt = dueAt } }], cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await _letters.GiveBackAsync(letter, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        await _letters.DeleteAsync(letter, CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>Adds a dead letter as it was carried.</summary>
    internal async Task AddAsync(Parcel parcel, string reason, CancellationToken cancellationToken)
    {
        var message = parcel.Message;
        if (await _letters.AddAsync(LetterId(message), parcel, reason, cancellationToken).ConfigureAwait(false))
        {
            EngineMeter.CountDeadLetter(message.Lane);
            Log.DeadLettered(logger, message.Kind, message.Id, message.Lane, reason);
        }
    }

    // Derived, so that a message which was given up, and came back because of a crash in between, is one dead letter.
    internal static string LetterId(Message message) => Ids.Derived(message.Kind, message.Id, message.Attempt.ToString(CultureInfo.InvariantCulture));

    private static partial class Log
    {
        [LoggerMessage(EventName = Telemetry.DeadLettered, Level = LogLevel.Error, Message = "Message {Kind} ({Id}) of lane {Lane} is among the dead letters: {Reason}.")]
        public static partial void DeadLettered(ILogger logger, string kind, string id, Lane lane, string reason);
    }
}
