using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Satark.Support.Gateways;

/// <summary>A document that the gateway was asked about.</summary>
public sealed record LanguageQuestion(string Text, string? CountryHint);

/// <summary>AI Language's detection as far as its documentation states rules: limits of documents and requests, answers, errors.</summary>
public sealed class LanguageGateway : HttpGateway
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    private const int MostElements = 5120;
    private const int MostDocuments = 1000;
    private const int MostBytes = 1_048_576;

    private readonly List<LanguageQuestion> _questions = [];

    /// <summary>What was asked, in the order of its coming.</summary>
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

    /// <summary>Whether every request so far forbade to keep its texts.</summary>
    public bool AllOptedOut { get; private set; } = true;

    /// <summary>Which language a text has: the service's name, its code and the score.</summary>
    public Func<string, (string Name, string Code, double Score)> Language { get; set; } = Guess;

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
        var documents = body["analysisInput"]!["documents"]!.AsArray();
        if ((string?)body["kind"] != "LanguageDetection" || documents.Count is 0 or > MostDocuments)
        {
            return Error(400, "InvalidRequest", "Invalid document in request.");
        }

        AllOptedOut &= (bool?)body["parameters"]?["loggingOptOut"] == true;
        return Detect(documents);
    }

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

    private GatewayAnswer Detect(JsonArray documents)
    {
        var (found, errors) = (new JsonArray(), new JsonArray());
        foreach (var document in documents)
        {
            var (id, text) = ((string)document!["id"]!, (string)document["text"]!);
            lock (_questions)
            {
                _questions.Add(new LanguageQuestion(text, (string?)document["countryHint"]));
            }

            if (string.IsNullOrWhiteSpace(text) || new StringInfo(text).LengthInTextElements > MostElements)
            {
                errors.Add(new JsonObject { ["id"] = id, ["error"] = new JsonObject { ["code"] = "InvalidArgument", ["message"] = "Invalid document in request." } });
                continue;
            }

            var (name, code, score) = Language(text);
            found.Add(new JsonObject
            {
                ["id"] = id,
                ["detectedLanguage"] = new JsonObject { ["name"] = name, ["iso6391Name"] = code, ["confidenceScore"] = score },
                ["warnings"] = new JsonArray(),
            });
        }

        var results = new JsonObject { ["documents"] = found, ["errors"] = errors, ["modelVersion"] = "2022-10-01" };
        return new GatewayAnswer(200, new JsonObject { ["kind"] = "LanguageDetectionResults", ["results"] = results }.ToJsonString(JsonSerializerOptions.Default), ("Content-Type", "application/json"));
    }

    private static GatewayAnswer Error(int status, string code, string message) =>
        new(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""", ("Content-Type", "application/json"));
}
