using Microsoft.Extensions.Logging;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using Satark.Tips.Line;
using static Satark.Relay.Media.MediumState;

namespace Satark.Relay.Media;

/// <summary>Brings a copy to the desk, or tells it that none will come; then drops the copy here. Goes on for as long as the desk is away.</summary>
public sealed partial class ForwardMedium(IStore store, IKeyRing keys, IMediaStore media, ITipDesk desk, TimeProvider clock, ILogger<ForwardMedium> logger)
{
    /// <summary>How long a desk that is away is left alone.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>For so long a medium waits for a tip that the desk does not know: its words may have overtaken the tip's own, and a desk may be away for weeks.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    private readonly MediaRecords _records = new(store, clock);
    private readonly MediaSafe _safe = new(media, keys);

    /// <summary>Tells each tip that is owed something.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await _records.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { CanBeTold: true } medium || medium.Turn != errand.N)
        {
            // Told before, or another errand took over; a crash may have left the copy.
            await DropAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var alias in medium.Owed)
        {
            try
            {
                var refusal = await TellAsync(medium, alias, cancellationToken).ConfigureAwait(false);
                if (refusal is { Kind: RefusalKind.NotFound } && clock.GetUtcNow() - medium.At < Patience)
                {
                    throw new StoreUnavailableException("The desk does not know the tip yet.");
                }

                if (refusal is not null)
                {
                    Log.Refused(logger, medium.Id, alias, refusal.Kind);
                }
            }
            catch (StoreUnavailableException error) when (message.Attempt + 2 >= Dispatcher.MaxAttempts)
            {
                // The desk may be away for days: a fresh errand takes over before this one is given up.
                Log.Away(logger, medium.Id, error.GetType().Name);
                await _records.ChangeAsync(medium.Id, m => m is { CanBeTold: true } && m.Turn == errand.N ? m with { Turn = m.Turn + 1 } : m, cancellationToken).ConfigureAwait(false);
                return;
            }

            await _records.ChangeAsync(medium.Id, m => m?.Tell(alias), cancellationToken).ConfigureAwait(false);
        }

        await _records.ChangeAsync(medium.Id, static m => m is { State: Copied, Owed: [] } ? m with { State = Forwarded, CopyType = null } : m, cancellationToken).ConfigureAwait(false);
        await DropAsync(medium.Id, cancellationToken).ConfigureAwait(false);
    }

    private async Task DropAsync(string id, CancellationToken cancellationToken)
    {
        if (await _records.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State: Forwarded or Discarded })
        {
            await _safe.DropAsync(MediaSafe.Copy(id), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Refusal?> TellAsync(Medium medium, string alias, CancellationToken cancellationToken)
    {
        if (medium is { State: Copied, CopyType: { } type } && await _safe.OpenAsync(MediaSafe.Copy(medium.Id), medium.KeyId, cancellationToken).ConfigureAwait(false) is { } copy)
        {
            using var content = new MemoryStream(copy, writable: false);
            return await desk.PutMediaAsync(alias, new MediaCopy(medium.Id, medium.Kind, type, medium.Mark), content, cancellationToken).ConfigureAwait(false);
        }

        var kind = medium.State == Closed ? TipWordKind.MediaSealed : TipWordKind.MediaLost;
        var word = new TipWord { Id = Ids.Derived("medium", medium.Id, alias, Words<TipWordKind>.Of(kind)), Alias = alias, Kind = kind, At = medium.At, Media = [new TipMedia(medium.Id, medium.Kind)] };
        return await desk.SayAsync(word, cancellationToken).ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Medium {Id} of tip {Alias}: the desk does not take it ({Kind}).")]
        public static partial void Refused(ILogger logger, string id, string alias, RefusalKind kind);

        [LoggerMessage(LogLevel.Warning, "Medium {Id}: the desk is away, or does not know its tip yet ({Error}); once more in five minutes.")]
        public static partial void Away(ILogger logger, string id, string error);
    }
}
