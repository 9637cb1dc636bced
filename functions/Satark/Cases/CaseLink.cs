using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>Another case that belongs to this one.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Kind">Why.</param>
public sealed record CaseLink(string CaseId, string Code, LinkKind Kind);

/// <summary>Why two cases belong together. Never merged by machine.</summary>
[JsonConverter(typeof(Words<LinkKind>))]
public enum LinkKind
{
    /// <summary>Same url, handle or phone.</summary>
    SamePerson,

    /// <summary>The same alert came again after closing.</summary>
    RaisedAgain,

    /// <summary>The same alert id with another person.</summary>
    IdUsedTwice,

    /// <summary>The same person's case of the last 90 days, which is closed.</summary>
    EarlierCase,

    /// <summary>The case of the phone call in which this one goes on.</summary>
    MergedInto,

    /// <summary>The written word of this call, which came as a case of its own.</summary>
    MergedFrom,

    /// <summary>Another tip of the same place, category and days.</summary>
    RelatedTip,

    /// <summary>Another tip with the same picture, film or recording.</summary>
    SameMedia,

    /// <summary>Another person of the same mail.</summary>
    SameMail,
}
