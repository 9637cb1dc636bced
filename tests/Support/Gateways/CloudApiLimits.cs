using System.Globalization;
using System.Text.Json;

namespace Satark.Support.Gateways;

/// <summary>The vendor's limits of interactive messages.</summary>
internal static class CloudApiLimits
{
    /// <summary>Which limit an interactive message breaks; null for none.</summary>
    public static string? Fault(JsonElement interactive)
    {
        var body = interactive.GetProperty("body").GetProperty("text").GetString()!;
        if (Length(body) is 0 or > 1024)
        {
            return "interactive.body.text has 1 to 1024 characters";
        }

        var action = interactive.GetProperty("action");
        return interactive.GetProperty("type").GetString() switch
        {
            "button" => Buttons([.. action.GetProperty("buttons").EnumerateArray().Select(b => b.GetProperty("reply"))]),
            "list" => List(action),
            _ => "interactive.type",
        };
    }

    private static string? Buttons(IReadOnlyList<JsonElement> buttons) =>
        buttons.Count is 0 or > 3 ? "1 to 3 buttons"
        : buttons.Any(b => Length(Text(b, "title")) is 0 or > 20) ? "a button's title has 1 to 20 characters"
        : buttons.Select(b => Text(b, "title")).Distinct(StringComparer.Ordinal).Count() < buttons.Count ? "titles of buttons are unique"
        : Ids(buttons, 256);

    private static string? List(JsonElement action)
    {
        if (Length(Text(action, "button")) is 0 or > 20)
        {
            return "a list's button has 1 to 20 characters";
        }

        IReadOnlyList<JsonElement> rows = [.. action.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("rows").EnumerateArray())];
        return rows.Count is 0 or > 10 ? "1 to 10 rows in all"
            : rows.Any(r => Length(Text(r, "title")) is 0 or > 24) ? "a row's title has 1 to 24 characters"
            : rows.Any(r => Length(Text(r, "description")) > 72) ? "a row's description has at most 72 characters"
            : Ids(rows, 200);
    }

    private static string? Ids(IReadOnlyList<JsonElement> options, int most)
    {
        var ids = options.Select(o => Text(o, "id")).ToList();
        return ids.Any(i => i.Length == 0 || i.Length > most) ? "ids are too long or missing" : ids.Distinct(StringComparer.Ordinal).Count() < ids.Count ? "ids are unique" : null;
    }

    // Characters as a reader sees them are what the vendor counts least generously: UTF-16 units bound both.
    private static int Length(string text) => Math.Max(text.Length, new StringInfo(text).LengthInTextElements);

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
