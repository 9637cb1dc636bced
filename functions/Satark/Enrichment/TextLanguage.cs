using System.Text.Json.Serialization;

namespace Satark.Enrichment;

/// <summary>What somebody holds a text's language to be.</summary>
/// <param name="Code">BCP 47, as <c>hi</c>, <c>hi-Latn</c> (Hindi in Latin letters) or <see cref="Unknown"/>.</param>
/// <param name="Confidence">From 0, a guess, to 1; by the measure of who says so.</param>
/// <param name="By">Who says so.</param>
/// <param name="IsFallback">A provider should have said so and could not: the built-in detector stood in.</param>
public sealed record TextLanguage(string Code, double Confidence, LanguageSource By, bool IsFallback = false)
{
    /// <summary>Undetermined (ISO 639-2): nobody can tell.</summary>
    public const string Unknown = "und";
}

/// <summary>Who tells languages apart.</summary>
[JsonConverter(typeof(Words<LanguageSource>))]
public enum LanguageSource
{
    /// <summary>Our own small detector.</summary>
    BuiltIn,

    /// <summary>Azure AI Language.</summary>
    AiLanguage,
}
