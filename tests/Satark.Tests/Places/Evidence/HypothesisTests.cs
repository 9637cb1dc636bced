using Satark.Places;
using Satark.Places.Evidence;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.Places.Evidence;

public sealed class HypothesisTests
{
    [Fact]
    public void Without_evidence_there_is_no_guess()
    {
        Assert.Equal(Hypothesis.Unknown, Hypothesis.Of([]));
        Assert.False(Hypothesis.Of([Piece(null, 0.9)]).HasPlace);
    }

    [Theory]
    [InlineData(0.55)]
    [InlineData(0.75)]
    [InlineData(0.95)]
    public void One_piece_alone_is_as_sure_as_it_says(double confidence)
    {
        var home = Hypothesis.Of([District("ballia", confidence)]);
        Assert.Equal(("UP", "ballia"), (home.State, home.District));
        Assert.InRange(home.Confidence, confidence - 0.02, confidence + 0.02);
        Assert.True(home.StateConfidence >= home.Confidence);

        var elsewhere = Hypothesis.Of([State("MH", confidence)]);
        Assert.Equal(("MH", (string?)null), (elsewhere.State, elsewhere.District));
        Assert.InRange(elsewhere.Confidence, confidence - 0.02, confidence + 0.02);
    }

    [Fact]
    public void What_is_less_likely_than_not_is_not_named()
    {
        var weak = Hypothesis.Of([District("ballia", 0.4)]);

        Assert.Null(weak.District);
        Assert.Equal("ballia", Assert.Single(weak.Others).District);
    }

    [Fact]
    public void Two_witnesses_that_agree_are_surer_than_either()
    {
        var guess = Hypothesis.Of([District("ballia", 0.6), District("ballia", 0.6, EvidenceKind.ProfilePlace)]);

        Assert.Equal("ballia", guess.District);
        Assert.InRange(guess.Confidence, 0.8, 0.95);
    }

    [Fact]
    public void A_weak_hint_never_speaks_against_the_place_that_it_points_to() =>
        Assert.True(
            Hypothesis.Of([District("ballia", 0.91), State("UP", 0.1, EvidenceKind.IpAddress), District("ballia", 0.1, EvidenceKind.ProfilePlace)]).Confidence
            >= Hypothesis.Of([District("ballia", 0.91)]).Confidence);

    [Fact]
    public void A_post_that_says_it_twice_is_no_surer_than_one_that_says_it_once() =>
        Assert.Equal(Hypothesis.Of([District("ballia", 0.6)]).Confidence, Hypothesis.Of([District("ballia", 0.6), District("ballia", 0.55)]).Confidence);

