using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Tests.Places.Evidence;

/// <summary>Reads evidence out of texts, for the tests.</summary>
internal static class TextReading
{
    public static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly TextEvidence Text = new(new PlaceFinder(Gazetteer.Default), Gazetteer.Default);

    /// <summary>What else than names of places a text says.</summary>
    public static List<PlaceEvidence> Numbers(string text) => [.. Text.Of(text, At).Where(evidence => evidence.Kind != EvidenceKind.NamedPlace)];

    /// <summary>The district where there is one, else the state, else a dash: short enough for a table of tests.</summary>
    public static string Where(PlaceEvidence evidence) => evidence.Place is { } place ? place.District ?? place.State : "-";

    /// <summary>All that a text says but names, as <c>kind:where</c>.</summary>
    public static string Summary(string text) => string.Join(' ', Numbers(text).Select(evidence => $"{evidence.Kind}:{Where(evidence)}"));
}
