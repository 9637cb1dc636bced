using Microsoft.Extensions.Logging;
using Satark.Http.Media;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using static Satark.Relay.Media.MediumState;

namespace Satark.Relay.Media;

/// <summary>Has the copy of a medium made, and keeps it sealed until it is brought to the desk.</summary>
public sealed partial class CleanMedium(IStore store, IKeyRing keys, IMediaStore media, IMediaCleaner cleaner, TimeProvider clock, ILogger<CleanMedium> logger)
{
    private readonly MediaRecords _records = new(store, clock);
    private readonly MediaSafe _safe = new(media, keys);

    /// <summary>
    /// Does nothing where the medium has moved on. What nobody could look at with the last attempt is told to its tip as sealed, so that the tip waits no longer; the
    /// message is seen among the dead letters, and sent again from there the copy may still come.
    /// </summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var id = Errand.Of(message).Subject;
        try
        {
            await LookAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (message.Attempt + 1 >= Dispatcher.MaxAttempts && error is not OperationCanceledException)
        {
            Log.GivenUp(logger, id, error.GetType().Name);
            await _records.ChangeAsync(id, static m => m is { State: Kept } ? m with { State = Closed } : m, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task LookAsync(string id, CancellationToken cancellationToken)
    {
        if (await _records.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { CanBeLookedAt: true } medium
            || await _safe.OpenAsync(MediaSafe.Original(id), medium.KeyId, cancellationToken).ConfigureAwait(false) is not { } original)
        {
            return; // Thrown away meanwhile, or done before.
        }

        var result = await cleaner.CleanAsync(original, cancellationToken).ConfigureAwait(false);
        var next = result switch
        {
            CleanResult.Copied c => medium with { State = Copied, Kind = c.Format.Kind, CopyType = c.Format.ContentType, Mark = Mark(c.Digest.Span) },
            CleanResult.OriginalOnly o => medium with { State = Closed, Mark = Mark(o.Digest.Span) },
            _ => medium with { State = Closed },
        };
        if (result is CleanResult.Copied copied && !await _safe.TryKeepAsync(MediaSafe.Copy(id), medium.KeyId!, copied.Bytes, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var saved = await _records.ChangeAsync(
            id, m => m is { CanBeLookedAt: true } ? m.LookedAt(next.State, next.Kind, next.CopyType, next.Mark) : m, cancellationToken).ConfigureAwait(false);
        if (saved is { State: Discarded })
        {
            await _safe.DropAsync(MediaSafe.Copy(id), cancellationToken).ConfigureAwait(false);
        }

        Log.Looked(logger, id, next.State, original.Length);
    }

    // Keyed: with a picture that somebody has, nobody can look whether it lies here.
    private string Mark(ReadOnlySpan<byte> digest) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "media-mark", Convert.ToHexString(digest));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Medium {Id} of {Bytes} bytes: {State}.")]
        public static partial void Looked(ILogger logger, string id, MediumState state, int bytes);

        [LoggerMessage(LogLevel.Error, "Medium {Id}: nobody could look at it ({Error}). Its tip is told that no copy comes; the original stays sealed.")]
        public static partial void GivenUp(ILogger logger, string id, string error);
    }
}
