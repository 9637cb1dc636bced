using Satark.Cases;
using Satark.Enrichment;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Tests;

/// <summary>The handler that finds where a case is, with everything behind it.</summary>
internal static class Locator
{
    private static readonly PlaceFinder Finder = new(Gazetteer.Default);

    public static RouteCase Of(CaseBook book, ITextAnalyzer analyzer) =>
        new(
            book, new GatherEvidence(book, new ReportEvidence(Finder, Gazetteer.Default), new OfficerEvidence(Finder, Gazetteer.Default), new ServiceEvidence(Finder), Gazetteer.Default),
            new FindUrgency(book), new FindLanguage(book, analyzer), new FindPlaceNames(book, analyzer));
}
