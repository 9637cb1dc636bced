using Satark.Enrichment;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.Places.Evidence;

public sealed class ServiceEvidenceTests
{
    private const string Text = "he is in Xanadupur, near Ballia";
    private static readonly ServiceEvidence Findings = new(new PlaceFinder(Gazetteer.Default));

    [Theory]
    [InlineData(0.97, PlaceRole.Here)]
    [InlineData(0.6, PlaceRole.Named)]
    [InlineData(0.2, PlaceRole.Origin)]
    [InlineData(0.02, PlaceRole.NotThere)]
    public void A_name_that_we_have_read_ourselves_means_what_we_read_and_makes_nothing_surer(double confidence, PlaceRole role)
    {
        var own = District("ballia", confidence, role: role) with { Start = Text.IndexOf("Ballia", StringComparison.Ordinal), Length = 6 };

        var finding = Of("near Ballia", 0.99, own);

        Assert.Equal(("ballia", role, "near Ballia"), (finding.Place?.District, finding.Role, finding.Value));
        Assert.Equal((EvidenceKind.ServiceFinding, EvidenceSource.LanguageService), (finding.Kind, finding.Source));
        Assert.InRange(finding.Confidence, 0, confidence);
        AssertSame(Hypothesis.Of([own]), Hypothesis.Of([own, finding]));
        AssertSame(Hypothesis.Of([own]), Hypothesis.Of([finding, own]));
    }

    [Fact]
    public void Heard_twice_it_speaks_against_another_place_once()
    {
        var own = District("ballia", 0.4) with { Start = Text.IndexOf("Ballia", StringComparison.Ordinal), Length = 6 };
        List<PlaceEvidence> all = [District("lucknow", 0.9, EvidenceKind.PlatformPlace), own, Of("Ballia", 0.99, own)];

        var words = PlaceWords.Explain(Hypothesis.Of(all), all);

        Assert.Contains("One piece of evidence says otherwise", words.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_our_finder_passed_over_engages_nobody_alone_and_tips_the_scale_with_others()
    {
        var finding = Of("Ballia", 1);

        Assert.Equal("ballia", finding.Place?.District);
        Assert.InRange(finding.Confidence, 0.2, 0.4);
        Assert.Equal(PlaceRole.Named, finding.Role);
        var alone = Hypothesis.Of([finding]);
        Assert.Null(alone.District);
        Assert.Equal("ballia", Assert.Single(alone.Others).District);

        var profile = District("ballia", 0.45, EvidenceKind.ProfilePlace);
        Assert.Null(Hypothesis.Of([profile]).District);
        Assert.Equal("ballia", Hypothesis.Of([profile, finding]).District);
    }

    [Fact]
    public void A_name_that_nobody_knows_is_shown_and_points_nowhere()
    {
        var finding = Of("Xanadupur", 0.8);

        Assert.Equal(("Xanadupur", (EvidencePlace?)null), (finding.Value, finding.Place));
        Assert.InRange(finding.Confidence, 0.1, 0.4);
        Assert.Equal(Hypothesis.Unknown, Hypothesis.Of([finding]));
    }

    [Fact]
    public void The_surer_of_two_readings_within_one_name_is_meant()
    {
        var first = District("lucknow", 0.3) with { Start = 9, Length = 9 };
        var second = District("ballia", 0.6) with { Start = 25, Length = 6 };

        Assert.Equal("ballia", Of("Xanadupur, near Ballia", 0.9, first, second).Place?.District);
        Assert.Equal("lucknow", Of("Xanadupur", 0.9, first, second).Place?.District);
    }

    [Fact]
    public void What_an_officer_writes_is_another_witness_wherever_it_stands()
    {
        var officers = District("ballia", 0.5, EvidenceKind.OfficersWord) with { Start = 25, Length = 6 };

        var finding = Of("Ballia", 0.9, officers);

        Assert.True(Hypothesis.Of([officers, finding]).Confidence > Hypothesis.Of([officers]).Confidence);
    }

    private static PlaceEvidence Of(string name, double confidence, params PlaceEvidence[] own) =>
        Assert.Single(Findings.Of([new PlaceName(Text.IndexOf(name, StringComparison.Ordinal), name.Length, confidence)], Text, own, Given.T0));

    private static void AssertSame(Hypothesis expected, Hypothesis actual) => Assert.Equal(expected with { Others = actual.Others }, actual with { Others = actual.Others });
}
