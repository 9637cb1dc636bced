namespace Satark.Notifications.Templates;

/// <summary>A code as a voice says it, letter by letter: with a pause after each, and in Hindi with the letters' names, which no voice can misread.</summary>
public static class SpokenLetters
{
    private static readonly Dictionary<char, string> HindiNames = new()
    {
        ['A'] = "ए",
        ['B'] = "बी",
        ['C'] = "सी",
        ['D'] = "डी",
        ['E'] = "ई",
        ['F'] = "एफ़",
        ['G'] = "जी",
        ['H'] = "एच",
        ['I'] = "आई",
        ['J'] = "जे",
        ['K'] = "के",
        ['L'] = "एल",
        ['M'] = "एम",
        ['N'] = "एन",
        ['O'] = "ओ",
        ['P'] = "पी",
        ['Q'] = "क्यू",
        ['R'] = "आर",
        ['S'] = "एस",
        ['T'] = "टी",
        ['U'] = "यू",
        ['V'] = "वी",
        ['W'] = "डब्ल्यू",
        ['X'] = "एक्स",
        ['Y'] = "वाई",
        ['Z'] = "ज़ेड",
        ['0'] = "शून्य",
        ['1'] = "एक",
        ['2'] = "दो",
        ['3'] = "तीन",
        ['4'] = "चार",
        ['5'] = "पाँच",
        ['6'] = "छह",
        ['7'] = "सात",
        ['8'] = "आठ",
        ['9'] = "नौ",
    };

    /// <summary>In English: "K, 7, F, 2".</summary>
    public static string English(string code) => string.Join(", ", code.AsEnumerable());

    /// <summary>In Hindi: "के, सात, एफ़, दो".</summary>
    public static string Hindi(string code) => string.Join(", ", code.Select(ch => HindiNames.TryGetValue(ch, out var name) ? name : ch.ToString()));
}
