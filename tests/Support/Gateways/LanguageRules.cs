namespace Satark.Support.Gateways;

/// <summary>What AI Language's documentation says of its two kinds of questions, written down apart from the code that keeps to it.</summary>
internal static class LanguageRules
{
    private const string Named =
        "af am ar as az bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id it ka kk km kn ko ku ky lo lt lv mg mk ml mn mr ms my ne nl no nb or pa pl ps pt pt-BR pt-PT "
        + "ro ru sk sl so sq sr sv sw ta te th tr ug uk ur uz vi zh zh-Hans zh-Hant";

    private static readonly HashSet<string> NamesIn = [.. Named.Split(' ')];

    /// <summary>Documents of a request (learn.microsoft.com, Language, "Data and rate limits").</summary>
    public static int MostDocuments(string? kind) => kind switch
    {
        "LanguageDetection" => 1000,
        "EntityRecognition" => 5,
        _ => 0,
    };

    /// <summary>Languages of entity recognition (learn.microsoft.com, Language, "NER language support").</summary>
    public static bool RecognisesNamesIn(string language) => NamesIn.Contains(language);
}
