using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>An officer has the case.</summary>
/// <param name="By">Who.</param>
/// <param name="Since">Since when.</param>
/// <param name="LeaseUntil">When the hold lapses unless progress renews it.</param>
public sealed record Hold(Actor By, DateTimeOffset Since, DateTimeOffset LeaseUntil)
{
    /// <summary>The holder leaves and somebody was asked to take over; null as long as they stay.</summary>
    public HoldOffer? Offer { get; init; }

    /// <summary>The channel (<see cref="Notifications.Channels"/>) by which it was taken from afar, as long as nothing followed; null after first progress, and where it was taken on a page.</summary>
    public string? Through { get; init; }
}

/// <summary>A held case that is to change hands.</summary>
/// <param name="To">Who was asked, or null: nobody is on duty who could be.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why the holder leaves.</param>
public sealed record HoldOffer(Actor? To, DateTimeOffset At, LeavingReason Reason);

/// <summary>Why a holder leaves.</summary>
[JsonConverter(typeof(Words<LeavingReason>))]
public enum LeavingReason
{
    /// <summary>They signed out.</summary>
    SignedOut,

    /// <summary>Their duty is over by the roster.</summary>
    DutyEnded,
}
