using System.Globalization;
using Satark.Cases;

namespace Satark.Intake.Formats;

/// <summary>What the <c>info</c> blocks of a CAP message say together: each language has one of its own, about the same event (section 3.2.2).</summary>
internal sealed class CapFacts(IReadOnlyList<XmlPart> infos)
{
    // The words of our own messages first (CapWords), then those that others use. Whoever names it otherwise puts our word into an eventCode.
    private static readonly (string Cue, CaseType Type)[] Cues =
    [
        ("suicid", CaseType.SuicideRisk),
        ("आत्महत्या", CaseType.SuicideRisk),
        ("self-harm", CaseType.SelfHarm),
        ("self harm", CaseType.SelfHarm),
        ("missing", CaseType.MissingPerson),
        ("लापता", CaseType.MissingPerson),
        ("fraud", CaseType.FraudInProgress),
        ("threat", CaseType.Threat),
        ("धमकी", CaseType.Threat),
    ];

    /// <summary>What it is about: by an eventCode that is one of our words, else by the words of <c>event</c>; other where neither says.</summary>
    public CaseType Type
    {
        get
        {
            foreach (var code in infos.SelectMany(i => i.All("eventCode")).Select(c => c.Of("value")))
            {
                if (Words<CaseType>.TryParse(code, out var type))
                {
                    return type;
                }
            }

            var said = string.Join('\n', infos.Select(i => i.Of("event")));
            return Cues.Where(c => said.Contains(c.Cue, StringComparison.OrdinalIgnoreCase)).Select(c => (CaseType?)c.Type).FirstOrDefault() ?? CaseType.Other;
        }
    }

    /// <summary>The gravest that any block names; null where none names one that CAP knows, which then reads as critical.</summary>
    public Severity? Severity => infos.Select(i => i.Of("severity")?.ToUpperInvariant() switch
    {
        "EXTREME" => Cases.Severity.Critical,
        "SEVERE" => Cases.Severity.High,
        "MODERATE" => Cases.Severity.Medium,
        "MINOR" => (Severity?)Cases.Severity.Low,
        _ => null,
    }).Max();

    /// <summary>The post's own words where a parameter gives them; else headlines and descriptions, each once.</summary>
    public string? Text => One("post-text")
        ?? (infos.SelectMany(i => new[] { i.Of("headline"), i.Of("description") }).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } said ? string.Join("\n\n", said) : null);

    /// <summary>The language of <see cref="Text"/>, where it is said and only one.</summary>
    public string? Language => One("post-language")
        ?? (One("post-text") is null && infos.Select(i => i.Of("language")).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null);

    /// <summary>The first value of a parameter, or null.</summary>
    public string? One(string name) => Each(name).FirstOrDefault();

    /// <summary>All values of a parameter, each once.</summary>
    public IEnumerable<string> Each(string name) => infos.SelectMany(i => i.All("parameter"))
        .Where(p => string.Equals(p.Of("valueName"), name, StringComparison.OrdinalIgnoreCase))
        .Select(p => p.Of("value")).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>A CAP time, or null.</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is >= 2000 and < 2200 ? time.ToUniversalTime() : null;
}
