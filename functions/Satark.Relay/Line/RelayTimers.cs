using Microsoft.Extensions.Logging;
using Satark.Messaging;
using Satark.Relay.Retention;
using Satark.Storage;

namespace Satark.Relay.Line;

/// <summary>The relay's two timers, each a message that sends its next one: ask the desk for its words, and forget what is past its days.</summary>
public sealed partial class RelayTimers
{
    /// <summary>How often the desk is asked.</summary>
    public static readonly TimeSpan FetchEvery = TimeSpan.FromSeconds(2);

    /// <summary>How often retention runs.</summary>
    public static readonly TimeSpan RetainEvery = TimeSpan.FromDays(1);

    private const string Partition = "timers";

    private readonly IStore _store;
    private readonly FetchDeskWords _fetch;
    private readonly KeepOrForget _retain;
    private readonly TimeProvider _clock;
    private readonly ILogger<RelayTimers> _logger;

    internal RelayTimers(IStore store, FetchDeskWords fetch, KeepOrForget retain, TimeProvider clock, ILogger<RelayTimers> logger) =>
        (_store, _fetch, _retain, _clock, _logger) = (store, fetch, retain, clock, logger);

    /// <summary>Starts both, once at each start of the relay. A timer of an earlier start ends by itself.</summary>
    /// <param name="fetch">Whether the desk is to be asked by a message; a host with a timer of its own calls <see cref="FetchDeskWords"/> itself.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task StartAsync(bool fetch, CancellationToken cancellationToken)
    {
        if (fetch)
        {
            await NextAsync(RelayErrands.FetchWords, null, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        await NextAsync(RelayErrands.Retain, null, TimeSpan.FromMinutes(1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the desk.</summary>
    internal Task FetchAsync(Message message, CancellationToken cancellationToken) => RunAsync(
        message,
        FetchEvery,
        async token =>
        {
            try
            {
                await _fetch.HandleAsync(token).ConfigureAwait(false);
            }
            catch (StoreUnavailableException)
            {
                Log.Away(_logger);
            }
        },
        cancellationToken);

    /// <summary>Forgets what is past its days.</summary>
    internal Task RetainAsync(Message message, CancellationToken cancellationToken) => RunAsync(message, RetainEvery, _retain.HandleAsync, cancellationToken);

    // The next one is durable before this one's work begins, so that whatever becomes of the work the timer lives.
    private async Task RunAsync(Message message, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var n = Errand.Of(message).N;
        if (await NextAsync(message.Kind, n, every, cancellationToken).ConfigureAwait(false))
        {
            await work(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> NextAsync(string kind, int? n, TimeSpan after, CancellationToken cancellationToken) => _store.ChangeAsync<bool>(
        async token =>
        {
            var found = await _store.FindAsync(Partition, kind, RelayJson.Default.TimerRow, token).ConfigureAwait(false);
            if (n is not null && found?.Value.N != n)
            {
                return (null, false);
            }

            var next = unchecked((found?.Value.N ?? 0) + 1) & int.MaxValue;
            return (new Change(Partition).Put(kind, found, new TimerRow(next), RelayJson.Default.TimerRow)
                .Send(new Errand(kind, null, next).As(kind, Lane.Bulk, _clock.GetUtcNow() + after)), true);
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The desk cannot be asked for its words now; the next try is in two seconds.")]
        public static partial void Away(ILogger logger);
    }
}

/// <summary>Which of a timer's messages is the live one.</summary>
/// <param name="N">Its number.</param>
internal sealed record TimerRow(int N);
