namespace Satark.Places.Finding.Names;

/// <summary>What sort of thing a name stands for, the one that people mean most often first.</summary>
internal enum ReferentKind
{
    /// <summary>A state or union territory.</summary>
    State,

    /// <summary>A district of Uttar Pradesh, which is also its chief town to those who name it.</summary>
    District,

    /// <summary>A city of another state.</summary>
    City,

    /// <summary>A tehsil.</summary>
    Tehsil,

    /// <summary>A town.</summary>
    Town,

    /// <summary>A police station.</summary>
    Station,

    /// <summary>A quarter or landmark.</summary>
    Site,

    /// <summary>A village.</summary>
    Village,

    /// <summary>A country or city abroad: it is never answered, but says what the person has to do with the places beside it.</summary>
    Abroad,
}

/// <summary>One thing that a name may stand for.</summary>
internal sealed record Referent(ReferentKind Kind, string State, District? District, string Name, Spot? Spot, bool IsUnverified)
{
    /// <summary>What kind of place it is; null where it is none of ours.</summary>
    public PlaceKind? Place { get; init; }

    /// <summary>The district's id, or the other state's code: what an answer must get right.</summary>
    public string Area => District?.Id ?? State;

    /// <summary>How likely a name that stands for several things stands for this one: only differences count.</summary>
    public int Prior => Kind switch
    {
        ReferentKind.State => 60,
        ReferentKind.District => 52,
        ReferentKind.City => 44,
        ReferentKind.Abroad => 44,
        ReferentKind.Tehsil => 42,
        ReferentKind.Town => 34,
        ReferentKind.Site => 28,
        ReferentKind.Station => 28,
        _ => 20,
    };
}
