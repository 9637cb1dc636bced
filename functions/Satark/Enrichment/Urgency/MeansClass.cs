using System.Text.Json.Serialization;

namespace Satark.Enrichment.Urgency;

/// <summary>The class of means that a text names: never more than the class is told on.</summary>
[JsonConverter(typeof(Words<MeansClass>))]
public enum MeansClass
{
    /// <summary>None, or the cue is of another kind.</summary>
    None,

    /// <summary>Poison, pesticides and household chemicals.</summary>
    Poison,

    /// <summary>Medicines.</summary>
    Medicine,

    /// <summary>Heights.</summary>
    Height,

    /// <summary>Water.</summary>
    Water,

    /// <summary>Railway.</summary>
    Rail,

    /// <summary>Road traffic.</summary>
    Road,

    /// <summary>Rope or cloth.</summary>
    Rope,

    /// <summary>Blades.</summary>
    Blade,

    /// <summary>Firearms.</summary>
    Weapon,

    /// <summary>Fire.</summary>
    Fire,

    /// <summary>Electricity, gas and all else.</summary>
    Other,
}
