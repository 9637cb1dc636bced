using Satark.Messaging;

namespace Satark.Tests.Model;

/// <summary>What somebody or something does; each is counted in the middle of each other.</summary>
internal enum Act
{
    Ack,
    Decline,
    Progress,
    Lapse,
    Step,
    Call,
    Retry,
    AskAgency,
    Engagement,
    Answer,
    Route,
    Update,
    Cancel,
    Close,
    Reopen,
    Callback,
    NextChannel,
    Tell,
    Audit,
    Other,
}

/// <summary>Something under way: a handler with its message, or a person's request. It stands still at a gate until it is let on.</summary>
internal sealed class Flight(Act act, Message? message)
{
    public Act Act { get; } = act;

    public Message? Message { get; } = message;

    /// <summary>Where it stands; null while it runs or when it is over.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Whether it stands right behind a save of its own: whoever drops it here loses the answer, not the deed.</summary>
    public bool HasJustSaved { get; set; }

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>The act that a message is.</summary>
    public static Act Of(Message message, Errand errand)
    {
        return message.Kind switch
        {
            Errands.LapseLease => Act.Lapse,
            Errands.ClimbLadder => Act.Step,
            Errands.CallAgency => Act.AskAgency,
            Errands.TellAgencies => Act.Tell,
            Errands.TryNextChannel => Act.NextChannel,
            Errands.Deliver => errand.N > 0 ? Act.Retry : errand.Part![0] switch { 'r' => Act.Call, 'e' => Act.Engagement, _ => Act.Tell },
            _ => Act.Other,
        };
    }
}
