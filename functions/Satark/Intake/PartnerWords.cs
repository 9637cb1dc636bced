namespace Satark.Intake;

/// <summary>A partner's reason for a cancel, as one of a closed set of words: its own text could hold anything.</summary>
public static class PartnerWords
{
    private static readonly (string Word, string[] Cues)[] Known =
    [
        ("duplicate", ["duplicate", "dupe"]),
        ("in error", ["error", "mistake", "false"]),
        ("removed", ["removed", "deleted", "taken down"]),
        ("safe", ["safe", "ok", "fine", "found"]),
    ];

    /// <summary>"safe", "removed", "in error", "duplicate", or "withdrawn" for everything else.</summary>
    public static string Of(string? reason)
    {
        foreach (var (word, cues) in Known)
        {
            // "not safe" must not read as "safe"; what is unclear stays "withdrawn", and a human asks.
            if (cues.Any(cue => reason?.Contains(cue, StringComparison.OrdinalIgnoreCase) == true))
            {
                return reason!.Contains("not ", StringComparison.OrdinalIgnoreCase) || reason.Contains("un", StringComparison.OrdinalIgnoreCase) && word == "safe" ? "withdrawn" : word;
            }
        }

        return "withdrawn";
    }
}
