namespace Satark.Messaging;

/// <summary>
/// Settles a message outside a change: the dispatcher's delayed retry and the dead letters. All other messages leave
/// with <see cref="Storage.IStore.SaveAsync"/>.
/// </summary>
public interface IMessageBus
{
    /// <summary>Stores a copy with attempt + 1 that is due at <paramref name="dueAt"/>. Durable when it returns; only then may the original be completed.</summary>
    Task RetryAsync(Message message, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Puts the message among the dead letters, which the desk sees, with its reason. Durable when it returns.</summary>
    Task DeadLetterAsync(Message message, string reason, CancellationToken cancellationToken);

    /// <summary>The dead letters, newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Sends a dead letter again under a new id; false where there is none with this id.</summary>
    Task<bool> ReplayAsync(string deadLetterId, DateTimeOffset dueAt, CancellationToken cancellationToken);
}

/// <summary>A message that no handler could take.</summary>
/// <param name="Id">The dead letter's own id.</param>
/// <param name="Message">The message.</param>
/// <param name="Reason">Type of the last error, without any text from outside.</param>
/// <param name="At">When it was given up.</param>
public sealed record DeadLetter(string Id, Message Message, string Reason, DateTimeOffset At);
