using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Tips.Questionnaires;

/// <summary>Reads the questionnaire's file. A member that it does not know is a fault: most likely a slip of the pen.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(Questionnaire))]
internal sealed partial class QuestionnaireJson : JsonSerializerContext
{
    private const string File = "Satark.Tips.questionnaire.json";

    /// <summary>The built-in questionnaire, checked.</summary>
    /// <exception cref="InvalidDataException">It is missing or has faults.</exception>
    public static Questionnaire Load()
    {
        using var stream = typeof(QuestionnaireJson).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidDataException($"{File} is not built into the assembly.");
        var questionnaire = Read(stream);
        return QuestionnaireFaults.Of(questionnaire).FirstOrDefault() is { } fault ? throw new InvalidDataException($"{File}: {fault}") : questionnaire;
    }

    /// <summary>A questionnaire as it stands in a file, with its helplines in place and unchecked.</summary>
    /// <exception cref="InvalidDataException">It is no questionnaire.</exception>
    public static Questionnaire Read(Stream stream)
    {
        try
        {
            return WithHelplines(JsonSerializer.Deserialize(stream, Default.Questionnaire) ?? throw new InvalidDataException("The questionnaire is empty."));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The questionnaire cannot be read: {exception.Message}", exception);
        }
    }

    // The numbers stand in one place of the file, with the day on which they were checked.
    private static Questionnaire WithHelplines(Questionnaire read)
    {
        return read with
        {
            Questions = [.. read.Questions.Select(question => question with { Text = Fill(question.Text) })],
            Texts = read.Texts.ToDictionary(pair => pair.Key, pair => Fill(pair.Value), StringComparer.Ordinal),
        };

        LocalText Fill(LocalText text) => text.With(words =>
            read.Helplines.Aggregate(words, (filled, line) => filled.Replace($"{{{line.Key}}}", line.Value, StringComparison.Ordinal)));
    }
}
