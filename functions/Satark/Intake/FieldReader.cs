using System.Globalization;
using System.Text.Json;

namespace Satark.Intake;

/// <summary>
/// Reads single fields of a JSON object and never throws on what they hold: what cannot be read is left out, with a warning
/// that keeps it raw, and named as a fault for callers that are strict.
/// </summary>
internal sealed class FieldReader
{
    private const int MostRaw = 500;
    private const int MostItems = 50;

    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    /// <summary>What was left out, each with its raw value.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The same by field, with what each should be.</summary>
    public IReadOnlyDictionary<string, string[]> Faults => _faults;

    /// <summary>A word of a closed set; <paramref name="otherwise"/> where it is missing or unknown.</summary>
    public T Word<T>(JsonElement from, string name, T otherwise)
        where T : struct, Enum
    {
        if (!Has(from, name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.String && Words<T>.TryParse(value.GetString(), out var word))
        {
            return word;
        }

        LeaveOut(name, value, $"is none of {string.Join(", ", Words<T>.All)}; read as {Words<T>.Of(otherwise)}");
        return otherwise;
    }

    /// <summary>A text, cut at <paramref name="most"/> characters; null where it is missing, blank or no string.</summary>
    public string? Text(JsonElement from, string name, string field, int most)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            LeaveOut(field, value, "must be a string");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > most)
        {
            Warn(field, $"has {text.Length} characters; the first {most} were kept");
            text = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>A time (RFC 3339), in UTC.</summary>
    public DateTimeOffset? Time(JsonElement from, string name, string field)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time.Year is >= 2000 and < 2200)
        {
            return time.ToUniversalTime();
        }

        LeaveOut(field, value, "is no RFC 3339 time");
        return null;
    }

    /// <summary>A number between two bounds.</summary>
    public double? Number(JsonElement from, string name, string field, double least, double most)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        LeaveOut(field, value, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));
        return null;
    }

    /// <summary>An object.</summary>
    public JsonElement? Object(JsonElement from, string name)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return value;
        }

        LeaveOut(name, value, "must be an object");
        return null;
    }

    /// <summary>At most fifty items of an array.</summary>
    public IEnumerable<JsonElement> Items(JsonElement from, string name, string field)
    {
        if (!Has(from, name, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            if (value.GetArrayLength() > MostItems)
            {
                Warn(field, $"has {value.GetArrayLength()} items; the first {MostItems} were kept");
            }

            return value.EnumerateArray().Take(MostItems);
        }

        LeaveOut(field, value, "must be an array");
        return [];
    }

    private static bool Has(JsonElement from, string name, out JsonElement value) =>
        from.TryGetProperty(name, out value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    /// <summary>Leaves a value out and says why.</summary>
    public void LeaveOut(string field, JsonElement value, string fault) => LeaveOut(field, value.GetRawText(), fault);

    /// <summary>Leaves out what does not come as JSON.</summary>
    public void LeaveOut(string field, string raw, string fault)
    {
        Warn(field, $"{(raw.Length > MostRaw ? raw[..MostRaw] + "…" : raw)} {fault}");
        _faults[field] = [char.ToUpperInvariant(fault[0]) + fault[1..] + "."];
    }

    private void Warn(string field, string fault) => _warnings.Add($"{field}: {fault}");
}
