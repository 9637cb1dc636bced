using System.Text.Json;

namespace Satark.Http.Meta;

/// <summary>Reads parts of JSON from outside: what is not there, or of another kind, is nothing.</summary>
public static class JsonParts
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this JsonElement item, string name)
    {
        var value = item.Child(name);
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Escapes of half a character parse as JSON and cannot become text.
            return null;
        }
    }

    /// <summary>A number, or null.</summary>
    public static double? Number(this JsonElement item, string name) =>
        item.Child(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A part, or one that is nothing.</summary>
    public static JsonElement Child(this JsonElement item, string name)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>The items of a list; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement item, string name) =>
        item.Child(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
