namespace Satark.Relay.Conversation;

/// <summary>Names of <see cref="Talk.Step"/>: questions of the questionnaire that are treated by themselves, and questions that are about the talk itself.</summary>
internal static class Steps
{
    public const string Language = "language";
    public const string Danger = "danger";
    public const string DangerWhat = "danger-what";
    public const string Category = "category";
    public const string District = "district";
    public const string Station = "station";
    public const string What = "what";
    public const string When = "when";
    public const string Where = "where";
    public const string Own = "own";
    public const string Police = "police";
    public const string Media = "media";
    public const string Receipt = "receipt";
    public const string Confirm = "confirm";

    /// <summary>Is what was read from the words right?</summary>
    public const string Guess = "guess";

    /// <summary>Keep a recording, or throw it away?</summary>
    public const string Voice = "voice";

    /// <summary>Is a position that of the crime?</summary>
    public const string Position = "position";

    /// <summary>A tip of its own, or a part of an earlier one?</summary>
    public const string Which = "which";

    /// <summary>Go on with a draft, or start anew?</summary>
    public const string Draft = "draft";

    /// <summary>What to do?</summary>
    public const string Menu = "menu";

    /// <summary>What to change before a tip is sent?</summary>
    public const string Change = "change";

    /// <summary>To which tip to add?</summary>
    public const string AddWhich = "add-which";

    /// <summary>News waits for any word of the informer.</summary>
    public const string News = "news";

    /// <summary>Before the alias of the tip that is added to.</summary>
    public const string Add = "add:";

    /// <summary>Before the alias of the tip whose question is being answered, a slash and the question's id.</summary>
    public const string Answer = "answer:";

    /// <summary>The alias of the tip that is added to or answered for; null elsewhere.</summary>
    public static string? AliasOf(string? step) =>
        step is null ? null
        : step.StartsWith(Add, StringComparison.Ordinal) ? step[Add.Length..]
        : step.StartsWith(Answer, StringComparison.Ordinal) ? step[Answer.Length..].Split('/')[0]
        : null;

    /// <summary>The step at which a question of the desk is answered.</summary>
    public static string AnswerTo(OpenQuestion question) => $"{Answer}{question.Alias}/{question.Id}";
}
