using System.Text.Json;
using Satark.Enrichment.Urgency;
using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.Enrichment.Lines;

/// <summary>
/// The answer to one message, as one JSON object: <c>id</c> as it came, <c>lang</c> and its confidence, <c>state</c> (ISO 3166-2:IN suffix), <c>district</c> and
/// <c>station</c> (English names; null where unsure), <c>confidence</c> of the finest of them, <c>why</c> in words, <c>evidence</c>, <c>urgency</c> and its
/// cues. A line that was no message has all fields null and says why in <c>error</c>.
/// </summary>
internal static class EnrichedLine
{
    /// <summary>Writes the answer to a message.</summary>
    public static void Write(Utf8JsonWriter json, MessageLine line, EnrichedText found)
    {
        json.WriteStartObject();
        WriteId(json, line);
        json.WriteString("lang", found.Language.Code);
        json.WriteNumber("langConfidence", Math.Round(found.Language.Confidence, 2));
        if (found.Language is { IsCloseCall: true, RunnerUp: { } other })
        {
            json.WriteString("langOrElse", other);
        }

        var place = found.Place;
        json.WriteString("state", place.State);
        json.WriteString("district", English(place.District));
        json.WriteString("station", place.Station);
        json.WriteNumber("confidence", place.HasPlace ? Math.Round(place.Confidence, 2) : 0);
        WriteUnverified(json, place.IsUnverified);
        json.WriteString("why", PlaceWords.Explain(place, found.Evidence).English);
        json.WriteStartArray("evidence");
        foreach (var piece in found.Evidence)
        {
            WritePiece(json, piece);
        }

        json.WriteEndArray();
        WriteUrgency(json, found.Urgency);
        json.WriteEndObject();
    }

    /// <summary>Writes what is wrong with a line that holds no message.</summary>
    public static void WriteFault(Utf8JsonWriter json, MessageLine line, long number)
    {
        json.WriteStartObject();
        WriteId(json, line);
        foreach (var field in (ReadOnlySpan<string>)["lang", "langConfidence", "state", "district", "station", "confidence", "evidence", "urgency"])
        {
            json.WriteNull(field);
        }

        json.WriteString("error", $"line {number} {line.Fault}");
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, MessageLine line)
    {
        json.WritePropertyName("id");

        // Byte by byte as it came: a number beyond double's precision stays what it was.
        json.WriteRawValue(line.Id ?? "null"u8, skipInputValidation: true);
    }

    private static void WritePiece(Utf8JsonWriter json, PlaceEvidence piece)
    {
        json.WriteStartObject();
        json.WriteString("kind", Words<EvidenceKind>.Of(piece.Kind));
        json.WriteString("value", piece.Value);
        json.WritePropertyName("place");
        WritePlace(json, piece.Place);
        json.WriteNumber("confidence", Math.Round(piece.Confidence, 2));
        json.WriteString("source", Words<EvidenceSource>.Of(piece.Source));
        json.WriteString("role", Words<PlaceRole>.Of(piece.Role));
        if (piece.Alternatives.Count > 0)
        {
            json.WriteStartArray("alternatives");
            foreach (var place in piece.Alternatives)
            {
                WritePlace(json, place);
            }

            json.WriteEndArray();
        }

        WriteUnverified(json, piece.IsUnverified);
        if (piece is { Start: { } start, Length: { } length })
        {
            json.WriteNumber("start", start);
            json.WriteNumber("length", length);
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, EvidencePlace? place)
    {
        if (place is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("state", place.State);
        json.WriteString("district", English(place.District));
        json.WriteString("station", place.Station);
        json.WriteString("name", place.Name);
        if (place.Spot is { } spot)
        {
            json.WriteNumber("latitude", spot.Latitude);
            json.WriteNumber("longitude", spot.Longitude);
            json.WriteNumber("radiusKm", spot.AccuracyKm);
        }

        json.WriteEndObject();
    }

    private static void WriteUrgency(Utf8JsonWriter json, UrgencyReading urgency)
    {
        json.WriteString("urgency", Words<UrgencyLevel>.Of(urgency.Level));
        json.WriteStartArray("urgencyCues");
        foreach (var cue in urgency.Cues)
        {
            json.WriteStartObject();
            json.WriteString("kind", Words<UrgencyCueKind>.Of(cue.Kind));
            if (cue.Means != MeansClass.None)
            {
                json.WriteString("means", Words<MeansClass>.Of(cue.Means));
            }

            json.WriteString("says", UrgencyWords.English(cue.Kind));
            json.WriteBoolean("lowers", cue.Lowers);
            if (cue.IsLowered)
            {
                json.WriteBoolean("isLowered", true);
            }

            json.WriteNumber("start", cue.Start);
            json.WriteNumber("length", cue.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUnverified(Utf8JsonWriter json, bool isUnverified)
    {
        if (isUnverified)
        {
            json.WriteBoolean("unverified", true);
        }
    }

    private static string? English(string? district) => district is null ? null : Gazetteer.Default.Find(district)?.English ?? district;
}
