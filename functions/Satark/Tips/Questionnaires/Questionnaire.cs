using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Satark.Tips.Questionnaires;

/// <summary>
/// What informers are asked and told, in each language: the one file that bot, web form and desk share. Read once, checked (<see cref="QuestionnaireFaults"/>),
/// immutable and safe to share.
/// </summary>
public sealed record Questionnaire
{
    private static readonly Lazy<Questionnaire> Loaded = new(QuestionnaireJson.Load);

    // Common questions whose answers a tip holds in fields of their own, or that are about the conversation alone.
    private static readonly string[] Held =
        ["language", "danger", "danger-what", "category", "district", "station", "what", "when", "where", "own", "police", "media", "receipt", "confirm"];

    private FrozenDictionary<string, TipCategory>? _categories;
    private FrozenDictionary<string, FormQuestion>? _questions;

    /// <summary>The questionnaire that is built into this assembly.</summary>
    /// <exception cref="InvalidDataException">It has faults: the product is broken and must not start.</exception>
    public static Questionnaire Default => Loaded.Value;

    /// <summary>Raised with every change of questions, options or categories: a tip says which version was asked.</summary>
    public int Version { get; init; }

    /// <summary>The languages, in the order in which they are offered.</summary>
    public IReadOnlyList<FormLanguage> Languages { get; init => field = value ?? []; } = [];

    /// <summary>Numbers that are named in texts, by slot (<c>emergency</c>, <c>care</c>).</summary>
    public IReadOnlyDictionary<string, string> Helplines { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>When somebody last made sure that the helplines are right.</summary>
    public DateOnly HelplinesCheckedOn { get; init; }

    /// <summary>The id of the first question.</summary>
    public string First { get; init => field = value ?? ""; } = "";

    /// <summary>All categories, in the order in which they are offered.</summary>
    public IReadOnlyList<TipCategory> Categories { get; init => field = value ?? []; } = [];

    /// <summary>The questions that every tip meets, in their order.</summary>
    public IReadOnlyList<FormQuestion> Questions { get; init => field = value ?? []; } = [];

    /// <summary>The categories' own questions.</summary>
    public IReadOnlyList<FormQuestion> OwnQuestions { get; init => field = value ?? []; } = [];

    /// <summary>The names of the police ranges, by the gazetteer's English name; at most 24 characters.</summary>
    public IReadOnlyDictionary<string, LocalText> Ranges { get; init => field = value ?? new Dictionary<string, LocalText>(); } = new Dictionary<string, LocalText>();

    /// <summary>All that is said beside the questions, by id. Slots are written <c>{so}</c>.</summary>
    public IReadOnlyDictionary<string, LocalText> Texts { get; init => field = value ?? new Dictionary<string, LocalText>(); } = new Dictionary<string, LocalText>();

    /// <summary>What stands on buttons (at most 20 characters) and rows (24), by id.</summary>
    public IReadOnlyDictionary<string, LocalText> Titles { get; init => field = value ?? new Dictionary<string, LocalText>(); } = new Dictionary<string, LocalText>();

    /// <summary>Templates as they are registered with the vendor, by name.</summary>
    public IReadOnlyDictionary<string, LocalText> Templates { get; init => field = value ?? new Dictionary<string, LocalText>(); } = new Dictionary<string, LocalText>();

    /// <summary>What people write to steer the conversation, by command (<c>stop</c>, <c>back</c>, …): the whole message is one of these.</summary>
    public IReadOnlyDictionary<string, Sayings> Commands { get; init => field = value ?? new Dictionary<string, Sayings>(); } = new Dictionary<string, Sayings>();

    /// <summary>By which words a crime in progress is known (<c>cries</c> alone; <c>now</c> together with <c>harm</c>).</summary>
    public IReadOnlyDictionary<string, Sayings> Danger { get; init => field = value ?? new Dictionary<string, Sayings>(); } = new Dictionary<string, Sayings>();

    /// <summary>By which words a time is known: <c>times</c> alone, <c>clock</c> together with <c>numbers</c> or digits; <c>before</c> and <c>after</c> belong to one that they stand beside.</summary>
    public IReadOnlyDictionary<string, Sayings> Times { get; init => field = value ?? new Dictionary<string, Sayings>(); } = new Dictionary<string, Sayings>();

    [JsonIgnore]
    private FrozenDictionary<string, TipCategory> CategoryById => _categories ??= Categories.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);

    [JsonIgnore]
    private FrozenDictionary<string, FormQuestion> QuestionById => _questions ??= Questions.Concat(OwnQuestions).ToFrozenDictionary(q => q.Id, StringComparer.Ordinal);

    /// <summary>The category of this id, or null.</summary>
    public TipCategory? Category(string? id) => id is null ? null : CategoryById.GetValueOrDefault(id);

    /// <summary>The question of this id, common or a category's own, or null.</summary>
    public FormQuestion? Question(string? id) => id is null ? null : QuestionById.GetValueOrDefault(id);

    /// <summary>A category's own questions, in order; none for an unknown category.</summary>
    public IReadOnlyList<FormQuestion> QuestionsOf(string? category) => [.. Category(category)?.Questions.Select(id => QuestionById[id]) ?? []];

    /// <summary>The questions whose answers a tip carries under their ids: its category's own, and common ones that it has no field for.</summary>
    public IEnumerable<FormQuestion> AnswersOf(string? category) => QuestionsOf(category).Concat(Questions.Where(question => !Held.Contains(question.Id, StringComparer.Ordinal)));

    /// <summary>The language of this id, or null.</summary>
    public FormLanguage? Language(string? id) => Languages.FirstOrDefault(l => string.Equals(l.Id, id, StringComparison.Ordinal));

    /// <summary>What a category is called; its id where it is none of this version.</summary>
    public string CategoryTitle(string id, string? language) => Category(id)?.Title.In(language) ?? id;

    /// <summary>A text in a language, with its slots filled.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Text(string id, string? language, params ReadOnlySpan<(string Slot, string Value)> slots)
    {
        var text = Texts[id].In(language);
        foreach (var (slot, value) in slots)
        {
            text = text.Replace($"{{{slot}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>What stands on a button or row.</summary>
    /// <exception cref="KeyNotFoundException">There is no such title.</exception>
    public string Title(string id, string? language) => Titles[id].In(language);

    /// <summary>The words for a tip's state, for its informer.</summary>
    public string StateText(Line.InformerState state, string? language) => Text("state-" + Words<Line.InformerState>.Of(state), language);
}
