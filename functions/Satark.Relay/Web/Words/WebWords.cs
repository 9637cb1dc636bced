using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Relay.Web.Words;

/// <summary>What the web form says by itself, in one language; what it asks stands in the questionnaire. A missing sentence stops the start.</summary>
internal sealed record WebWords
{
    private static readonly Lazy<FrozenDictionary<string, WebWords>> Loaded = new(Load);

    /// <summary>The languages with their own names, in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } = [("hi", "हिन्दी"), ("en", "English"), ("ur", "اردو"), ("bho", "भोजपुरी")];

    /// <summary>The words of a language, or null where it is none of ours.</summary>
    /// <exception cref="InvalidDataException">A file of words is missing or not whole: the product is broken.</exception>
    public static WebWords? Find(string? language) => language is null ? null : Loaded.Value.GetValueOrDefault(language);

    /// <summary>The language's code.</summary>
    [JsonIgnore]
    public string Language { get; private init; } = "";

    /// <summary>Which way it is written.</summary>
    public required string Direction { get; init; }

    public required string Title { get; init; }
    public required string Danger { get; init; }
    public required string Call { get; init; }
    public required string NavNew { get; init; }
    public required string NavReceipt { get; init; }
    public required string NavAbout { get; init; }
    public required string Trial { get; init; }
    public required string Demo { get; init; }
    public required string ChooseLanguage { get; init; }
    public required string Lead { get; init; }
    public required string ChooseCategory { get; init; }
    public required string Place { get; init; }
    public required string District { get; init; }
    public required string Unknown { get; init; }
    public required string Station { get; init; }
    public required string StationHint { get; init; }
    public required string Details { get; init; }
    public required string Choose { get; init; }
    public required string Files { get; init; }
    public required string FilesHint { get; init; }
    public required string FilesKept { get; init; }
    public required string FilesDrop { get; init; }
    public required string WhatHint { get; init; }
    public required string WhereHint { get; init; }
    public required string DangerWrite { get; init; }
    public required string DangerLead { get; init; }
    public required string SendAtOnce { get; init; }
    public required string Protected { get; init; }
    public required string Check { get; init; }
    public required string Next { get; init; }
    public required string Back { get; init; }
    public required string StepOf { get; init; }
    public required string Uploading { get; init; }
    public required string NotUploaded { get; init; }
    public required string ReviewTitle { get; init; }
    public required string ReviewLead { get; init; }
    public required string Category { get; init; }
    public required string Send { get; init; }
    public required string Change { get; init; }
    public required string ThanksTitle { get; init; }
    public required string Thanks { get; init; }
    public required string ReceiptTitle { get; init; }
    public required string ReceiptKeep { get; init; }
    public required string ReceiptLost { get; init; }
    public required string Taken { get; init; }
    public required string TakenLate { get; init; }
    public required string WaitTitle { get; init; }
    public required string WaitText { get; init; }
    public required string WaitFull { get; init; }
    public required string WaitWorking { get; init; }
    public required string SendNow { get; init; }
    public required string ErrorTitle { get; init; }
    public required string ErrorNothing { get; init; }
    public required string ErrorTooLong { get; init; }
    public required string ErrorFileSize { get; init; }
    public required string ErrorFileKind { get; init; }
    public required string ErrorFileCount { get; init; }
    public required string ErrorFilesBusy { get; init; }
    public required string ErrorOldForm { get; init; }
    public required string ErrorBroken { get; init; }
    public required string ErrorPage { get; init; }
    public required string ReceiptAsk { get; init; }
    public required string ReceiptHint { get; init; }
    public required string ReceiptShow { get; init; }
    public required string ReceiptShape { get; init; }
    public required string ReceiptNone { get; init; }
    public required string AskWaitTitle { get; init; }
    public required string AskWaitText { get; init; }
    public required string AskWaitFull { get; init; }
    public required string AskWaitWorking { get; init; }
    public required string StandingTitle { get; init; }
    public required string StandingSince { get; init; }
    public required string OfficerAsks { get; init; }
    public required string Answer { get; init; }
    public required string AddTitle { get; init; }
    public required string AddText { get; init; }
    public required string AddSend { get; init; }
    public required string Added { get; init; }
    public required string AddNothing { get; init; }
    public required string AboutTitle { get; init; }
    public required string AboutWho { get; init; }
    public required string AboutRunBy { get; init; }
    public required string AboutNobody { get; init; }
    public required string AboutApart { get; init; }
    public required string AboutWeb { get; init; }
    public required string AboutWebText { get; init; }
    public required string AboutWhatsApp { get; init; }
    public required string AboutWhatsAppText { get; init; }
    public required string AboutNumber { get; init; }
    public required string AboutCannot { get; init; }
    public required string AboutCannotText { get; init; }
    public required string AboutCan { get; init; }
    public required string AboutCanText { get; init; }
    public required string AboutReveal { get; init; }
    public required string AboutRevealText { get; init; }
    public required string AboutForget { get; init; }
    public required string AboutForgetText { get; init; }
    public required string AboutYou { get; init; }
    public required string AboutYouText { get; init; }

    /// <summary>A sentence with its values.</summary>
    public static string With(string sentence, params object[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);

    private static FrozenDictionary<string, WebWords> Load() => Languages.ToFrozenDictionary(l => l.Code, l => Read(l.Code), StringComparer.Ordinal);

    private static WebWords Read(string language)
    {
        var name = $"Satark.Relay.Web.{language}.json";
        using var stream = typeof(WebWords).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} is missing: the product is broken.");
        try
        {
            return JsonSerializer.Deserialize(stream, WebWordsJson.Default.WebWords) is { } words ? words with { Language = language } : throw new InvalidDataException($"{name} is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{name} is not whole: {error.Message}", error);
        }
    }
}

/// <summary>How the words are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WebWords))]
internal sealed partial class WebWordsJson : JsonSerializerContext;
