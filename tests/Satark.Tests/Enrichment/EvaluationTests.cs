using Satark.Evaluation;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;
using Xunit.Abstractions;

namespace Satark.Tests.Enrichment;

/// <remarks>Floors a few points below what was measured, so that a step backwards fails; <c>scripts/bench enrich</c> prints the figures themselves.</remarks>
public sealed class EvaluationTests(ITestOutputHelper output)
{
    private static readonly TextEvidence Texts = new(new PlaceFinder(Gazetteer.Default), Gazetteer.Default);

    [Theory]
    [InlineData(RowSet.HoldOut, 400)]
    [InlineData(RowSet.Dev, 160)]
    public void Places_of_messages_are_read_no_worse_than_before(RowSet set, int atLeast)
    {
        var rows = LocationRow.Read(set);
        Assert.True(rows.Count >= atLeast, $"{rows.Count} rows");
        Assert.All(rows.Where(row => row.District is not null), row => Assert.Contains(Gazetteer.Default.Districts, d => d.English == row.District));

        var rates = new PlaceRates(rows.Select(row => PlaceVerdict.Of(row, Texts)));
        output.WriteLine($"district {rates.District}, confidently wrong {rates.ConfidentlyWrong}, false place {rates.FalsePlace}, other state {rates.OtherState}, station {rates.Station}, restraint {rates.Restraint}");
        Above(rates.District, 0.85);
        Above(rates.OtherState, 0.80);
        Above(rates.Station, 0.70);
        Above(rates.Restraint, 0.40);
        Below(rates.ConfidentlyWrong, 0.06);
        Below(rates.FalsePlace, 0.15);
    }

    [Fact]
    public void A_stated_confidence_is_no_boast()
    {
        var rates = new PlaceRates(LocationRow.Read(RowSet.HoldOut).Select(row => PlaceVerdict.Of(row, Texts)));
        var steps = rates.Reliability().Where(step => step.Rows >= 20).ToList();
        Assert.True(steps.Count >= 3, $"only {steps.Count} steps of confidence were met");
        Assert.All(steps, step => Assert.True(step.True >= step.Stated - 0.1, $"{step.Stated:0.00} stated, {step.True:0.00} right, {step.Rows} rows"));
    }

    [Fact]
    public void Words_of_everyday_speech_are_no_places()
    {
        var (misread, words) = SpeechWords.Read(Texts);
        output.WriteLine($"{misread.Count} of {words}: {string.Join(", ", misread)}");
        Assert.True(words > 8000, $"{words} words");
        Assert.True(misread.Count <= 60, $"{misread.Count} of {words}: {string.Join(", ", misread)}");
    }

    [Fact]
    public void Languages_of_messages_are_told_no_worse_than_before()
    {
        var rates = new LanguageRates(LanguageMessage.Read(RowSet.HoldOut));
        output.WriteLine($"{rates.Right} of {rates.Right.Rows}");
        Above(rates.Right, 0.96);
        foreach (var language in (string[])["hi", "hi-Latn", "bho", "ur", "en"])
        {
            Assert.True(rates.RightFromSixWords(language).Rows >= 15, language);
            Above(rates.RightFromSixWords(language), 0.9);
        }
    }

    [Theory]
    [InlineData(RowSet.HoldOut, 120)]
    [InlineData(RowSet.Dev, 40)]
    public void Urgency_of_messages_is_read_no_worse_than_before(RowSet set, int atLeast)
    {
        var rows = UrgencyRow.Read(set);
        Assert.True(rows.Count >= atLeast, $"{rows.Count} rows");
        var rates = new UrgencyRates(rows);
        output.WriteLine($"level {rates.Right}, severity {rates.SeverityRight}, missed {rates.Missed}, false alarm {rates.FalseAlarm}");
        Above(rates.SeverityRight, set == RowSet.Dev ? 0.45 : 0.82);
        Below(rates.FalseAlarm, 0.1);
    }

    private static void Above(Rate rate, double floor) => Assert.True(rate.Share >= floor, $"{rate} of {rate.Rows}, the floor is {floor:P0}");

    private static void Below(Rate rate, double ceiling) => Assert.True(rate.Share <= ceiling, $"{rate} of {rate.Rows}, the ceiling is {ceiling:P0}");
}
