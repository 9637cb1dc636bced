using Satark.Intake;

namespace Satark.Http.Moves;

/// <summary>What a page says with a move. Each move takes the fields that it needs; all others are passed over.</summary>
public sealed record MoveBody
{
#pragma warning disable CS1591 // Named as pages and scripts say them; CaseMoves tells which move takes which.
    public string? Reason { get; init; }
    public string? Station { get; init; }
    public string? Vehicle { get; init; }
    public string? Reference { get; init; }
    public string? Result { get; init; }
    public string? Note { get; init; }
    public string? Text { get; init; }
    public string? Kind { get; init; }
    public string? Question { get; init; }
    public string? Value { get; init; }
    public string? District { get; init; }
    public string? State { get; init; }
    public string? User { get; init; }
    public string? Outcome { get; init; }
    public string? Id { get; init; }
    public int? N { get; init; }
    public bool? StillAtRisk { get; init; }
    public string? Url { get; init; }
    public string? Platform { get; init; }
    public string? Handle { get; init; }
    public string? DisplayName { get; init; }
    public string? Phone { get; init; }
    public string? Type { get; init; }
    public string? Severity { get; init; }
    public string? Category { get; init; }
    public string? Sensitivity { get; init; }
    public string? Review { get; init; }
    public string? MediaId { get; init; }
    public IReadOnlyList<string>? Districts { get; init; }
    public string? Into { get; init; }
    public bool? ByPhone { get; init; }
    public string? Partner { get; init; }
    public string? Caller { get; init; }
#pragma warning restore CS1591

    /// <summary>The fields of an own find; what is empty was not said.</summary>
    public OwnFind Find => new(
        Said(Url), Said(Text), Said(Platform), Said(Handle), Said(DisplayName), Said(Phone), Said(Type), Said(Severity), Said(District))
    { ByPhone = ByPhone == true, Partner = Said(Partner), Caller = Said(Caller) };

    /// <summary>A text without the spaces around it; null where nothing is left.</summary>
    public static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The first field that is longer than anybody would type, or null.</summary>
    public string? TooLong()
    {
        foreach (var (name, value, most) in new[]
        {
            ("reason", Reason, Longest), ("note", Note, Longest), ("text", Text, Longest), ("value", Value, 2000), ("url", Url, 2000),
            ("station", Station, Line), ("vehicle", Vehicle, Line), ("reference", Reference, Line), ("platform", Platform, Line), ("handle", Handle, Line),
            ("displayName", DisplayName, Line), ("phone", Phone, Line), ("kind", Kind, Line), ("category", Category, Line), ("mediaId", MediaId, Line), ("into", Into, Line), ("partner", Partner, Line), ("caller", Caller, Line),
            ("result", Result, Line), ("question", Question, Line), ("district", District, Line), ("state", State, Line), ("user", User, Line), ("outcome", Outcome, Line), ("id", Id, Line), ("type", Type, Line),
            ("severity", Severity, Line), ("sensitivity", Sensitivity, Line), ("review", Review, Line), ("districts", Districts?.MaxBy(d => d?.Length ?? 0), Line),
        })
        {
            if (value?.Length > most)
            {
                return name;
            }
        }

        return null;
    }

    private const int Longest = 10_000;
    private const int Line = 200;
}
