using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Satark.Messaging;

/// <summary>Which handler takes messages of a kind.</summary>
/// <param name="Kind">The message's kind.</param>
/// <param name="HandleAsync">Loads, decides, saves; may be called twice and late for the same message.</param>
public sealed record MessageRoute(string Kind, Func<Message, CancellationToken, Task> HandleAsync);

/// <summary>
/// Brings a message to its handler. When <see cref="DispatchAsync"/> returns, the message is settled (handled, copied for
/// a later attempt, or among the dead letters) and its carrier may complete it; when it throws, the carrier must deliver it again.
/// </summary>
public sealed partial class Dispatcher(IEnumerable<MessageRoute> routes, IMessageBus bus, TimeProvider clock, ILogger<Dispatcher> logger)
{
    /// <summary>After this many attempts a message is dead-lettered: with the delays between them about ten minutes.</summary>
    public const int MaxAttempts = 10;

    /// <summary>The activity source of handled messages.</summary>
    public static readonly ActivitySource Activities = MessageTrace.Source;

    private readonly FrozenDictionary<string, MessageRoute> _routes = routes.ToFrozenDictionary(r => r.Kind, StringComparer.Ordinal);

    /// <summary>The kinds that have a handler.</summary>
    public IReadOnlyCollection<string> Kinds => _routes.Keys;

    /// <summary>The delay before attempt <paramref name="attempt"/> (1 is the first repeat): 1, 2, 4 … at most 120 seconds.</summary>
    public static TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Min(120, 1 << Math.Clamp(attempt - 1, 0, 7)));

    /// <summary>Handles one message; see the class for what its return promises.</summary>
    public async Task DispatchAsync(Message message, CancellationToken cancellationToken)
    {
        if (!_routes.TryGetValue(message.Kind, out var route))
        {
            Log.NoHandler(logger, message.Kind, message.Id);
            await bus.DeadLetterAsync(message, "no handler for this kind of message: written by a newer version?", cancellationToken).ConfigureAwait(false);
            return;
        }

        // Who brings the message may have a trace of its own: the message's is that of the act that sent it, or a new one.
        using var activity = MessageTrace.Begin(message);
        var start = clock.GetTimestamp();
        EngineMeter.RecordLateness(message.Lane, clock.GetUtcNow() - message.DueAt);
        try
        {
            await route.HandleAsync(message, cancellationToken).ConfigureAwait(false);
            EngineMeter.RecordHandled(message.Kind, "handled", clock.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a handler throws, its message must come back or be seen among the dead letters.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var attempt = message.Attempt + 1;
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            EngineMeter.RecordHandled(message.Kind, attempt < MaxAttempts ? "again" : "given-up", clock.GetElapsedTime(start));
            if (attempt < MaxAttempts)
            {
                Log.WillRetry(logger, message.Kind, message.Id, attempt, error.GetType().Name, error);
                await bus.RetryAsync(message, clock.GetUtcNow() + Backoff(attempt), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                Log.GaveUp(logger, message.Kind, message.Id, error.GetType().Name, error);
                await bus.DeadLetterAsync(message, error.GetType().Name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "No handler for message kind {Kind} ({Id}); it is among the dead letters.")]
        public static partial void NoHandler(ILogger logger, string kind, string id);

        [LoggerMessage(LogLevel.Warning, "Message {Kind} ({Id}) failed with {Error}; attempt {Attempt} follows.")]
        public static partial void WillRetry(ILogger logger, string kind, string id, int attempt, string error, Exception exception);

        [LoggerMessage(LogLevel.Error, "Message {Kind} ({Id}) failed for the last time with {Error}; it is among the dead letters.")]
        public static partial void GaveUp(ILogger logger, string kind, string id, string error, Exception exception);
    }
}
