namespace Satark.Scenarios;

/// <summary>Alerts of the scenarios. No such post, person or account exists.</summary>
public static class Alerts
{
    /// <summary>Somebody near Ballia, by the text.</summary>
    public static Dictionary<string, object?> Life(string id, string? handle = null) => new()
    {
        ["id"] = id,
        ["type"] = "suicide-risk",
        ["severity"] = "critical",
        ["platform"] = "Instagram",
        ["url"] = "https://sample.example/p/" + id,
        ["text"] = "Goodbye everyone. Tonight I will not be here any more. I am in Ballia now, near the river.",
        ["subject"] = new Dictionary<string, object?> { ["handle"] = handle ?? "riverside." + id },
    };

    /// <summary>The same without any hint of a place.</summary>
    public static Dictionary<string, object?> Nowhere(string id) => Life(id).With("text", "Goodbye everyone. Tonight I will not be here any more.");

    /// <summary>A threat of medium severity: nobody's life is at stake.</summary>
    public static Dictionary<string, object?> Ordinary(string id) => Nowhere(id).With("type", "threat").With("severity", "medium").With("text", "I will break his shop window.");

    /// <summary>The alert with a field changed; null takes it out.</summary>
    public static Dictionary<string, object?> With(this Dictionary<string, object?> alert, string name, object? value)
    {
        var changed = new Dictionary<string, object?>(alert) { [name] = value };
        if (value is null)
        {
            changed.Remove(name);
        }

        return changed;
    }
}
