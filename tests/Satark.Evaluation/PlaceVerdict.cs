using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.Evaluation;

/// <summary>What became of one location row.</summary>
/// <param name="Row">The row.</param>
/// <param name="State">The state that was named, or null.</param>
/// <param name="District">The district that was named, by its official English name, or null.</param>
/// <param name="Station">The station that was named, or null.</param>
/// <param name="Confidence">How sure it was.</param>
public sealed record PlaceVerdict(LocationRow Row, string? State, string? District, string? Station, double Confidence)
{
    /// <summary>From here on a wrong place is a confident one.</summary>
    public const double Confident = 0.5;

    /// <summary>Reads a row and judges the answer.</summary>
    public static PlaceVerdict Of(LocationRow row, TextEvidence texts)
    {
        var guess = Hypothesis.Of(texts.Of(row.Text, DateTimeOffset.UnixEpoch));
        var district = guess.District is { } id ? Gazetteer.Default.Find(id)?.English : null;
        return new PlaceVerdict(row, guess.State, district, guess.Station, guess.HasPlace ? guess.Confidence : 0);
    }

    /// <summary>Everything is as it should be: the district where one is expected, the state where one is, nothing where nothing is.</summary>
    public bool IsRight => Is(State, Row.State) && Is(District, Row.District);

    /// <summary>What was named, to its finest, is so. Unlike <see cref="IsRight"/> a state alone is right where its district was expected.</summary>
    public bool IsTrue => Is(State, Row.State) && (District is null || Is(District, Row.District));

    /// <summary>A place was named, and for sure, where the person is not.</summary>
    public bool IsConfidentlyWrong => State is not null && Confidence >= Confident && !IsTrue;

    /// <summary>The station that the text names was found, be it under a longer name.</summary>
    public bool HasStation => Row.Station is { } expected && Station?.Contains(expected, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Is(string? given, string? expected) => string.Equals(given, expected, StringComparison.Ordinal);
}
