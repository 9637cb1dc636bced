namespace Satark.Intake.Mails.Facts;

/// <summary>What an answer says anew, without the mail that it answers to.</summary>
public static class OwnWords
{
    private const int LongestAttribution = 300;

    /// <summary>The words before the quotation; all of them where nothing else is left.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var own = new List<string>();
        foreach (var part in text.AsSpan().EnumerateLines())
        {
            var line = part.Trim();
            if (IsAttribution(line))
            {
                break;
            }

            if (!line.StartsWith(">", StringComparison.Ordinal))
            {
                own.Add(part.TrimEnd().ToString());
            }
        }

        var words = string.Join('\n', own).Trim();
        return words.Length > 0 ? words : text.Trim();
    }

    private static bool IsAttribution(ReadOnlySpan<char> line) =>
        line.StartsWith("-----Original Message-----", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("________________________________", StringComparison.Ordinal)
        || (line.Length <= LongestAttribution && line.StartsWith("On ", StringComparison.OrdinalIgnoreCase) && line.EndsWith("wrote:", StringComparison.OrdinalIgnoreCase))
        || (line.Length <= LongestAttribution && line.EndsWith("ने लिखा:", StringComparison.Ordinal));
}
