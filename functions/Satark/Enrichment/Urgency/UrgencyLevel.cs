using System.Text.Json.Serialization;

namespace Satark.Enrichment.Urgency;

/// <summary>How much haste the words of a message speak of, ascending. In doubt the higher.</summary>
[JsonConverter(typeof(Words<UrgencyLevel>))]
public enum UrgencyLevel
{
    /// <summary>Nothing speaks of risk to a life. It does not mean that there is none: a picture or a silence may say more.</summary>
    None,

    /// <summary>
    /// Words of risk, but only quoted, sung, joked, reported as news, denied or long past; or weak hints alone.
    /// </summary>
    Low,

    /// <summary>A wish to die, hopelessness or fear for somebody's life, without a time, a plan or a farewell.</summary>
    Elevated,

    /// <summary>An intention, a plan, a farewell, means at hand or a place of risk; also somebody else's, told by one who knows.</summary>
    High,

    /// <summary>It is happening: now or within hours, live before an audience, at a place of risk with the intention, or already done.</summary>
    Immediate,
}
