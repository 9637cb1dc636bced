using Satark.Places.Tables;

namespace Satark.Places.Import;

/// <summary>The words by which official lists say what their rows are.</summary>
public static class KindWords
{
    /// <summary>The kind of a district's own boundary.</summary>
    public const string District = "district";

    /// <summary>The kind of a state's boundary.</summary>
    public const string State = "state";

    /// <summary>
    /// The kind of this word: <c>district</c>, <c>state</c>, or the name of a <see cref="PlaceKind"/> (<c>police-station</c>), in the singular or plural,
    /// or as officials say it (thana, कोतवाली); null for any other word.
    /// </summary>
    public static string? Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var plain = string.Join('-', word.ToLowerInvariant().Split([' ', '-', '_', '.', '/'], StringSplitOptions.RemoveEmptyEntries));
        string[] forms = [plain, plain.TrimEnd('s'), plain.EndsWith("ies", StringComparison.Ordinal) ? plain[..^3] + "y" : plain, plain.EndsWith("es", StringComparison.Ordinal) ? plain[..^2] : plain];
        return forms.Select(Known).FirstOrDefault(kind => kind is not null);
    }

    /// <summary>The kind of place of a word that <see cref="Find"/> gave; null for a district or state.</summary>
    internal static PlaceKind? PlaceKindOf(string kind) => PlaceTables.KindOf(kind);

    private static string? Known(string word) => PlaceTables.KindOf(word) is not null ? word : word switch
    {
        District or State => word,
        "जिला" or "जनपद" or "zila" or "distt" => District,
        "राज्य" => State,
        "ps" or "thana" or "police-thana" or "station" or "kotwali" or "थाना" or "थाने" or "कोतवाली" or "पुलिस-थाना" => "police-station",
        "city" or "nagar-nigam" or "nagar-palika" or "nagar-panchayat" or "kasba" or "नगर" or "कस्बा" or "नगर-पालिका" or "नगर-पंचायत" => "town",
        "gram" or "gaon" or "गांव" or "गाँव" or "ग्राम" => "village",
        "mohalla" or "muhalla" or "locality" or "colony" or "ward" or "मोहल्ला" => "quarter",
        "tahsil" or "तहसील" => "tehsil",
        _ => null,
    };
}
