using System.Text.Json;

namespace Satark.Relay.Demo;

/// <summary>The vendor's limits of messages, so that a demo refuses what the vendor would.</summary>
internal static class DemoLimits
{
    /// <summary>Which limit a message breaks; null for none.</summary>
    public static string? FaultOf(JsonElement message)
    {
        try
        {
            return message.GetProperty("type").GetString() switch
            {
                "text" => LengthOf(message.GetProperty("text"), "body") is < 1 or > 4096 ? "text.body has 1 to 4096 characters" : null,
                "interactive" => FaultOfChoice(message.GetProperty("interactive")),
                "template" => null,
                _ => "type is not supported",
            };
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException)
        {
            return "a member is missing or of the wrong kind";
        }
    }

    private static string? FaultOfChoice(JsonElement choice)
    {
        var action = choice.GetProperty("action");
        return LengthOf(choice.GetProperty("body"), "text") is < 1 or > 1024 ? "interactive.body.text has 1 to 1024 characters"
            : choice.GetProperty("type").GetString() == "button" ? FaultOf([.. action.GetProperty("buttons").EnumerateArray().Select(b => b.GetProperty("reply"))], 3, 20)
            : LengthOf(action, "button") is < 1 or > 20 ? "a list's button has 1 to 20 characters"
            : FaultOf([.. action.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("rows").EnumerateArray())], 10, 24);
    }

    private static string? FaultOf(IReadOnlyList<JsonElement> options, int most, int longest) =>
        options.Count < 1 || options.Count > most ? $"1 to {most} options in all"
        : options.Any(o => LengthOf(o, "title") < 1 || LengthOf(o, "title") > longest) ? $"a title has 1 to {longest} characters"
        : options.Any(o => o.TryGetProperty("description", out _) && LengthOf(o, "description") > 72) ? "a description has at most 72 characters"
        : options.Select(o => o.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count() < options.Count ? "ids are unique"
        : null;

    private static int LengthOf(JsonElement item, string name) => item.GetProperty(name).GetString()!.Length;
}
