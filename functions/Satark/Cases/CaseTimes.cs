namespace Satark.Cases;

/// <summary>First times. "Delivered" is not "seen", "seen" is not "acknowledged", and so on: every clock is kept.</summary>
public sealed record CaseTimes
{
    /// <summary>A page with armed sound confirmed that it played, or a message was delivered to an officer.</summary>
    public DateTimeOffset? Delivered { get; init; }

    /// <summary>The case view stood two seconds in a focused signed-in page.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>First taken.</summary>
    public DateTimeOffset? Acknowledged { get; init; }

    /// <summary>The first thing that was done after it was taken (<see cref="HumanClocks"/>).</summary>
    public DateTimeOffset? Progress { get; init; }

    /// <summary>A team was sent.</summary>
    public DateTimeOffset? Dispatched { get; init; }

    /// <summary>The team is moving.</summary>
    public DateTimeOffset? OnTheWay { get; init; }

    /// <summary>The team is with the person.</summary>
    public DateTimeOffset? Reached { get; init; }

    /// <summary>Closed.</summary>
    public DateTimeOffset? Closed { get; init; }
}
