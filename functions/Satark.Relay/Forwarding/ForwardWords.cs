using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Forwarding;

/// <summary>Says a tip's waiting words to the desk, in their order, until it has taken them.</summary>
internal sealed partial class ForwardWords(IStore store, IKeyRing keys, ITipDesk desk, TimeProvider clock, ILogger<ForwardWords> logger)
{
    private static readonly TimeSpan MostPause = TimeSpan.FromMinutes(5);

    /// <summary>Says them. A desk that is away is asked again: for days, if it must be.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var partition = TipBook.Partition(errand.Subject);
        while (await store.ListAsync(partition, TipBook.Word, null, 1, cancellationToken).ConfigureAwait(false) is [var record, ..])
        {
            var row = JsonSerializer.Deserialize(record.Body.Span, RelayJson.Default.SealedRow)!;
            if (await keys.FindAsync(row.KeyId, cancellationToken).ConfigureAwait(false) is { } key
                && !await SayAsync(Box.Open(key, partition, record.Key.Row, row.Content, RelayJson.Default.TipWord), cancellationToken).ConfigureAwait(false))
            {
                // The lane is the message's own: a life at stake stays urgent.
                var pause = TimeSpan.FromSeconds(Math.Min(MostPause.TotalSeconds, 1 << Math.Min(errand.Step, 10)));
                await store.SaveAsync(
                    new Change(partition).Require(record.Key.Row, record.Version)
                        .Send((errand with { Step = errand.Step + 1 }).As(RelayErrands.ForwardWord, message.Lane, clock.GetUtcNow() + pause)),
                    cancellationToken).ConfigureAwait(false);
                return;
            }

            // A conflict means that another run was faster.
            await store.SaveAsync(new Change(partition).Delete(record.Key.Row, record.Version), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> SayAsync(TipWord word, CancellationToken cancellationToken)
    {
        try
        {
            if (await desk.SayAsync(word, cancellationToken).ConfigureAwait(false) is { } refusal)
            {
                Log.Refused(logger, word.Alias, word.Id, word.Kind, refusal.Kind);
            }

            return true;
        }
        catch (StoreUnavailableException)
        {
            Log.Away(logger, word.Alias, word.Id);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Tip {Alias}: the desk never takes word {Id} ({Kind}): {Refusal}. It is gone.")]
        public static partial void Refused(ILogger logger, string alias, string id, TipWordKind kind, RefusalKind refusal);

        [LoggerMessage(LogLevel.Warning, "Tip {Alias}: the desk cannot be reached; word {Id} waits.")]
        public static partial void Away(ILogger logger, string alias, string id);
    }
}
