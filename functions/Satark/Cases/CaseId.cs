namespace Satark.Cases;

/// <summary>A case's id: <c>{partition}-{n}</c>, leading to its rows without an index.</summary>
/// <param name="Partition">The partition of its duplicate key.</param>
/// <param name="Number">Its number there.</param>
public readonly record struct CaseId(string Partition, int Number)
{
    /// <summary>The case's own row.</summary>
    public string Row => OpenCases.CaseRow(Number);

    /// <summary>Reads an id as it came over the wire; false for anything that is no id.</summary>
    public static bool TryParse(string? text, out CaseId id)
    {
        id = default;
        var dash = text?.LastIndexOf('-') ?? -1;
        if (dash != 16 || !int.TryParse(text.AsSpan(dash + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) || n < 1)
        {
            return false;
        }

        foreach (var ch in text.AsSpan(0, dash))
        {
            if (ch is not ((>= 'a' and <= 'z') or (>= '2' and <= '7')))
            {
                return false;
            }
        }

        id = new CaseId(text![..dash], n);
        return id.ToString().Length == text.Length;
    }

    /// <summary>Reads an id of our own making.</summary>
    /// <exception cref="FormatException">It is no case id.</exception>
    public static CaseId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no case id.");

    /// <inheritdoc />
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Partition}-{Number}");
}
