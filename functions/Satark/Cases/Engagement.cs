using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>An agency that was asked to act or to know. Never stopped by the desk's acknowledgement.</summary>
/// <param name="Id">Stable inside the case.</param>
/// <param name="Agency">Which kind of agency.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="RequestedAt">When it was first asked.</param>
public sealed record Engagement(string Id, AgencyKind Agency, string Name, DateTimeOffset RequestedAt)
{
    /// <summary>When a channel confirmed that the request arrived.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When the agency said that it knows.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it said that a team is moving.</summary>
    public DateTimeOffset? OnTheWayAt { get; init; }

    /// <summary>When it said that a team is at the door.</summary>
    public DateTimeOffset? AtTheDoorAt { get; init; }

    /// <summary>When it was withdrawn, replaced by a new route, or the case was closed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it was called so far (the first request counts).</summary>
    public int Calls { get; init; }

    /// <summary>When it is called next; null once it has acknowledged or ended.</summary>
    public DateTimeOffset? NextCallAt { get; init; }

    /// <summary>The number under which the desk reaches it by phone, as it was when it was last called; or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The agency's own reference, where it gave one.</summary>
    public string? Reference { get; init; }

    /// <summary>Where the case was thought to be when it was asked, or null: whom to tell once that has changed.</summary>
    public CaseRoute? Route { get; init; }

    /// <summary>One of several places that were asked because none is sure: it is told so, and its part ends once another says that the case is theirs.</summary>
    public bool IsCandidate { get; init; }

    /// <summary>When it said that the case is not theirs, or null.</summary>
    public DateTimeOffset? NotTheirsAt { get; init; }

    /// <summary>The ISO 3166-2:IN suffix of the state whose control room was asked; null for agencies of our own.</summary>
    public string? OfState { get; init; }

    /// <summary>Whether it still counts.</summary>
    public bool IsActive => EndedAt is null;

    /// <summary>The furthest word of it.</summary>
    public EngagementState State =>
        EndedAt is not null ? EngagementState.Ended
        : AtTheDoorAt is not null ? EngagementState.AtTheDoor
        : OnTheWayAt is not null ? EngagementState.OnTheWay
        : AcknowledgedAt is not null ? EngagementState.Acknowledged
        : DeliveredAt is not null ? EngagementState.Delivered
        : EngagementState.Requested;
}

/// <summary>How far an engagement has come.</summary>
[JsonConverter(typeof(Words<EngagementState>))]
public enum EngagementState
{
    /// <summary>Asked; no channel has confirmed yet.</summary>
    Requested,

    /// <summary>The request arrived.</summary>
    Delivered,

    /// <summary>The agency knows.</summary>
    Acknowledged,

    /// <summary>A team is moving.</summary>
    OnTheWay,

    /// <summary>A team is at the door.</summary>
    AtTheDoor,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>Kinds of agencies.</summary>
[JsonConverter(typeof(Words<AgencyKind>))]
public enum AgencyKind
{
    /// <summary>The Special Task Force: fastest at finding a poster's location.</summary>
    TaskForce,

    /// <summary>The police station; where none is known, its district's control room.</summary>
    Station,

    /// <summary>The state's emergency response vehicles (112).</summary>
    [JsonStringEnumMemberName("up-112")]
    Emergency112,

    /// <summary>A district's command.</summary>
    District,

    /// <summary>Another state's control room.</summary>
    StateControl,
}
