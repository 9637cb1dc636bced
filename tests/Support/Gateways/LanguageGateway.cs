using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Satark.Support.Gateways;

/// <summary>A document whose language the gateway was asked for.</summary>
public sealed record LanguageQuestion(string Text, string? CountryHint);

/// <summary>A document whose names the gateway was asked for.</summary>
public sealed record NamesQuestion(string Text, string? Language);

/// <summary>AI Language's detection and entity recognition as far as its documentation states rules: limits of documents and requests, languages, answers, errors.</summary>
public sealed class LanguageGateway : HttpGateway
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    private const string Detection = "LanguageDetection";
    private const string Recognition = "EntityRecognition";
    private const int MostElements = 5120;
    private const int MostBytes = 1_048_576;

    private readonly List<LanguageQuestion> _questions = [];
    private readonly List<NamesQuestion> _names = [];

    /// <summary>What languages were asked for, in the order of its coming.</summary>
    public IReadOnlyList<LanguageQuestion> Questions
    {
        get
        {
            lock (_questions)
            {
                return [.. _questions];
            }
        }
    }

    /// <summary>What names were asked for, in the order of its coming.</summary>
    public IReadOnlyList<NamesQuestion> Names
    {
        get
        {
            lock (_names)
            {
                return [.. _names];
            }
        }
    }

    /// <summary>Whether every request so far forbade to keep its texts.</summary>
    public bool AllOptedOut { get; private set; } = true;

    /// <summary>Which language a text has: the service's name, its code and the score.</summary>
    public Func<string, (string Name, string Code, double Score)> Language { get; set; } = Guess;

    /// <summary>Which entities a text names: the words, the category and the score. They are given where the words stand first; words that do not stand in the text make up an entity beyond it.</summary>
    public Func<string, IEnumerable<(string Words, string Category, double Score)>> Entities { get; set; } = _ => [];

    /// <summary>By script and one word each, which is enough for the texts of the contract.</summary>
    public static (string Name, string Code, double Score) Guess(string text) => text.FirstOrDefault(char.IsLetter) switch
    {
        >= '\u0900' and <= '\u097F' => text.Contains("आहे", StringComparison.Ordinal) ? ("Marathi", "mr", 0.97) : ("Hindi", "hi", 0.98),
        >= '\u0980' and <= '\u09FF' => ("Bengali", "bn", 1),
        >= '\u0A00' and <= '\u0A7F' => ("Punjabi", "pa", 1),
        >= '\u0A80' and <= '\u0AFF' => ("Gujarati", "gu", 1),
        >= '\u0B80' and <= '\u0BFF' => ("Tamil", "ta", 1),
        >= '\u0C00' and <= '\u0C7F' => ("Telugu", "te", 1),
        >= '\u0600' and <= '\u06FF' => ("Urdu", "ur", 0.96),
        >= 'A' and <= 'z' => text.Contains(" nahi ", StringComparison.Ordinal) ? ("Hindi", "hi", 0.9) : ("English", "en", 0.99),
        _ => ("(Unknown)", "unknown", 0),
    };

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        if (request.Header("Ocp-Apim-Subscription-Key") != Key)
        {
            return Error(401, "401", "Access denied due to invalid subscription key.");
        }

        if (request.Method != "POST" || !request.Target.StartsWith("/language/:analyze-text?", StringComparison.Ordinal))
        {
            return Error(404, "404", "Resource not found");
        }

        if (request.Body.Length > MostBytes)
        {
            return Error(413, "InvalidRequest", "Request payload sent is too large.");
        }

        var body = JsonNode.Parse(request.Body)!;
        var (kind, documents) = ((string?)body["kind"], body["analysisInput"]!["documents"]!.AsArray());
        if (documents.Count == 0 || documents.Count > LanguageRules.MostDocuments(kind) || documents.DistinctBy(d => (string?)d!["id"]).Count() != documents.Count)
        {
            return Error(400, "InvalidRequest", "Invalid document in request.");
        }

        AllOptedOut &= (bool?)body["parameters"]?["loggingOptOut"] == true;
        return kind switch
        {
            Detection => Analyze(documents, "LanguageDetectionResults", "2022-10-01", Detect),

            // Without it offsets are counted in text elements, and point elsewhere in a .NET string.
            Recognition when (string?)body["parameters"]?["stringIndexType"] == "Utf16CodeUnit" => Analyze(documents, "EntityRecognitionResults", "2023-09-01", Recognize),
            _ => Error(400, "InvalidRequest", "Invalid parameter in request."),
        };
    }

    private static GatewayAnswer Analyze(JsonArray documents, string kind, string model, Func<JsonNode, string, JsonObject?> analyze)
    {
        var (found, errors) = (new JsonArray(), new JsonArray());
        foreach (var document in documents)
        {
            var (id, text) = ((string)document!["id"]!, (string)document["text"]!);
            var said = analyze(document, text);
            if (said is null || string.IsNullOrWhiteSpace(text) || new StringInfo(text).LengthInTextElements > MostElements)
            {
                errors.Add(new JsonObject { ["id"] = id, ["error"] = new JsonObject { ["code"] = "InvalidArgument", ["message"] = "Invalid document in request." } });
                continue;
            }

            (said["id"], said["warnings"]) = (id, new JsonArray());
            found.Add(said);
        }

        var results = new JsonObject { ["documents"] = found, ["errors"] = errors, ["modelVersion"] = model };
        return new GatewayAnswer(200, new JsonObject { ["kind"] = kind, ["results"] = results }.ToJsonString(JsonSerializerOptions.Default), ("Content-Type", "application/json"));
    }

    private JsonObject Detect(JsonNode document, string text)
    {
        lock (_questions)
        {
            _questions.Add(new LanguageQuestion(text, (string?)document["countryHint"]));
        }

        var (name, code, score) = Language(text);
        return new JsonObject { ["detectedLanguage"] = new JsonObject { ["name"] = name, ["iso6391Name"] = code, ["confidenceScore"] = score } };
    }

    private JsonObject? Recognize(JsonNode document, string text)
    {
        var language = (string?)document["language"];
        lock (_names)
        {
            _names.Add(new NamesQuestion(text, language));
        }

        // A language in which names are not recognised is an error of the document, one that is left out is English.
        return LanguageRules.RecognisesNamesIn(language ?? "en")
            ? new JsonObject { ["entities"] = new JsonArray([.. Entities(text).Select(e => Entity(text, e.Words, e.Category, e.Score))]) }
            : null;
    }

    private static JsonObject Entity(string text, string words, string category, double score)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new JsonObject
        {
            ["text"] = words,
            ["category"] = category,
            ["offset"] = start < 0 ? text.Length : start,
            ["length"] = words.Length,
            ["confidenceScore"] = score,
        };
    }

    private static GatewayAnswer Error(int status, string code, string message) =>
        new(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""", ("Content-Type", "application/json"));
}
