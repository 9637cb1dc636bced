using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>Who did something.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Id">Our id of them.</param>
/// <param name="Name">The name that the desk knows them by.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    /// <summary>Satark itself.</summary>
    public static readonly Actor System = new(ActorKind.System, "satark", "Satark");

    /// <summary>The informer of a tip: nobody knows who.</summary>
    public static readonly Actor Informer = new(ActorKind.Informer, "informer", "Informer");
}

/// <summary>Kinds of actors.</summary>
[JsonConverter(typeof(Words<ActorKind>))]
public enum ActorKind
{
    /// <summary>Satark itself.</summary>
    System,

    /// <summary>A signed-in officer, or one who answered by a link sent to them.</summary>
    Officer,

    /// <summary>A platform partner.</summary>
    Partner,

    /// <summary>An engaged agency.</summary>
    Agency,

    /// <summary>Whoever told of it without being known.</summary>
    Informer,
}
