using System.Globalization;
using System.Text.Json;

namespace Satark.Scenarios;

/// <summary>Short ways through JSON answers.</summary>
public static class Json
{
    /// <summary>The text at a path of names and indexes, as in <c>holder.name</c>; null where nothing stands.</summary>
    public static string? At(this JsonElement element, string path)
    {
        var found = element;
        foreach (var name in path.Split('.'))
        {
            if (found.ValueKind == JsonValueKind.Array)
            {
                var index = int.Parse(name, CultureInfo.InvariantCulture);
                if (index >= found.GetArrayLength())
                {
                    return null;
                }

                found = found[index];
            }
            else if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                return null;
            }
        }

        return found.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => found.GetString(),
            _ => found.GetRawText(),
        };
    }

    /// <summary>The items of an array.</summary>
    public static IReadOnlyList<JsonElement> List(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    /// <summary>A time, or null.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string path) =>
        element.At(path) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
