using System.Globalization;
using Satark.Relay.Forwarding;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Line;

/// <summary>Answers two supervisors who an informer is, because a life is at stake; each answer is counted in public.</summary>
public sealed class RevealInformer
{
    /// <summary>The answer where nobody knows it any more, or ever did.</summary>
    public const string NotKnown = "not known any more";

    private const string Partition = "counters";
    private const string Row = "revealed";

    private readonly IStore _store;
    private readonly TipBook _tips;
    private readonly InformerVault _vault;
    private readonly TimeProvider _clock;

    internal RevealInformer(IStore store, TipBook tips, InformerVault vault, TimeProvider clock) => (_store, _tips, _vault, _clock) = (store, tips, vault, clock);

    /// <summary>How often an identity was given away, by month (<c>2026-11</c>). For everybody to see.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken) =>
        (await _store.FindAsync(Partition, Row, RelayJson.Default.RevealCounts, cancellationToken).ConfigureAwait(false))?.Value.ByMonth ?? new Dictionary<string, int>();

    /// <summary>Whether two people answer for it.</summary>
    internal static bool AreTwo(DeskWord word) => word.Supervisors.Where(s => !string.IsNullOrWhiteSpace(s)).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= 2;

    /// <summary>Answers; the count is durable before the answer is.</summary>
    internal async Task HandleAsync(OpenTip tip, DeskWord word, CancellationToken cancellationToken)
    {
        // The relay looks for itself: it does not take the desk's word that its own rule was kept.
        var asked = AreTwo(word) && !string.IsNullOrWhiteSpace(word.Text);
        var address = asked && tip.State.Talk is { } talk ? await _vault.AddressAsync(talk, cancellationToken).ConfigureAwait(false) : null;
        var text = address is null ? NotKnown : address.Phone is { } phone ? "+" + phone : address.UserId!;
        if (address is not null)
        {
            await CountAsync(word.Id, cancellationToken).ConfigureAwait(false);
        }

        await _tips.SayAsync(_tips.Said(tip.Alias, Privacy.Ids.Derived("revealed", word.Id), TipWordKind.Revealed) with { Text = text, Answers = word.Id }, cancellationToken).ConfigureAwait(false);
    }

    private Task<bool> CountAsync(string wordId, CancellationToken cancellationToken)
    {
        var month = _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return _store.ChangeAsync(
            async token =>
            {
                var found = await _store.FindAsync(Partition, Row, RelayJson.Default.RevealCounts, token).ConfigureAwait(false);
                var counts = found?.Value ?? new RevealCounts();
                if (counts.Last.Contains(wordId, StringComparer.Ordinal))
                {
                    return (null, true);
                }

                var byMonth = new Dictionary<string, int>(counts.ByMonth) { [month] = counts.ByMonth.GetValueOrDefault(month) + 1 };
                return (new Change(Partition).Put(Row, found, new RevealCounts { ByMonth = byMonth, Last = [.. counts.Last.TakeLast(99), wordId] }, RelayJson.Default.RevealCounts), true);
            },
            cancellationToken);
    }
}

/// <summary>How often identities were given away.</summary>
internal sealed record RevealCounts
{
    /// <summary>By month.</summary>
    public IReadOnlyDictionary<string, int> ByMonth { get; init; } = new Dictionary<string, int>();

    /// <summary>The last requests that were counted, so that none counts twice.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];
}
