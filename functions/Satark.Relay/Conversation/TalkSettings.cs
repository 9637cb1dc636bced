namespace Satark.Relay.Conversation;

/// <summary>What an informer is told about the installation.</summary>
/// <param name="Operator">Who runs the relay, as a name: it is said plainly.</param>
/// <param name="Line">What the line calls itself; it stands in templates, which a locked phone shows.</param>
/// <param name="IsTrial">Relay and desk share a machine: it is said, too.</param>
public sealed record TalkSettings(string Operator, string Line, bool IsTrial)
{
    /// <summary>A trial of nobody in particular.</summary>
    public static readonly TalkSettings Default = new("Satark", "Satark", IsTrial: true);
}
