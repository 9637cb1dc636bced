namespace Satark.Relay;

/// <summary>Kinds of the relay's messages, each with one handler. Their bodies are errands: ids of talks, tips and rows of ours.</summary>
public static class RelayErrands
{
    /// <summary>Something waits in a talk to be heard.</summary>
    public const string Hear = "Relay.Hear";

    /// <summary>A silence of 30 seconds may have passed.</summary>
    public const string HearSilence = "Relay.HearSilence";

    /// <summary>A draft may have waited for 24 hours.</summary>
    public const string HearDraftWaited = "Relay.HearDraftWaited";

    /// <summary>What a talk decided beside speaking is to be done.</summary>
    public const string CarryOut = "Relay.CarryOut";

    /// <summary>Words wait to be sent to an informer.</summary>
    public const string SendWords = "Relay.SendWords";

    /// <summary>An informer is to be forgotten: no address leads to them any more.</summary>
    public const string Forget = "Relay.Forget";

    /// <summary>A talk goes over into another one of the same informer.</summary>
    public const string JoinTalks = "Relay.JoinTalks";

    /// <summary>A medium waits with the vendor.</summary>
    public const string FetchMedia = "Relay.FetchMedia";

    /// <summary>Words wait to be said to the desk.</summary>
    public const string ForwardWord = "Relay.ForwardWord";

    /// <summary>Media are to be attached to their tip.</summary>
    public const string AttachMedia = "Relay.AttachMedia";

    /// <summary>Ask the desk for its words; the timer renews itself.</summary>
    public const string FetchWords = "Relay.FetchWords";

    /// <summary>A word of the desk is to be taken.</summary>
    public const string TakeWord = "Relay.TakeWord";

    /// <summary>Enter something into the index by which retention finds it.</summary>
    public const string Index = "Relay.Index";

    /// <summary>Erase a data key whose record is gone.</summary>
    public const string EraseKey = "Relay.EraseKey";

    /// <summary>Forget what is past its days; the timer renews itself.</summary>
    public const string Retain = "Relay.Retain";
}
