using Satark.Enrichment;

namespace Satark.Places.Evidence;

/// <summary>
/// Makes evidence of the names that a language service found. The service knows that words name a place; which place it is and what the writer has to do
/// with it, it does not.
/// </summary>
/// <remarks>
/// Where we have read the same words ourselves, the service's word is the same witness heard twice: it takes over our reading (place, role), is never surer
/// than that and weighs nothing (<see cref="Weighing"/>). What we are unsure of with such words is mostly who is there and when, and of that the service
/// knows nothing. Words that our finder passed over, it mostly passed over for a reason (a film, a surname, a dish): a finding there stays below
/// <see cref="Hypothesis.Named"/>, alone engages nobody, and tips the scale only together with other evidence.
/// </remarks>
internal static class ServiceEvidence
{
    /// <summary>What a finding of the service's full confidence is worth, where nothing but it says that the words are a place.</summary>
    public const double Most = 0.4;

    /// <summary>The findings as evidence.</summary>
    /// <param name="names">What the service found in <paramref name="text"/>.</param>
    /// <param name="text">The post's text.</param>
    /// <param name="own">What we read in it ourselves.</param>
    /// <param name="texts">Reads a name by itself.</param>
    /// <param name="at">When the text was written.</param>
    public static IEnumerable<PlaceEvidence> Of(IEnumerable<PlaceName> names, string text, IReadOnlyCollection<PlaceEvidence> own, TextEvidence texts, DateTimeOffset at)
    {
        foreach (var name in names)
        {
            var finding = new PlaceEvidence
            {
                Kind = EvidenceKind.ServiceFinding,
                Value = text.Substring(name.Start, name.Length),
                Confidence = 0,
                Source = EvidenceSource.LanguageService,
                At = at,
                Role = PlaceRole.Named,
                Start = name.Start,
                Length = name.Length,
            };
            yield return own.Where(finding.IsSecondReadingOf).MaxBy(e => e.Confidence) is { } read
                ? Meaning(finding, read, name.Confidence * read.Confidence) with { Role = read.Role }
                : texts.Of(finding.Value, at).MaxBy(e => e.Confidence) is { } known
                    ? Meaning(finding, known, name.Confidence * Math.Min(Most, known.Confidence))
                    : finding with { Confidence = Rounded(name.Confidence * Most) }; // a name that we do not know: for the officer to read
        }
    }

    private static PlaceEvidence Meaning(PlaceEvidence finding, PlaceEvidence read, double confidence) => finding with
    {
        Place = read.Place,
        Alternatives = read.Alternatives,
        IsUnverified = read.IsUnverified,
        Confidence = Rounded(confidence),
    };

    // Down, so that a second reading is never surer than the first.
    private static double Rounded(double confidence) => Math.Round(confidence, 3, MidpointRounding.ToZero);
}
