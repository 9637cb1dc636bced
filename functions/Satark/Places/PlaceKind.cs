namespace Satark.Places;

/// <summary>What kind of place a name stands for. In the tables: the same words in lower case, joined by hyphens.</summary>
public enum PlaceKind
{
    /// <summary>A sub-district, known by the name of the town it is run from.</summary>
    Tehsil,

    /// <summary>A city, town or market that has a council of its own.</summary>
    Town,

    /// <summary>A village or market without one.</summary>
    Village,

    /// <summary>A quarter of a city.</summary>
    Quarter,

    /// <summary>A police station.</summary>
    PoliceStation,

    /// <summary>Steps down to a river, also where the dead are burnt and pilgrims bathe.</summary>
    Ghat,

    /// <summary>A temple, ashram or place of pilgrimage.</summary>
    Temple,

    /// <summary>A mosque, shrine or imambara.</summary>
    Mosque,

    /// <summary>A monument, tomb or memorial.</summary>
    Monument,

    /// <summary>A fort.</summary>
    Fort,

    /// <summary>A university or college.</summary>
    University,

    /// <summary>A hospital or medical college.</summary>
    Hospital,

    /// <summary>A railway station.</summary>
    RailwayStation,

    /// <summary>A station of a metro or rapid railway.</summary>
    MetroStation,

    /// <summary>A bus station.</summary>
    BusStation,

    /// <summary>An airport.</summary>
    Airport,

    /// <summary>A bridge.</summary>
    Bridge,

    /// <summary>A dam, weir or barrage.</summary>
    Dam,

    /// <summary>A lake or pond.</summary>
    Lake,

    /// <summary>A waterfall.</summary>
    Waterfall,

    /// <summary>A canal.</summary>
    Canal,

    /// <summary>A promenade along a river.</summary>
    Riverfront,

    /// <summary>A hill or pass.</summary>
    Hill,

    /// <summary>A park, forest or sanctuary.</summary>
    Park,

    /// <summary>A stadium or racing circuit.</summary>
    Stadium,

    /// <summary>A shopping mall.</summary>
    Mall,

    /// <summary>A market or crossing known as one.</summary>
    Market,

    /// <summary>A power station, factory or refinery.</summary>
    Plant,

    /// <summary>An office, barracks or press.</summary>
    Office,

    /// <summary>A seat of government.</summary>
    Government,

    /// <summary>A court.</summary>
    Court,

    /// <summary>A border crossing.</summary>
    Border,
}
