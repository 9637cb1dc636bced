using Satark.Cases;
using Satark.Places;

namespace Satark.Notifications.Templates;

/// <summary>The words that fill slots, and what they are in Hindi.</summary>
public static class SlotWords
{
    /// <summary>Stands for a district that nobody knows yet.</summary>
    public const string PlaceUnknown = "place unknown";

    /// <summary>Stands where fewer were asked than a text has slots for.</summary>
    public const string NobodyElse = "nobody else";

    // The full name has 40 characters; cut to a slot's 30 it would be no name.
    private const string DadraAndDaman = "Dadra-Nagar Haveli, Daman-Diu";

    private static readonly Dictionary<string, string> Fixed = new(StringComparer.Ordinal)
    {
        [PlaceUnknown] = "स्थान अज्ञात",
        [NobodyElse] = "और कोई नहीं",
        [DadraAndDaman] = "दादरा-नगर हवेली, दमन-दीव",
        ["LIFE AT RISK"] = "जान को ख़तरा",
        ["Critical"] = "अति गंभीर",
        ["High"] = "गंभीर",
        ["Medium"] = "मध्यम",
        ["Low"] = "सामान्य",
        ["Special Task Force"] = "विशेष कार्य बल",
        ["Police station"] = "थाना",
        ["UP-112"] = "यूपी-112",
        ["District control room"] = "ज़िला नियंत्रण कक्ष",
        ["State control room"] = "राज्य नियंत्रण कक्ष",
        ["operator"] = "ऑपरेटर",
        ["shift lead"] = "पाली प्रभारी",
        ["1 day"] = "1 दिन",
        ["7 days"] = "7 दिन",
        ["30 days"] = "30 दिन",
    };

    /// <summary>The word that a call begins with.</summary>
    public static string Urgency(Severity severity, bool lifeRisk) => lifeRisk ? "LIFE AT RISK" : severity switch
    {
        Severity.Critical => "Critical",
        Severity.High => "High",
        Severity.Medium => "Medium",
        _ => "Low",
    };

    /// <summary>The word that tells an agency that it is meant.</summary>
    public static string Agency(AgencyKind kind) => kind switch
    {
        AgencyKind.TaskForce => "Special Task Force",
        AgencyKind.Station => "Police station",
        AgencyKind.Emergency112 => "UP-112",
        AgencyKind.District => "District control room",
        _ => "State control room",
    };

    /// <summary>The district's English name, or <see cref="PlaceUnknown"/>.</summary>
    public static string Place(string? districtName) => string.IsNullOrWhiteSpace(districtName) ? PlaceUnknown : TemplateSlot.Fit(districtName);

    /// <summary>A state's English name, short enough for a slot, or <see cref="PlaceUnknown"/>.</summary>
    /// <param name="code">ISO 3166-2:IN suffix.</param>
    public static string State(string? code) =>
        code == "DH" ? DadraAndDaman
        : code is not null && Gazetteer.Default.FindState(code) is { } state ? TemplateSlot.Fit(state.English)
        : PlaceUnknown;

    /// <summary>How long after a rescue a counselling task is due (n counts from 1).</summary>
    public static string CounsellingDay(int n) => n switch
    {
        1 => "1 day",
        2 => "7 days",
        _ => "30 days",
    };

    /// <summary>The Hindi of a slot's value; what has none stays as it is.</summary>
    public static string InHindi(string value) =>
        Fixed.TryGetValue(value, out var word) || NewsPhrases.Hindi.TryGetValue(value, out word) ? word
        : Gazetteer.Default.Districts.FirstOrDefault(d => d.English == value)?.Hindi
            ?? Gazetteer.Default.States.FirstOrDefault(s => s.English == value)?.Hindi ?? value;
}
