using Satark.Enrichment.Urgency;

namespace Satark.Evaluation;

/// <summary>Which rows: those that people look at when they change a rule, or those of which only rates are told.</summary>
public enum RowSet
{
    /// <summary>Looked at.</summary>
    Dev,

    /// <summary>Never looked at by whoever changes a rule.</summary>
    HoldOut,
}

/// <summary>A message, and where its writer is.</summary>
/// <param name="Id">Names the row.</param>
/// <param name="Kind">What is hard about it; <see cref="Unsure"/> where an honest answer names no district.</param>
/// <param name="Language">BCP 47, or <c>mixed</c>.</param>
/// <param name="Text">The message.</param>
/// <param name="State">ISO 3166-2:IN suffix, or null where no state may be named.</param>
/// <param name="District">Official English name, or null.</param>
/// <param name="Station">The police station that the text names, or null.</param>
public sealed record LocationRow(string Id, string Kind, string Language, string Text, string? State, string? District, string? Station)
{
    /// <summary>Nobody could say for sure: counted apart.</summary>
    public const string Unsure = "unsure";

    /// <summary>The rows of a set.</summary>
    public static IReadOnlyList<LocationRow> Read(RowSet set) =>
        [.. Table.Read(set == RowSet.Dev ? "location-dev.csv" : "location-holdout.csv")
            .Select(r => new LocationRow(r["id"], r["kind"], r["lang"], r["text"], Filled(r["state"]), Filled(r["district"]), Filled(r["station"])))];

    private static string? Filled(string value) => value.Length == 0 ? null : value;
}

/// <summary>A message, and its language.</summary>
public sealed record LanguageMessage(string Language, string Text)
{
    private static readonly string[] Seen = ["language-rows.csv", "language-rows-2.csv", "language-rows-3.csv", "language-rows-4.csv"];

    /// <summary>The rows of a set.</summary>
    public static IReadOnlyList<LanguageMessage> Read(RowSet set) => set == RowSet.HoldOut
        ? [.. Table.Read("language-holdout.csv").Select(r => new LanguageMessage(r["lang"], r["text"]))]
        : [.. Seen.SelectMany(Table.Read).Select(r => new LanguageMessage(r["language"], r["text"]))];
}

/// <summary>A message, and how urgent its words are.</summary>
public sealed record UrgencyRow(string Kind, string Language, string Text, UrgencyLevel Level)
{
    /// <summary>The rows of a set.</summary>
    public static IReadOnlyList<UrgencyRow> Read(RowSet set) =>
        [.. Table.Read(set == RowSet.Dev ? "urgency-dev.csv" : "urgency-holdout.csv").Select(r => new UrgencyRow(r["kind"], r["lang"], r["text"], Enum.Parse<UrgencyLevel>(r["level"], ignoreCase: true)))];
}

/// <summary>How long messages are.</summary>
public static class MessageLength
{
    /// <summary>1-2, 3-5, 6-10 or more words, counted by the spaces between them.</summary>
    public static string Of(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length switch
    {
        <= 2 => "1-2 words",
        <= 5 => "3-5 words",
        <= 10 => "6-10 words",
        _ => "more words",
    };
}
