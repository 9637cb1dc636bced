namespace Satark.Scenarios;

/// <summary>How the queue brings messages in a scenario.</summary>
public enum MessageOrder
{
    /// <summary>Each once, as they come.</summary>
    AsTheyCome,

    /// <summary>Each twice, in shuffled order, several at once; and old ones again at any time.</summary>
    TwiceAndShuffled,
}
