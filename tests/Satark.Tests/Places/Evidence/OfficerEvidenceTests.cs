using Satark.Cases;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Tests.Places.Evidence;

public sealed class OfficerEvidenceTests
{
    private static readonly DateTimeOffset At = TextReading.At;

    private static readonly OfficerEvidence Reader = new(new PlaceFinder(Gazetteer.Default), Gazetteer.Default);

    [Theory]
    [InlineData("coordinates", "26.8467, 80.9462 (from the operator)", EvidenceKind.Coordinates, "lucknow")]
    [InlineData("coordinates", "https://maps.google.com/?q=26.8467,80.9462", EvidenceKind.MapLink, "lucknow")]
    [InlineData("phone", "94150 12345", EvidenceKind.MobileSeries, "UP")]
    [InlineData("ip-address", "49.36.1.2 (last login)", EvidenceKind.IpAddress, "-")]
    [InlineData("place-name", "Ballia", EvidenceKind.OfficersWord, "ballia")]
    [InlineData("place-name", "बस्ती", EvidenceKind.OfficersWord, "basti")]
    [InlineData("picture-position", "26.84670, 80.94620", EvidenceKind.PicturePosition, "lucknow")]
    [InlineData("picture-position", "26.84670, 80.94620 taken 2026-03-01T11:00:00Z (his brother's)", EvidenceKind.PicturePosition, "lucknow")]
    [InlineData("other", "gaadi UP60AB1234", EvidenceKind.NumberPlate, "ballia")]
    [InlineData("address", "gali 4, pin 277001", EvidenceKind.PinCode, "ballia")]
    public void Each_kind_is_read(string kind, string value, EvidenceKind read, string where)
    {
        var evidence = Assert.Single(Reader.Read(kind, value, At));
        Assert.Equal((read, where, EvidenceSource.Officer), (evidence.Kind, TextReading.Where(evidence), evidence.Source));
        Assert.Null(evidence.Start);
    }

    [Theory]
    [InlineData("other", "he sounded drunk")]
    [InlineData("picture-position", "somewhere")]
    [InlineData("picture-position", "126.8, 80.9")]
    [InlineData("coordinates", "")]
    [InlineData("place-name", "\uD800")]
    public void What_says_nothing_of_place_gives_nothing(string kind, string value)
    {
        Assert.Empty(Reader.Read(kind, value, At));
    }

    [Fact]
    public void An_old_picture_says_less_than_a_fresh_one()
    {
        var fresh = Assert.Single(Reader.Read("picture-position", new PicturePosition(26.8467, 80.9462, At.AddHours(-1)).ToString(), At));
        var undated = Assert.Single(Reader.Read("picture-position", new PicturePosition(26.8467, 80.9462, null).ToString(), At));
        var old = Assert.Single(Reader.Read("picture-position", new PicturePosition(26.8467, 80.9462, At.AddDays(-60)).ToString(), At));
        Assert.True(fresh.Confidence > undated.Confidence && undated.Confidence > old.Confidence);
        Assert.Equal(At.AddHours(-1), fresh.At);
    }

    [Fact]
    public void A_pictures_position_is_read_back_as_it_was_written()
    {
        var position = new PicturePosition(26.8467, -80.9462, new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero));
        Assert.Equal("26.84670, -80.94620 taken 2026-02-28T23:59:59Z", position.ToString());
        Assert.Equal(position, PicturePosition.Parse(position.ToString()));
    }

    [Fact]
    public void An_earlier_case_says_less_with_each_month()
    {
        var route = new CaseRoute("ballia", "Bansdih", RouteBasis.ByHand, At);
        var now = Earlier(route, null, ClosingOutcome.Safe, At)!;
        var later = Earlier(route, null, ClosingOutcome.Safe, At.AddDays(-90))!;
        Assert.Equal(("ballia", "Bansdih", EvidenceKind.EarlierCase), (now.Place?.District, now.Place?.Station, now.Kind));
        Assert.Equal(now.Confidence / 2, later.Confidence, 6);
        Assert.Equal(At.AddDays(-90), later.At);
    }

    [Fact]
    public void Where_somebody_was_found_counts_more_than_where_they_were_sought()
    {
        var route = new CaseRoute("ballia", null, RouteBasis.Text, At);
        Assert.True(Earlier(route, null, ClosingOutcome.Safe, At)!.Confidence > 2 * Earlier(route, null, ClosingOutcome.LocationUnclear, At)!.Confidence);
        Assert.Equal("MH", Earlier(route, "MH", ClosingOutcome.HandedOver, At)!.Place?.State);
        Assert.Null(Earlier(route, null, ClosingOutcome.Died, At));
        Assert.Null(Earlier(null, null, ClosingOutcome.Safe, At));
    }

    private static PlaceEvidence? Earlier(CaseRoute? route, string? state, ClosingOutcome outcome, DateTimeOffset closedAt) =>
        EarlierCaseEvidence.Of("abc-1", route, state, outcome, closedAt, Gazetteer.Default, At);
}
