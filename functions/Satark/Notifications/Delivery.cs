using System.Text.Json.Serialization;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>One message to one target by one channel. Its state only moves forward.</summary>
public sealed record Delivery
{
    /// <summary>Derived: round, step, target and channel of a call; engagement, call and channel of a request.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required DeliveryPurpose Purpose { get; init; }

    /// <summary>The ladder's round of a call; the number of the call of an engagement.</summary>
    public int Round { get; init; }

    /// <summary>The ladder's step of a call, or null.</summary>
    public int? Step { get; init; }

    /// <summary>The engagement that it belongs to, or null.</summary>
    public string? Engagement { get; init; }

    /// <summary>Our id of who is called: an officer, an agency, the desk, the last resort.</summary>
    public required string Target { get; init; }

    /// <summary>As the desk says it.</summary>
    public required string TargetName { get; init; }

    /// <summary>By which channel (<see cref="Channels"/>).</summary>
    public required string Channel { get; init; }

    /// <summary>Where to, in the channel's form (phone, mail address, agency id); empty for the desk.</summary>
    public string Address { get; init; } = "";

    /// <summary>What is said.</summary>
    public required string Template { get; init; }

    /// <summary>What is new, for updates: a sentence without personal data.</summary>
    public string? News { get; init; }

    /// <summary>How far it has come.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it failed or was superseded, in our own words.</summary>
    public string? Reason { get; init; }

    /// <summary>A keyed hash of the provider's id, by which callbacks find it, or null.</summary>
    public string? ProviderKey { get; init; }

    /// <summary>It was found in "sending" past its limit and sent again for a life at stake: it may arrive twice.</summary>
    public bool PerhapsTwice { get; init; }

    /// <summary>A message about several cases was refused with it among them: it goes by itself from then on.</summary>
    public bool Alone { get; init; }

    /// <summary>The row of a delivery of a case.</summary>
    public static string Row(string caseRow, string id) => $"{caseRow}.delivery-{id}";

    /// <summary>Adds this new delivery to a change of its case's partition, with the message that sends it from <see cref="At"/> on. Where it is there already, the save is a conflict.</summary>
    /// <param name="change">The change.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="lane">The lane of its message.</param>
    public void AddTo(Change change, string caseId, Lane lane)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Insert(Row(Cases.CaseId.Parse(caseId).Row, Id), this, SatarkJson.Default.Delivery).Send(new Errand(caseId, Id).As(Errands.Deliver, lane, At));
    }
}

/// <summary>What a delivery is for.</summary>
[JsonConverter(typeof(Words<DeliveryPurpose>))]
public enum DeliveryPurpose
{
    /// <summary>Looks for somebody to take the case; stops when somebody has.</summary>
    Call,

    /// <summary>Tells an agency to act or to know; the desk's acknowledgement never stops it.</summary>
    Engagement,

    /// <summary>Tells holder and engaged agencies what is new.</summary>
    Update,

    /// <summary>Asks the partner for what would settle the place.</summary>
    Question,
}

/// <summary>How far a delivery has come; forward only.</summary>
[JsonConverter(typeof(Words<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Handed to the provider; no answer yet (limit 10 s).</summary>
    Sending,

    /// <summary>The provider has it.</summary>
    Accepted,

    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>A person opened it.</summary>
    Read,

    /// <summary>It will not arrive.</summary>
    Failed,

    /// <summary>No longer needed before it was begun.</summary>
    Superseded,

    /// <summary>Found in "sending" past its limit: nobody knows.</summary>
    Unknown,
}
