namespace Satark.Places.Finding.Roles;

/// <summary>What a word says about the places beside it. The words stand in the table <c>place-cues.csv</c>, under these names.</summary>
[Flags]
internal enum Cue : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>After a name: in it.</summary>
    In = 1UL << 0,

    /// <summary>After a name: on it.</summary>
    On = 1UL << 1,

    /// <summary>After a name: near it.</summary>
    Near = 1UL << 2,

    /// <summary>After a name: from it.</summary>
    From = 1UL << 3,

    /// <summary>After a name: of it.</summary>
    Of = 1UL << 4,

    /// <summary>After a name: to it.</summary>
    To = 1UL << 5,

    /// <summary>After a name: as far as it.</summary>
    Till = 1UL << 6,

    /// <summary>After a name: somebody of it.</summary>
    Wala = 1UL << 7,

    /// <summary>After a name: by way of it.</summary>
    Via = 1UL << 8,

    /// <summary>Before a name: in, at, near it.</summary>
    PreIn = 1UL << 9,

    /// <summary>Before a name: from it.</summary>
    PreFrom = 1UL << 10,

    /// <summary>Before a name: to it.</summary>
    PreTo = 1UL << 11,

    /// <summary>Before a name: by way of it.</summary>
    PreVia = 1UL << 12,

    /// <summary>Before a name: of it.</summary>
    PreOf = 1UL << 13,

    /// <summary>At this moment.</summary>
    Now = 1UL << 14,

    /// <summary>I am.</summary>
    BeFirst = 1UL << 15,

    /// <summary>Is.</summary>
    BePresent = 1UL << 16,

    /// <summary>Was.</summary>
    BePast = 1UL << 17,

    /// <summary>Lives, stands, sits, works somewhere.</summary>
    Stay = 1UL << 18,

    /// <summary>Goes somewhere.</summary>
    Going = 1UL << 19,

    /// <summary>Has come somewhere.</summary>
    Arrived = 1UL << 20,

    /// <summary>Came.</summary>
    Came = 1UL << 21,

    /// <summary>Has gone from somewhere.</summary>
    Left = 1UL << 22,

    /// <summary>Was born.</summary>
    Born = 1UL << 23,

    /// <summary>Home, native place.</summary>
    Home = 1UL << 24,

    /// <summary>Before an address.</summary>
    Address = 1UL << 25,

    /// <summary>Studied.</summary>
    Study = 1UL << 26,

    /// <summary>At an earlier time.</summary>
    LastTime = 1UL << 27,

    /// <summary>Not.</summary>
    Negation = 1UL << 28,

    /// <summary>Family and friends.</summary>
    Kin = 1UL << 29,

    /// <summary>I, me, my.</summary>
    FirstPerson = 1UL << 30,

    /// <summary>He, she, they.</summary>
    ThirdPerson = 1UL << 31,

    /// <summary>Dying, or the means to it.</summary>
    Risk = 1UL << 32,

    /// <summary>Asks for help.</summary>
    Help = 1UL << 33,

    /// <summary>Police, court, administration.</summary>
    Police = 1UL << 34,

    /// <summary>A film, series, song or book.</summary>
    Title = 1UL << 35,

    /// <summary>Watches.</summary>
    Watch = 1UL << 36,

    /// <summary>Things and dishes that are named after towns.</summary>
    Goods = 1UL << 37,

    /// <summary>A train.</summary>
    Train = 1UL << 38,

    /// <summary>A road, which is named after where it leads.</summary>
    Road = 1UL << 39,

    /// <summary>A team, a match.</summary>
    Sport = 1UL << 40,

    /// <summary>Against.</summary>
    Versus = 1UL << 41,

    /// <summary>An election, who holds a seat.</summary>
    Politics = 1UL << 42,

    /// <summary>News.</summary>
    News = 1UL << 43,

    /// <summary>District.</summary>
    District = 1UL << 44,

    /// <summary>Parts of an address smaller than a district.</summary>
    Tehsil = 1UL << 45,

    /// <summary>Police station.</summary>
    Thana = 1UL << 46,

    /// <summary>City, station, area: words that belong to the name before them.</summary>
    CityWord = 1UL << 47,

    /// <summary>This, our, one: before a common noun, never before a name.</summary>
    Determiner = 1UL << 48,

    /// <summary>Speaks, writes from somewhere.</summary>
    Speaking = 1UL << 49,

    /// <summary>Mr, Mrs.</summary>
    PersonTitle = 1UL << 50,

    /// <summary>What follows a given name.</summary>
    Surname = 1UL << 51,

    /// <summary>And, but: joins two clauses.</summary>
    Connector = 1UL << 52,

    /// <summary>Asks.</summary>
    Question = 1UL << 53,

    /// <summary>The chief police station of a town.</summary>
    Kotwali = 1UL << 54,

    /// <summary>I will die: the writer is the one at risk.</summary>
    Dying = 1UL << 55,

    /// <summary>A kind of spot inside a town: its ghat, its hotel, sector 62.</summary>
    Site = 1UL << 56,

    /// <summary>After who did something.</summary>
    Ergative = 1UL << 57,

    /// <summary>I, as the one who acts.</summary>
    Subject = 1UL << 58,

    /// <summary>Far away.</summary>
    FarOff = 1UL << 59,

    /// <summary>Said, wrote: before what somebody said or wrote.</summary>
    Telling = 1UL << 60,
}
