using System.Text.Json.Serialization;

namespace Satark.Places.Evidence;

/// <summary>What kind of thing says where somebody is.</summary>
[JsonConverter(typeof(Words<EvidenceKind>))]
public enum EvidenceKind
{
    /// <summary>A place named in the post's text.</summary>
    NamedPlace,

    /// <summary>Coordinates, given as numbers.</summary>
    Coordinates,

    /// <summary>A link to a map, with coordinates or a place in it.</summary>
    MapLink,

    /// <summary>A PIN code of the post.</summary>
    PinCode,

    /// <summary>The area code of a landline.</summary>
    AreaCode,

    /// <summary>The series of a mobile number: where it was first sold, years ago. A hint.</summary>
    MobileSeries,

    /// <summary>A vehicle's number plate: where it was registered.</summary>
    NumberPlate,

    /// <summary>An address from which the account was used, by the installation's own table.</summary>
    IpAddress,

    /// <summary>The place that the account's profile names.</summary>
    ProfilePlace,

    /// <summary>The place that the platform gives in words.</summary>
    PlatformPlace,

    /// <summary>The position inside a picture of an alert (EXIF).</summary>
    PicturePosition,

    /// <summary>Where the same person was found before.</summary>
    EarlierCase,

    /// <summary>A place that a language service found in the text.</summary>
    ServiceFinding,

    /// <summary>A place that an officer names.</summary>
    OfficersWord,
}

/// <summary>Who says where somebody is.</summary>
[JsonConverter(typeof(Words<EvidenceSource>))]
public enum EvidenceSource
{
    /// <summary>The post's own text.</summary>
    Post,

    /// <summary>The account's profile.</summary>
    Profile,

    /// <summary>The platform that reported it.</summary>
    Platform,

    /// <summary>An answer of the platform to the desk's question.</summary>
    PartnerAnswer,

    /// <summary>An officer.</summary>
    Officer,

    /// <summary>Another case of the same person.</summary>
    EarlierCase,

    /// <summary>A language service.</summary>
    LanguageService,
}

/// <summary>What a person has to do with a place.</summary>
[JsonConverter(typeof(Words<PlaceRole>))]
public enum PlaceRole
{
    /// <summary>Is there now: "abhi Kanpur mein hoon", "standing on the bridge of Naini".</summary>
    Here,

    /// <summary>Only named, without a word of what it has to do with the person.</summary>
    Named,

    /// <summary>Comes from there: born, home, native place, studied. Says where the person is only where nothing else does.</summary>
    Origin,

    /// <summary>Goes there: leaving for, ticket to, will jump at.</summary>
    Destination,

    /// <summary>Travels through it.</summary>
    Passing,

    /// <summary>Was there, and is no more.</summary>
    Past,

    /// <summary>Somebody else is there: family, friends, a court, a boss.</summary>
    SomebodyElse,

    /// <summary>Says not to be there.</summary>
    NotThere,
}
