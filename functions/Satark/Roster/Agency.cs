using Satark.Cases;

namespace Satark.Roster;

/// <summary>An agency that can be asked to act or to know, with its contact points.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">As the desk says it.</param>
public sealed record Agency(string Id, AgencyKind Kind, string Name)
{
    /// <summary>The district that it is for, by the gazetteer's id; null: for all that have none of their own.</summary>
    public string? District { get; init; }

    /// <summary>The state that a control room is for (ISO 3166-2:IN suffix), or null.</summary>
    public string? State { get; init; }

    /// <summary>E.164, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>Address, or null.</summary>
    public string? Mail { get; init; }

    /// <summary>Where its system takes requests, or null.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>The key that signs requests to it, or null where it has no webhook.</summary>
    public string? WebhookKey { get; init; }

    /// <summary>Says nothing of the key, so that it can never be logged with the record.</summary>
    public override string ToString() => $"{Words<AgencyKind>.Of(Kind)} {Id}";
}
