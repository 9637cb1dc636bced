using Satark.Cases;
using Satark.Http.Routing;

namespace Satark.Http.Links;

/// <summary>The words of the link page: Hindi first, English under it.</summary>
internal static class LinkWords
{
    /// <summary>What cannot be done, in both languages.</summary>
    public static LinkNotice Of(Refusal refusal) => new(
        refusal.Hindi ?? refusal.Kind switch
        {
            RefusalKind.Invalid => "कुछ ठीक नहीं भरा गया। जाँचकर फिर भेजें।",
            RefusalKind.Forbidden or RefusalKind.Unauthenticated => "आपको इसकी अनुमति नहीं है।",
            RefusalKind.NotFound => "यह नहीं मिला।",
            RefusalKind.Conflict => "कोई और आपसे पहले यह कर चुका है।",
            RefusalKind.Gone => "यह अब नहीं है।",
            _ => "अब यह संभव नहीं: केस अब जैसा है वह नीचे है।",
        },
        refusal.Text);

    /// <summary>What went wrong before anything was looked at, in both languages.</summary>
    public static LinkNotice Of(Problem trouble) => trouble.Status switch
    {
        413 => new("भेजा हुआ बहुत बड़ा है: कुल 16 MB तक। छोटा वीडियो या कम फ़ोटो भेजें।", "This is too large: at most 16 MB in all. Send a shorter video or fewer photos."),
        400 or 415 => new("पूरा नहीं आया। पेज फिर खोलें और दोबारा भेजें।", "It did not arrive whole. Open the page again and send it once more."),
        429 or 503 => new("अभी नहीं हो सका, कुछ सहेजा नहीं गया। थोड़ी देर में फिर भेजें।", "Not possible for a moment; nothing was saved. Send it again in a while."),
        _ => new("हमारी ओर की ग़लती है। फिर कोशिश करें; फिर भी न हो तो डेस्क को फ़ोन करें।", "A fault of ours. Try again; if it fails again, call the desk."),
    };

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

/// <summary>A sentence that must not be overlooked: Hindi first, English under it.</summary>
/// <param name="Hindi">As most read it.</param>
/// <param name="English">The same.</param>
internal sealed record LinkNotice(string Hindi, string English);
