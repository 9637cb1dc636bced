namespace Satark.Tests.Model;

/// <summary>Guards of the domain that a run of the model may take out, from outside: the model must notice each.</summary>
public enum Guard
{
    /// <summary>All guards stand.</summary>
    None,

    /// <summary>The version of the case that <c>Deliver</c> requires for the step from pending to sending.</summary>
    VersionAtSending,

    /// <summary><c>ClimbLadder</c> asks whether its timer is still the case's round and step.</summary>
    CurrentStep,

    /// <summary><c>LapseLease</c> asks whether its timer is still the case's lease.</summary>
    LeaseNumber,

    /// <summary>Whoever was slower with the case is told so, and loads it again.</summary>
    SomebodyWasFaster,

    /// <summary><c>Deliver</c> asks whether the attempt is the one that its message was sent for.</summary>
    DoubledDelivery,
}
