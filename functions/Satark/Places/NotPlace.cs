using System.Collections.Immutable;

namespace Satark.Places;

/// <summary>
/// Words that hold or resemble a place's name and mean something else: people, films, foods, goods, trains, and words of the language.
/// </summary>
/// <remarks>
/// A form is of one of two sorts. One that <em>is</em> a place's name (बस्ती, <c>banda</c>) makes that name doubtful: something else has to say that the
/// place is meant. Any other form (<c>Banarasi saree</c>, झांसी की रानी) names no place at all, whatever stands inside it.
/// </remarks>
public sealed record NotPlace
{
    /// <summary>The phrase, as it is best known.</summary>
    public required string Phrase { get; init; }

    /// <summary>What it is: <c>person</c>, <c>surname</c>, <c>film</c>, <c>series</c>, <c>song</c>, <c>food</c>, <c>goods</c>, <c>train</c>, <c>word</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>The place whose name it holds or resembles, in English; null where there is no one place.</summary>
    public string? Contains { get; init; }

    /// <summary>Why it names no place, in words for an officer.</summary>
    public required string Why { get; init; }

    /// <summary>True where the place is the likelier reading of a form that is a place's name.</summary>
    public required bool PlaceIsLikelier { get; init; }

    /// <summary>What the row rests on; at least one.</summary>
    public required ImmutableArray<string> Basis { get; init; }

    /// <summary>The forms that are also the name of a place, in any script: the name needs another cue.</summary>
    public required ImmutableArray<string> DoubtfulNames { get; init; }

    /// <summary>The forms that name no place, in any script.</summary>
    public required ImmutableArray<string> Phrases { get; init; }
}
