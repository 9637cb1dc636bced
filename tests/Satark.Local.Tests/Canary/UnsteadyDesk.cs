using Satark.Tips.Line;

namespace Satark.Local.Tests.Canary;

/// <summary>The line to the desk, which breaks when it is told to: not by being away, but by a fault.</summary>
internal sealed class UnsteadyDesk(ITipDesk inner) : ITipDesk
{
    public bool IsBroken { get; set; }

    public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken) =>
        IsBroken ? throw new InvalidOperationException("The line is broken.") : inner.SayAsync(word, cancellationToken);

    public Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken) =>
        IsBroken ? throw new InvalidOperationException("The line is broken.") : inner.PutMediaAsync(alias, media, content, cancellationToken);

    public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken) => inner.FetchAsync(cancellationToken);

    public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken) => inner.ConfirmAsync(wordIds, cancellationToken);
}