    [Fact]
    public void Two_equal_witnesses_that_contradict_leave_the_district_open_and_the_state_sure()
    {
        var guess = Hypothesis.Of([District("ballia", 0.75), District("kanpur-nagar", 0.75)]);

        Assert.Equal(("UP", (string?)null), (guess.State, guess.District));
        Assert.True(guess.StateConfidence > 0.85, $"{guess.StateConfidence}");
        Assert.Equal(["ballia", "kanpur-nagar"], guess.Others.Select(o => o.District));
        Assert.Null(guess.Name);

        var words = PlaceWords.Explain(guess, [District("ballia", 0.75), District("kanpur-nagar", 0.75)]);
        Assert.Contains("The district is not clear: Ballia", words.English, StringComparison.Ordinal);
        Assert.Contains("बलिया", words.Hindi, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_somebody_is_outweighs_where_somebody_comes_from()
    {
        PlaceEvidence[] evidence = [District("ballia", 0.15, role: PlaceRole.Origin), State("MH", 0.9)];
        var guess = Hypothesis.Of(evidence);

        Assert.Equal("MH", guess.State);
        Assert.True(guess.IsElsewhere);
        Assert.True(guess.Confidence > 0.8, $"{guess.Confidence}");
        Assert.True(guess.IsContradictedBy(evidence[0]));
        Assert.True(guess.IsSupportedBy(evidence[1]));
    }

    [Fact]
    public void A_word_beside_it_decides_which_of_two_towns_of_one_name_is_meant()
    {
        var hamirpur = District("hamirpur", 0.6) with { Alternatives = [new EvidencePlace("HP", null, "Hamirpur")] };

        Assert.Equal("hamirpur", Hypothesis.Of([hamirpur]).District);
        Assert.Equal("HP", Hypothesis.Of([hamirpur, State("HP", 0.8, EvidenceKind.IpAddress)]).State);
        Assert.Equal("hamirpur", Hypothesis.Of([hamirpur, State("UP", 0.8, EvidenceKind.IpAddress)]).District);
    }

    [Fact]
    public void What_the_report_says_no_more_gives_way_to_what_it_says_now()
    {
        var guess = Hypothesis.Of([District("ballia", 0.9) with { IsFormer = true }, District("kanpur-nagar", 0.9)]);

        Assert.Equal("kanpur-nagar", guess.District);
    }

    [Fact]
    public void A_place_that_the_writer_denies_is_never_named()
    {
        var guess = Hypothesis.Of([District("ballia", 0.02, role: PlaceRole.NotThere)]);

        Assert.False(guess.HasPlace);
        Assert.False(guess.IsContradictedBy(District("ballia", 0.02, role: PlaceRole.NotThere)));
    }

    [Fact]
    public void The_finest_station_and_point_of_the_district_are_kept_and_those_elsewhere_are_not()
    {
        var kotwali = Piece(new EvidencePlace("UP", "ballia", "Kotwali, Ballia") { Station = "Kotwali", Spot = new Spot(25.75, 84.15, 2) }, 0.9);
        var town = Piece(new EvidencePlace("UP", "ballia", "Ballia") { Spot = new Spot(25.76, 84.15, 6) }, 0.9, EvidenceKind.ProfilePlace);
        var other = Piece(new EvidencePlace("UP", "mau", "Mau") { Station = "Ghosi", Spot = new Spot(26.1, 83.5, 1) }, 0.3, EvidenceKind.IpAddress);

        var guess = Hypothesis.Of([town, other, kotwali]);

        Assert.Equal(("ballia", "Kotwali"), (guess.District, guess.Station));
        Assert.Equal(2, guess.Centre?.AccuracyKm);
        Assert.Null(guess.Coarse().Centre);
        Assert.Equal("Kotwali", guess.Coarse().Station);
    }

    [Fact]
    public void Two_stations_about_as_likely_name_none()
    {
        var kotwali = Piece(new EvidencePlace("UP", "ballia", "Kotwali") { Station = "Kotwali" }, 0.8);
        var rasra = Piece(new EvidencePlace("UP", "ballia", "Rasra") { Station = "Rasra" }, 0.8, EvidenceKind.ProfilePlace);

        Assert.Null(Hypothesis.Of([kotwali, rasra]).Station);
    }

    [Fact]
    public void A_guess_that_rests_on_unchecked_rows_alone_says_so()
    {
        Assert.True(Hypothesis.Of([District("ballia", 0.9) with { IsUnverified = true }]).IsUnverified);
        Assert.False(Hypothesis.Of([District("ballia", 0.9) with { IsUnverified = true }, District("ballia", 0.6, EvidenceKind.ProfilePlace)]).IsUnverified);
    }

    [Fact]
    public void The_order_of_the_evidence_does_not_matter()
    {
        PlaceEvidence[] evidence =
        [
            District("ballia", 0.6), State("UP", 0.5, EvidenceKind.IpAddress), District("mau", 0.5, EvidenceKind.ProfilePlace), State("BR", 0.3, EvidenceKind.PlatformPlace),
            District("ballia", 0.4, EvidenceKind.EarlierCase), Piece(null, 0.2, EvidenceKind.MapLink),
        ];
        var first = Hypothesis.Of(evidence);

        for (var i = 1; i < evidence.Length; i++)
        {
            var turned = Hypothesis.Of([.. evidence[i..], .. evidence[..i]]);
            Assert.Equal((first.State, first.District, first.Confidence, first.StateConfidence), (turned.State, turned.District, turned.Confidence, turned.StateConfidence));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(7)]
    public void A_senseless_confidence_breaks_nothing(double confidence) =>
        Assert.InRange(Hypothesis.Of([District("ballia", confidence), State("BR", 0.5)]).StateConfidence, 0, 1);
}
