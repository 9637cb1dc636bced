using Satark.Cases;

namespace Satark.Http.Links;

/// <summary>The words of the link page: Hindi first, English under it.</summary>
internal static class LinkWords
{
    public static (string Hindi, string English) Of(Severity severity, bool lifeRisk) => (severity, lifeRisk) switch
    {
        (_, true) => ("जीवन को ख़तरा", "Life at risk"),
        (Severity.Critical, _) => ("अत्यावश्यक", "Critical"),
        (Severity.High, _) => ("आवश्यक", "High"),
        (Severity.Medium, _) => ("सामान्य", "Medium"),
        _ => ("कम", "Low"),
    };

    public static (string Hindi, string English) Of(CaseState state) => state switch
    {
        CaseState.New => ("अभी किसी ने नहीं लिया", "Nobody has taken it"),
        CaseState.Acknowledged => ("लिया जा चुका है", "Taken"),
        CaseState.Dispatched => ("टीम भेजी गई", "Team sent"),
        CaseState.Reached => ("टीम पहुँच गई", "Team with the person"),
        _ => ("बंद", "Closed"),
    };

    public static (string Hindi, string English) OfTip(CaseState state) => state switch
    {
        CaseState.New => ("अभी किसी ने नहीं ली", "Nobody has taken it"),
        CaseState.Acknowledged => ("कार्यालय ने ली", "Taken by the office"),
        CaseState.Dispatched => ("अधिकारी के पास", "With an officer"),
        CaseState.Reached => ("रिपोर्ट दी गई", "Reported"),
        _ => ("बंद", "Closed"),
    };

    public static string Of(HandOverRefusal reason) => reason switch
    {
        HandOverRefusal.NotHere => "व्यक्ति यहाँ नहीं · The person is not here",
        HandOverRefusal.PlaceUnclear => "स्थान स्पष्ट नहीं · The place is not clear enough",
        HandOverRefusal.AlreadyKnown => "हमारे पास केस पहले से है · We work on it already",
        _ => "अन्य · Other",
    };

    public static (string Hindi, string English) Of(EngagementState state) => state switch
    {
        EngagementState.Requested or EngagementState.Delivered => ("आपके उत्तर की प्रतीक्षा", "Waiting for your answer"),
        EngagementState.Acknowledged => ("जानकारी मिल गई", "Acknowledged"),
        EngagementState.OnTheWay => ("रास्ते में", "On the way"),
        EngagementState.AtTheDoor => ("पहुँच गए", "At the door"),
        _ => ("समाप्त", "Over"),
    };
}
