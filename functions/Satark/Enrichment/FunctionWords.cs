using System.Collections.Frozen;

namespace Satark.Enrichment;

/// <summary>
/// Small words that hold sentences together, in lower case. Words of two of these languages in one script are left out of both: "main", "to",
/// "me", "the", "is", "so", "hi", "use", "are" and "par" stand in English and in romanised Hindi.
/// </summary>
internal static class FunctionWords
{
    private static readonly FrozenDictionary<string, string[]> Languages = Of(
        ("hi", "है हैं था थी थे हूँ हूं में का की के को से नहीं और मैं मुझे मेरा मेरी मेरे यह वह क्या कि भी कर रहा रही रहे गया गई अब कोई कुछ बहुत अपना अपनी हो जा पर"),
        ("mr", "आहे आहेत आणि मला माझा माझी माझे नाही नको मी तुला काय पण च्या झाले झाला झाली कसे खूप म्हणून"),
        ("ur", "ہے ہیں تھا تھی تھے ہوں میں کا کی کے کو سے نہیں اور مجھے میرا میری یہ وہ کیا کہ بھی تو کر رہا رہی رہے گیا اب کوئی بہت"),
        ("en", "i am was were be been have has had do does not no and but of in on at for with from this that it its he she they we you my your his her their what who why how can cannot cant will would dont im if when there anymore"),
        ("hi-Latn", "hai hain tha thi hoon hun hu nahi nahin nhi mein mai ka ki ke ko se aur mujhe mera meri mere tera teri tum aap yeh ye woh wo kya kyun kyu bhi raha rahi rahe rha rhi gaya gayi kar karna karne karta karti ab koi kuch bahut bohot sab jeena jina marna chahta chahti"));

    /// <summary>The languages that have this word.</summary>
    public static string[] LanguagesOf(string word) => Languages.GetValueOrDefault(word, []);

    private static FrozenDictionary<string, string[]> Of(params (string Language, string Words)[] lists) => lists
        .SelectMany(l => l.Words.Split(' '), (l, word) => (word, l.Language))
        .GroupBy(p => p.word, p => p.Language, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);
}
