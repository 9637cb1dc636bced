using Satark.Tips.Line;

namespace Satark.Scenarios;

/// <summary>The line to the desk, which breaks when it is told to: not by being away, but by a fault.</summary>
internal sealed class UnsteadyDesk : ITipDesk
{
    private ITipDesk? _inner;

    public bool IsBroken { get; set; }

    /// <summary>This line, before a real one.</summary>
    public ITipDesk Before(ITipDesk inner)
    {
        _inner = inner;
        return this;
    }

    public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken) =>
        IsBroken ? throw new InvalidOperationException("The line is broken.") : _inner!.SayAsync(word, cancellationToken);

    public Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken) =>
        IsBroken ? throw new InvalidOperationException("The line is broken.") : _inner!.PutMediaAsync(alias, media, content, cancellationToken);

    public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken) => _inner!.FetchAsync(cancellationToken);

    public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken) => _inner!.ConfirmAsync(wordIds, cancellationToken);
}
