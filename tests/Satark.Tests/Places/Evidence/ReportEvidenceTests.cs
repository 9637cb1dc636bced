using Satark.Cases;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Evidence.Networks;
using Satark.Places.Finding;

namespace Satark.Tests.Places.Evidence;

public sealed class ReportEvidenceTests
{
    private static readonly DateTimeOffset At = TextReading.At;

    private static readonly IpTable Table = IpTableReader.Read(new StringReader("network,state,district\n49.36.0.0/16,UP,Ballia\n103.0.0.0/8,BR,\n"), Gazetteer.Default).Table!;

    private static readonly ReportEvidence Reader = new(new PlaceFinder(Gazetteer.Default), Gazetteer.Default, table: Table);

    [Fact]
    public void An_empty_report_says_nothing()
    {
        Assert.Empty(Reader.Of(new Report(), At));
    }

    [Fact]
    public void The_platforms_point_is_the_surer_the_more_exact_it_is()
    {
        var exact = Only(new Report { Location = new ReportedLocation(26.8467, 80.9462, 50, null) });
        var coarse = Only(new Report { Location = new ReportedLocation(26.8467, 80.9462, 20_000, null) });
        var unknown = Only(new Report { Location = new ReportedLocation(26.8467, 80.9462, null, null) });
        Assert.Equal((EvidenceKind.Coordinates, EvidenceSource.Platform, "lucknow"), (exact.Kind, exact.Source, exact.Place?.District));
        Assert.Equal(0.05, exact.Place!.Spot!.Value.AccuracyKm, 3);
        Assert.Equal(20, coarse.Place!.Spot!.Value.AccuracyKm, 3);
        Assert.True(exact.Confidence > 0.85, $"{exact.Confidence}");
        Assert.True(exact.Confidence > coarse.Confidence + 0.1 && exact.Confidence > unknown.Confidence, $"{exact.Confidence}, {coarse.Confidence} and {unknown.Confidence}");
    }

    [Theory]
    [InlineData(double.NaN, 80.9)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(51.5, -0.12)]
    public void A_point_that_is_none_or_abroad_is_kept_without_a_place(double latitude, double longitude)
    {
        var evidence = Only(new Report { Location = new ReportedLocation(latitude, longitude, double.NaN, null) });
        Assert.Null(evidence.Place);
        Assert.Equal(0, evidence.Confidence);
    }

    [Fact]
    public void A_profiles_place_is_less_sure_than_the_platforms_words()
    {
        var platform = Only(new Report { Location = new ReportedLocation(null, null, null, "Ballia") });
        var profile = Only(new Report { Subject = new Subject { ProfileLocation = "Ballia" } });
        Assert.Equal((EvidenceKind.PlatformPlace, EvidenceSource.Platform, "ballia"), (platform.Kind, platform.Source, platform.Place?.District));
        Assert.Equal((EvidenceKind.ProfilePlace, EvidenceSource.Profile, "ballia"), (profile.Kind, profile.Source, profile.Place?.District));
        Assert.True(platform.Confidence > profile.Confidence);
        Assert.Null(profile.Start);
    }

    [Fact]
    public void In_a_field_a_doubtful_name_is_a_place()
    {
        Assert.Equal("basti", Only(new Report { Subject = new Subject { ProfileLocation = "बस्ती" } }).Place?.District);
    }

    [Fact]
    public void Names_and_handles_say_nothing()
    {
        Assert.Empty(Reader.Of(new Report { Subject = new Subject { DisplayName = "Raju Ballia", Handle = "up60_ballia", Email = "ballia@example.org" } }, At));
    }

    [Fact]
    public void The_latest_address_comes_first_and_older_ones_are_less_sure()
    {
        var evidence = Reader.Of(
            new Report
            {
                Subject = new Subject
                {
                    IpAddresses =
                    [
                        new SeenAddress("103.1.1.1", null), new SeenAddress("49.36.1.1", At.AddDays(-60)), new SeenAddress("49.36.1.2", At.AddMinutes(-5)), new SeenAddress("10.0.0.1", At.AddDays(-1)),
                        new SeenAddress("203.0.113.9", At.AddDays(-2)),
                    ],
                },
            },
            At);
        Assert.Equal(["49.36.1.2", "10.0.0.1", "203.0.113.9", "49.36.1.1", "103.1.1.1"], evidence.Select(piece => piece.Value));
        Assert.Equal(["ballia", "-", "-", "ballia", "BR"], evidence.Select(TextReading.Where));
        Assert.All(evidence, piece => Assert.Equal(EvidenceKind.IpAddress, piece.Kind));
        Assert.Equal(At.AddMinutes(-5), evidence[0].At);
        Assert.True(evidence[0].Confidence > 3 * evidence[3].Confidence);
        Assert.Equal(0, evidence[1].Confidence);
    }

    [Fact]
    public void Without_a_table_an_address_is_kept_without_a_place()
    {
        var reader = new ReportEvidence(new PlaceFinder(Gazetteer.Default), Gazetteer.Default);
        var evidence = Assert.Single(reader.Of(new Report { Subject = new Subject { IpAddresses = [new SeenAddress("49.36.1.2", At)] } }, At));
        Assert.Equal("49.36.1.2", evidence.Value);
        Assert.Null(evidence.Place);
    }

    [Theory]
    [InlineData("+919415012345", "UP")]
    [InlineData("9415012345", "UP")]
    [InlineData("0522 2612345", "lucknow")]
    [InlineData("+9779841234567", "-")]
    [InlineData("+1 941 501 2345", "-")]
    [InlineData("0044 7911 123456", "-")]
    [InlineData("+916000012345", "-")]
    [InlineData("not a number", "-")]
    public void The_accounts_number_is_a_hint_at_most(string phone, string where)
    {
        var evidence = Only(new Report { Subject = new Subject { Phone = phone } });
        Assert.Equal(where, TextReading.Where(evidence));
        Assert.Equal(phone, evidence.Value);
        Assert.InRange(evidence.Confidence, 0, 0.3);
        Assert.Equal(evidence.Place is null, evidence.Confidence == 0);
    }

    [Fact]
    public void A_circle_is_named_by_its_name()
    {
        Assert.Equal("UP (East) circle", Only(new Report { Subject = new Subject { Phone = "9415012345" } }).Place?.Name);
        Assert.Equal(["UK"], Only(new Report { Subject = new Subject { Phone = "9412012345" } }).Alternatives.Select(place => place.State));
    }

    private static PlaceEvidence Only(Report report) => Assert.Single(Reader.Of(report, At));
}
