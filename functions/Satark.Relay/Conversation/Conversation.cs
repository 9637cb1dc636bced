namespace Satark.Relay.Conversation;

/// <summary>Leads an informer along the questionnaire. Pure: no clock, no store, no sending.</summary>
public sealed class Conversation
{
    /// <summary>What follows from something heard.</summary>
    public static Reply Hear(Talk talk, Heard heard, DateTimeOffset now) => throw new NotImplementedException();
}
