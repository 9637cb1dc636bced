using Satark.Enrichment;
using Satark.Places.Finding;

namespace Satark.Places.Evidence;

/// <summary>
/// Makes evidence of the names that a language service found. The service knows that words name a place; which place it is and what the writer has to do
/// with it, it does not. Holds no state and is safe to share.
/// </summary>
/// <remarks>
/// Where we have read the same words ourselves, the service's word is the same witness heard twice: it takes over our reading (place, role), is never surer
/// than that and weighs nothing (<see cref="Weighing"/>). What we are unsure of with such words is mostly who is there and when, and of that the service
/// knows nothing. Words that our finder passed over, it mostly passed over for a reason (a film, a surname, a dish): a finding there stays below
/// <see cref="Hypothesis.Named"/>, alone engages nobody, and tips the scale only together with other evidence.
/// </remarks>
public sealed class ServiceEvidence(PlaceFinder finder)
{
    /// <summary>What a finding of the service's full confidence is worth, where nothing but it says that the words are a place.</summary>
    public const double Most = 0.4;

    /// <summary>The findings as evidence.</summary>
    /// <param name="names">What the service found in <paramref name="text"/>.</param>
    /// <param name="text">The post's text.</param>
    /// <param name="own">What we read in it ourselves.</param>
    /// <param name="at">When the text was written.</param>
    public IReadOnlyList<PlaceEvidence> Of(IEnumerable<PlaceName> names, string text, IReadOnlyCollection<PlaceEvidence> own, DateTimeOffset at) =>
        [.. names.Select(name => Of(name, text, own, at))];

    private PlaceEvidence Of(PlaceName name, string text, IReadOnlyCollection<PlaceEvidence> own, DateTimeOffset at)
    {
        var finding = new PlaceEvidence
        {
            Kind = EvidenceKind.ServiceFinding,
            Value = text.Substring(name.Start, name.Length),
            Confidence = Rounded(name.Confidence * Most),
            Source = EvidenceSource.LanguageService,
            At = at,
            Role = PlaceRole.Named,
            Start = name.Start,
            Length = name.Length,
        };
        if (own.Where(finding.IsSecondReadingOf).MaxBy(e => e.Confidence) is { } read)
        {
            return finding with
            {
                Place = read.Place,
                Alternatives = read.Alternatives,
                Role = read.Role,
                IsUnverified = read.IsUnverified,
                Confidence = Rounded(name.Confidence * read.Confidence),
            };
        }

        // A name that our tables do not know either has no place: it is there for the officer to read.
        return finder.Find(finding.Value).MaxBy(mention => mention.Confidence) is not { } known ? finding : finding with
        {
            Place = known.Candidates[0],
            Alternatives = [.. known.Candidates.Skip(1)],
            IsUnverified = known.IsUnverified,
            Confidence = Rounded(name.Confidence * Math.Min(Most, known.Confidence)),
        };
    }

    // Down, so that a second reading is never surer than the first.
    private static double Rounded(double confidence) => Math.Round(confidence, 3, MidpointRounding.ToZero);
}
