using System.Collections.Concurrent;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Web;

/// <summary>A desk that takes everything and says what a test puts into it.</summary>
public sealed class QuietDesk : ITipDesk
{
    /// <summary>What the relay said.</summary>
    public ConcurrentQueue<TipWord> Heard { get; } = new();

    /// <summary>What it will fetch.</summary>
    public ConcurrentDictionary<string, DeskWord> Says { get; } = new();

    public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken)
    {
        Heard.Enqueue(word);
        return Task.FromResult<Refusal?>(null);
    }

    public Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);

    public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeskWord>>([.. Says.Values]);

    public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken)
    {
        foreach (var id in wordIds)
        {
            Says.TryRemove(id, out _);
        }

        return Task.CompletedTask;
    }
}
