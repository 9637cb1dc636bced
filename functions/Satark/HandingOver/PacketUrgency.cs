using Satark.Cases;
using Satark.Enrichment.Urgency;

namespace Satark.HandingOver;

/// <summary>How urgent the post's words read, and why. Of means no more than their class is said.</summary>
/// <param name="Level">How urgent.</param>
/// <param name="Raised">The words raised the severity that the platform gave.</param>
/// <param name="For">What speaks for haste, each once.</param>
/// <param name="Against">What speaks against it, each once.</param>
public sealed record PacketUrgency(UrgencyLevel Level, bool Raised, IReadOnlyList<string> For, IReadOnlyList<string> Against)
{
    /// <summary>The reading that stands in the case, with its reasons from the text.</summary>
    public static PacketUrgency Of(CaseUrgency urgency, string? text)
    {
        var cues = text is null ? [] : UrgencyFinder.Find(text).Cues;
        return new(urgency.Level, urgency.Raised, Said(cues.Where(cue => cue is { Lowers: false, IsLowered: false })), Said(cues.Where(cue => cue.Lowers)));
    }

    private static List<string> Said(IEnumerable<UrgencyCue> cues) => [.. cues.Select(Word).Distinct(StringComparer.Ordinal)];

    private static string Word(UrgencyCue cue) =>
        cue is { Kind: UrgencyCueKind.Means, Means: not MeansClass.None } ? $"{UrgencyWords.English(cue.Kind)} ({Words<MeansClass>.Of(cue.Means)})" : UrgencyWords.English(cue.Kind);
}
