using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation;

/// <summary>What an informer is told about the installation.</summary>
/// <param name="Operator">Who runs the relay, as a name; null: it is said that nobody was named yet.</param>
/// <param name="Line">What the line calls itself; it stands in templates, which a locked phone shows.</param>
/// <param name="IsTrial">Relay and desk share a machine: it is said, too.</param>
public sealed record TalkSettings(string? Operator, string Line, bool IsTrial)
{
    /// <summary>A trial of nobody in particular.</summary>
    public static readonly TalkSettings Default = new(null, "Satark", IsTrial: true);

    /// <summary>Who runs the relay and what it alone knows.</summary>
    internal string AboutIn(string language) => Operator is { Length: > 0 } name
        ? Questionnaire.Default.Text("about-relay", language, ("operator", name))
        : Questionnaire.Default.Text("about-nobody", language);
}
