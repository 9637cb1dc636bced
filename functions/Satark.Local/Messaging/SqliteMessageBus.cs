using System.Globalization;
using Satark.Local.Storage;
using Satark.Local.Writing;
using Satark.Messaging;
using Satark.Privacy;

namespace Satark.Local.Messaging;

/// <summary>Retries and dead letters in the store's own file, through the same writer.</summary>
public sealed class SqliteMessageBus(SqliteDatabase database, TimeProvider clock) : IMessageBus
{
    /// <inheritdoc/>
    public Task RetryAsync(Message message, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(Send(message with { Attempt = message.Attempt + 1, DueAt = dueAt }), message.Body.Length, cancellationToken);

    /// <inheritdoc/>
    public async Task DeadLetterAsync(Message message, string reason, CancellationToken cancellationToken)
    {
        // Derived, so that a message which was given up, and came back because of a crash in between, is one dead letter.
        var id = Ids.Derived(message.Kind, message.Id, message.Attempt.ToString(CultureInfo.InvariantCulture));
        var letter = new DeadLetter(id, message, reason, clock.GetUtcNow());
        await database.Writer.WriteAsync(
            session =>
            {
                session.AddDeadLetter(letter);
                return true;
            },
            message.Body.Length,
            cancellationToken).ConfigureAwait(false);
        EngineMeter.CountDeadLetter(message.Lane);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<DeadLetter>>(database.Readers.Read(limit, static (reader, limit) => DeadLetterTable.List(reader.Handle, limit)));
    }

    /// <inheritdoc/>
    public Task<bool> ReplayAsync(string deadLetterId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var suffix = Ids.Random();
        return database.Writer.WriteAsync(
            session =>
            {
                if (session.TakeDeadLetter(deadLetterId) is not { } letter)
                {
                    return false;
                }

                session.Send(letter.Message with { Id = $"{letter.Message.Id}~{suffix}", Attempt = 0, DueAt = dueAt });
                return true;
            },
            0,
            cancellationToken);
    }

    private static Func<WriteSession, bool> Send(Message message) => session =>
    {
        session.Send(message);
        return true;
    };
}
