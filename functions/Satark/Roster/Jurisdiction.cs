using System.Text.Json;
using System.Text.Json.Serialization;
using Satark.Places;

namespace Satark.Roster;

/// <summary>Where an officer is responsible: <c>state</c>, <c>range/Varanasi</c>, <c>district/ballia</c> or <c>station/ballia/Kotwali</c>.</summary>
[JsonConverter(typeof(JurisdictionConverter))]
public sealed record Jurisdiction
{
    /// <summary>Everywhere.</summary>
    public static readonly Jurisdiction State = new() { Text = "state" };

    /// <summary>The text form.</summary>
    public required string Text { get; init; }

    /// <summary>The range, for a range's officers.</summary>
    public string? Range { get; init; }

    /// <summary>The district's id, for a district's and a station's officers.</summary>
    public string? District { get; init; }

    /// <summary>The station's name, for a station's officers.</summary>
    public string? Station { get; init; }

    /// <summary>Whether it is the whole state.</summary>
    public bool IsState => Text == "state";

    /// <summary>Whether a case with this route lies inside. A case without a route belongs to the state desk.</summary>
    public bool Covers(string? districtId, string? station) =>
        IsState
        || (districtId is not null
            && (Range is not null ? Gazetteer.Default.Find(districtId)?.Range == Range
                : District == districtId && (Station is null || string.Equals(Station, station, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Reads the text form; false with a sentence that says what would be right.</summary>
    public static bool TryParse(string? text, out Jurisdiction jurisdiction, out string fault)
    {
        jurisdiction = State;
        fault = "";
        var parts = (text ?? "").Split('/', 3);
        switch (parts)
        {
            case ["state"]:
                return true;
            case ["range", var range]:
                if (Gazetteer.Default.Districts.Any(d => d.Range == range))
                {
                    jurisdiction = new() { Text = text!, Range = range };
                    return true;
                }

                fault = $"There is no range '{range}'.";
                return false;
            case ["district", var id]:
                jurisdiction = new() { Text = text!, District = id };
                break;
            case ["station", var id, var station] when station.Length > 0:
                jurisdiction = new() { Text = text!, District = id, Station = station };
                break;
            default:
                fault = "A jurisdiction is 'state', 'range/<range>', 'district/<district id>' or 'station/<district id>/<name>'.";
                return false;
        }

        if (Gazetteer.Default.Find(jurisdiction.District!) is null)
        {
            fault = $"There is no district '{jurisdiction.District}'; ids look like 'ballia' or 'gautam-buddha-nagar'.";
            return false;
        }

        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>Writes a jurisdiction as its text.</summary>
public sealed class JurisdictionConverter : JsonConverter<Jurisdiction>
{
    /// <inheritdoc />
    public override Jurisdiction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Jurisdiction.TryParse(reader.GetString(), out var jurisdiction, out var fault) ? jurisdiction : throw new JsonException(fault);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Jurisdiction value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
