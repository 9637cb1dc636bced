using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Tests;

/// <summary>A desk that takes what it is told, each word once, and says what a test lays down.</summary>
internal sealed class ListeningDesk : ITipDesk
{
    public List<TipWord> Said { get; } = [];

    public List<(string Alias, MediaCopy Media)> Media { get; } = [];

    public List<DeskWord> Words { get; } = [];

    /// <summary>The desk cannot be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>What it never takes.</summary>
    public Func<TipWord, Refusal?>? Refuses { get; set; }

    /// <summary>A confirmation is lost on its way.</summary>
    public bool LosesConfirmations { get; set; }

    public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        if (Refuses?.Invoke(word) is { } refusal)
        {
            return Task.FromResult<Refusal?>(refusal);
        }

        if (Said.All(w => w.Id != word.Id))
        {
            Said.Add(word);
        }

        return Task.FromResult<Refusal?>(null);
    }

    public async Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        await content.CopyToAsync(Stream.Null, cancellationToken);
        Media.Add((alias, media));
        return null;
    }

    public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return Task.FromResult<IReadOnlyList<DeskWord>>([.. Words.Take(100)]);
    }

    public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        if (LosesConfirmations)
        {
            throw new StoreUnavailableException("Lost.");
        }

        Words.RemoveAll(w => wordIds.Contains(w.Id));
        return Task.CompletedTask;
    }

    private void ThrowIfAway()
    {
        if (IsAway)
        {
            throw new StoreUnavailableException("The desk is away.");
        }
    }
}
