using Satark.Places.Finding.Names;

namespace Satark.Places.Finding.Meaning;

/// <summary>Names that together say one place, from the finest to the widest: "Rasra, Ballia", "Lucknow ke Gomti Nagar".</summary>
internal sealed class Address(Hit hit)
{
    /// <summary>Its names in the text's order.</summary>
    public List<Hit> Hits { get; } = [hit];

    /// <summary>The first word of the first name.</summary>
    public int First => Hits[0].First;

    /// <summary>The word after the last name.</summary>
    public int After => Hits[^1].After;

    /// <summary>The finest of its names: it takes the others' certainty.</summary>
    public Hit Finest => Hits.MaxBy(hit => Fineness(hit.Sense.Best.Kind))!;

    /// <summary>True where a district or state stands beside a finer place.</summary>
    public bool IsJoined => Hits.Count > 1;

    /// <summary>The police station that the address names or implies.</summary>
    public Referent? Station { get; set; }

    private static int Fineness(ReferentKind kind) => kind switch
    {
        ReferentKind.State => 0,
        ReferentKind.District or ReferentKind.City => 1,
        ReferentKind.Tehsil => 2,
        ReferentKind.Town => 3,
        ReferentKind.Village => 4,
        ReferentKind.Station => 5,
        _ => 6,
    };
}
