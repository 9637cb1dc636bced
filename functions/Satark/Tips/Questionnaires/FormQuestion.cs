using System.Text.Json.Serialization;

namespace Satark.Tips.Questionnaires;

/// <summary>A question of the questionnaire.</summary>
public sealed record FormQuestion
{
    /// <summary>Stable key: <c>when</c>, <c>drugs-who</c>. Its answer is kept under it.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>How it is answered.</summary>
    public QuestionKind Kind { get; init; }

    /// <summary>The question as it is asked; at most 1,024 characters.</summary>
    public LocalText Text { get; init => field = value ?? new(); } = new();

    /// <summary>Its short name, for a summary, a form or the desk; at most 24 characters. Empty where <see cref="Text"/> is short enough to stand for it.</summary>
    public LocalText? Label { get; init; }

    /// <summary>What can be chosen, of <see cref="QuestionKind.Choice"/>.</summary>
    public IReadOnlyList<FormOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>It may be left unanswered.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The id of the question that follows; null for the last one, and for a category's own questions, which follow one another.</summary>
    public string? Next { get; init; }

    /// <summary>The short name in a language.</summary>
    public string LabelIn(string? language) => (Label ?? Text).In(language);

    /// <summary>What an answer reads like: an option's title, or the informer's own words as they are.</summary>
    public string AnswerIn(string answer, string? language) =>
        Options.FirstOrDefault(option => string.Equals(option.Id, answer, StringComparison.Ordinal))?.Title.In(language) ?? answer;
}

/// <summary>Something that can be chosen.</summary>
public sealed record FormOption
{
    /// <summary>Stable key within its question.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>At most 20 characters where a question has up to three options (buttons), else 24 (rows of a list).</summary>
    public LocalText Title { get; init => field = value ?? new(); } = new();

    /// <summary>The question that follows this choice, instead of the question's own <see cref="FormQuestion.Next"/>.</summary>
    public string? Next { get; init; }
}

/// <summary>How a question is answered.</summary>
[JsonConverter(typeof(Words<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>In the informer's own words.</summary>
    Words,

    /// <summary>By one of its options.</summary>
    Choice,

    /// <summary>By one of the categories.</summary>
    Category,

    /// <summary>By a district.</summary>
    District,

    /// <summary>By a police station of the district.</summary>
    Station,

    /// <summary>By photos, films, recordings or documents.</summary>
    Media,

    /// <summary>Stands for the category's own questions.</summary>
    Own,
}
