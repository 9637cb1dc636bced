using System.Text.Json;

namespace Satark.Local.Demo.Night;

/// <summary>Reads answers as a page does: by names, with null for what is not there.</summary>
internal static class NightJson
{
    /// <summary>The text at a path like <c>holder.name</c>, or null.</summary>
    public static string? Text(this JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind is JsonValueKind.Null ? null : element.ToString();
    }

    /// <summary>The members of a list; none where there is no such list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
