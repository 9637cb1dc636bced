using Satark.Places.Evidence;

namespace Satark.Places.Finding.Roles;

/// <summary>How plainly a text says what it says of a place.</summary>
internal enum Weight
{
    /// <summary>As most texts do.</summary>
    Plain,

    /// <summary>Only by the way.</summary>
    Weak,

    /// <summary>In the name of the police that is addressed.</summary>
    Police,

    /// <summary>In a hashtag.</summary>
    Tag,

    /// <summary>In somebody's handle.</summary>
    Handle,

    /// <summary>Of the writer, while somebody else is at risk.</summary>
    Writer,

    /// <summary>With "I am", "I live", or a danger at this place.</summary>
    Firm,

    /// <summary>With "now".</summary>
    Stressed,
}

/// <summary>What a text says of a place.</summary>
internal readonly record struct Reading(PlaceRole Role, Weight Weight)
{
    /// <summary>How likely the person is there, if this is all the text says and the place is certain.</summary>
    public double Confidence => Role switch
    {
        PlaceRole.Here => Weight switch { Weight.Stressed => 0.95, Weight.Firm => 0.91, Weight.Writer => 0.4, Weight.Weak => 0.5, _ => 0.82 },
        PlaceRole.Named => Weight switch { Weight.Handle => 0.35, Weight.Police => 0.5, Weight.Tag => 0.6, Weight.Weak => 0.3, _ => 0.75 },
        PlaceRole.Origin => Weight == Weight.Weak ? 0.3 : 0.58,
        PlaceRole.Destination => Weight == Weight.Weak ? 0.3 : 0.45,
        PlaceRole.Passing => 0.4,
        PlaceRole.Past => 0.22,
        PlaceRole.SomebodyElse => 0.18,
        _ => 0.02,
    };
}
