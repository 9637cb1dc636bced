namespace Satark.Places.Import;

/// <summary>Names as lists write them, brought to the form in which the tables have them.</summary>
internal static class StationNames
{
    private static readonly string[] Around = ["police station", "police thana", "p.s.", "ps", "thana", "पुलिस थाना", "थाना"];

    /// <summary>True for what has a letter or digit that a text can be searched for.</summary>
    public static bool IsName(string name) => FoldedText.KeyOf(name).Length > 0;

    /// <summary>The name without the words for police station before or after it: <c>PS Bansdih</c>, <c>थाना बांसडीह</c>.</summary>
    public static string Bare(string name)
    {
        foreach (var word in Around)
        {
            if (name.Length > word.Length + 1 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && name[word.Length] is ' ' or '-' or ':' or '.')
            {
                return name[(word.Length + 1)..].TrimStart(' ', '-', ':', '.');
            }

            if (name.Length > word.Length + 1 && name.EndsWith(word, StringComparison.OrdinalIgnoreCase) && name[^(word.Length + 1)] is ' ' or '-')
            {
                return name[..^(word.Length + 1)].TrimEnd(' ', '-');
            }
        }

        return name;
    }

    /// <summary>A name in capitals alone, with capitals only at the beginning of its words; short words (GRP, BHU) stay.</summary>
    public static string Capitalised(string name) => name.Any(char.IsAsciiLetterLower) ? name
        : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length < 4 ? word : word[0] + word[1..].ToLowerInvariant()));
}
