using System.Globalization;
using Satark.Messaging;

namespace Satark.Support;

/// <content>The queue: messages wait for their time, and stay until whoever took one settles it.</content>
public sealed partial class MemoryStore
{
    private readonly SortedSet<QueuedMessage> _queue = new(Comparer<QueuedMessage>.Create((a, b) => (a.Message.DueAt, a.Order).CompareTo((b.Message.DueAt, b.Order))));
    private readonly List<DeadLetter> _dead = [];
    private long _order;
    private int _comingBack;

    /// <summary>All messages that wait, by due time; those taken and not yet settled are not among them.</summary>
    public IReadOnlyList<Message> Waiting
    {
        get
        {
            lock (_gate)
            {
                return [.. _queue.Select(q => q.Message)];
            }
        }
    }

    /// <summary>How many messages wait.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>The due time of the first message, or null.</summary>
    public DateTimeOffset? NextDueAt
    {
        get
        {
            lock (_gate)
            {
                return _queue.Min?.Message.DueAt;
            }
        }
    }

    /// <summary>Whether a message waits for a later attempt.</summary>
    public bool HasComingBack
    {
        get
        {
            lock (_gate)
            {
                return _comingBack > 0;
            }
        }
    }

    /// <summary>The dead letters, oldest first.</summary>
    public IReadOnlyList<DeadLetter> Dead
    {
        get
        {
            lock (_gate)
            {
                return [.. _dead];
            }
        }
    }

    /// <summary>Takes a message that is due: the first, or the one whose number <paramref name="pick"/> gives (for a shuffled order); null where none is.</summary>
    public Message? Take(DateTimeOffset now, Func<IReadOnlyList<Message>, int>? pick = null)
    {
        lock (_gate)
        {
            if (_queue.Min is not { } first || first.Message.DueAt > now)
            {
                return null;
            }

            if (pick is not null)
            {
                var due = _queue.TakeWhile(q => q.Message.DueAt <= now).ToList();
                first = due[pick([.. due.Select(d => d.Message)])];
            }

            _queue.Remove(first);
            _comingBack -= first.Message.Attempt > 0 ? 1 : 0;
            return first.Message;
        }
    }

    /// <summary>Puts a message back, as a carrier does whose handler died.</summary>
    public void GiveBack(Message message)
    {
        lock (_gate)
        {
            Enqueue(message);
        }
    }

    /// <inheritdoc/>
    public Task RetryAsync(Message message, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        GiveBack(message with { DueAt = dueAt, Attempt = message.Attempt + 1 });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeadLetterAsync(Message message, string reason, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"dead.{message.Id}.{message.Attempt}");
            if (!_dead.Any(d => d.Id == id))
            {
                _dead.Add(new DeadLetter(id, message, reason, clock.GetUtcNow()));
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<DeadLetter>>([.. _dead.AsEnumerable().Reverse().Take(limit)]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ReplayAsync(string deadLetterId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var letter = _dead.Find(d => d.Id == deadLetterId);
            if (letter is not null)
            {
                _dead.Remove(letter);
                Enqueue(letter.Message with { Id = string.Create(CultureInfo.InvariantCulture, $"{letter.Message.Id}.replay-{++_order}"), Attempt = 0, DueAt = dueAt });
            }

            return Task.FromResult(letter is not null);
        }
    }

    // A queue keeps whole milliseconds; a part of one must not make a message early.
    private static DateTimeOffset Ceiling(DateTimeOffset due) =>
        due.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? due : new DateTimeOffset(due.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond + TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    private void Enqueue(Message message)
    {
        _queue.Add(new QueuedMessage(message with { DueAt = Ceiling(message.DueAt) }, ++_order));
        _comingBack += message.Attempt > 0 ? 1 : 0;
    }

    private sealed record QueuedMessage(Message Message, long Order);
}
