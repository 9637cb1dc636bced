namespace Satark.Places.Import;

/// <summary>Which district an official list means: by id or any name, with the words that offices put around it.</summary>
internal static class DistrictWords
{
    private static readonly HashSet<string> Around = new(StringComparer.OrdinalIgnoreCase)
    {
        "district", "distt", "dist", "zila", "zilla", "jila", "jilla", "janpad", "commissionerate", "police", "rural", "city", "urban", "जिला", "ज़िला", "जनपद", "कमिश्नरेट", "ضلع",
    };

    /// <summary>The district, or null.</summary>
    public static District? Find(Gazetteer gazetteer, string text)
    {
        if (Exactly(gazetteer, text) is { } exact)
        {
            return exact;
        }

        // "Prayagraj (Allahabad)"
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0 && Find(gazetteer, text[..bracket]) is { } before)
        {
            return before;
        }

        var words = text.Split([' ', '.', ',', '-', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var bare = string.Join(' ', words.Where(word => !Around.Contains(word)));
        return bare.Length > 0 && bare.Length < text.Length ? Exactly(gazetteer, bare) : null;
    }

    /// <summary>What to say of a name that is no district's: with the nearest one, where one is near.</summary>
    public static string Unknown(ImportContext context, string text)
    {
        var sought = FoldedText.KeyOf(text);
        var most = Math.Max(1, sought.Length / 4);
        var nearest = sought.Length is < 3 or > 40 ? default : context.DistrictNames
            .Where(name => Math.Abs(name.Key.Length - sought.Length) <= most)
            .Select(name => (name.Name, Steps: EditDistance.Between(name.Key, sought, most)))
            .MinBy(pair => pair.Steps);
        return $"'{text}' is no district of Uttar Pradesh{(nearest.Name is { } name && nearest.Steps <= most ? $"; is it {name}?" : "")}";
    }

    private static District? Exactly(Gazetteer gazetteer, string text) =>
        gazetteer.Find(text) ?? gazetteer.Find(text.Trim().ToLowerInvariant().Replace(' ', '-')) ?? gazetteer.FindByName(text);
}
