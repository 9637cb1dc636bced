using Satark.Privacy;
using Satark.Tips.Line;

namespace Satark.Relay.Forwarding;

/// <summary>Takes tips from every door and brings them to the desk, also if the desk is away for a while.</summary>
public sealed class SubmitTip
{
    private readonly TipBook _book;

    internal SubmitTip(TipBook book) => _book = book;

    /// <summary>Durable when this returns; the desk has it soon after.</summary>
    /// <param name="tip">The tip.</param>
    /// <param name="media">Its media, kept or being fetched.</param>
    /// <param name="talkId">The talk that can be answered, or null: a web form's informer comes back by receipt alone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The tip's alias.</returns>
    public async Task<string> HandleAsync(TipContent tip, IReadOnlyList<TipMedia> media, string? talkId, CancellationToken cancellationToken)
    {
        var alias = Ids.Random();
        await _book.SubmitAsync(alias, Ids.Random(), tip, media, talkId, cancellationToken).ConfigureAwait(false);
        return alias;
    }

    /// <summary>Adds something to a tip, or answers a question of the desk. Refused where the tip is at its end for good, muted, or unknown: all alike.</summary>
    public Task<Outcome<string>> AddAsync(string alias, string? text, string? answers, IReadOnlyList<TipMedia> media, CancellationToken cancellationToken) =>
        _book.AddAsync(alias, Ids.Random(), text, answers, media, cancellationToken);
}
