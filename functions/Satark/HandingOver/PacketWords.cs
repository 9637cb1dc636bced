using System.Globalization;
using Satark.Cases;

namespace Satark.HandingOver;

/// <summary>The words that every packet holds.</summary>
public static class PacketWords
{
    // The Mental Healthcare Act, 2017 (Act 10 of 2017), sections 115 and 24.
    private const string OfAttempts =
        "Mental Healthcare Act 2017: whoever attempts suicide is presumed to be under severe stress and is not to be punished for it (s. 115); "
        + "no photograph and no information about the person goes to media or public without consent (s. 24).";

    private const string OfData = "Personal data: only for the police who act on it, for this purpose alone.";

    /// <summary>What we ask.</summary>
    public static string Ask(HandOverPacket packet)
    {
        var call = packet.Desk.Phone is { } phone ? $"by telephone: {phone}" : "by telephone";
        return packet.To is { ConfirmedAt: { } confirmed }
            ? $"You took this case over on {Time(confirmed)}. Tell us what came of it {call}, with case {packet.Code}."
            : $"Take over this case now and find the person. Confirm with \"We take over\" behind the link in our message, or {call}, with case {packet.Code}. Until you confirm, it stays open with us and we go on.";
    }

    /// <summary>What the law says of this case.</summary>
    public static string Law(HandOverPacket packet) => packet.LifeRisk ? $"{OfAttempts} {OfData}" : OfData;

    /// <summary>What is reported.</summary>
    public static string Of(CaseType type) => type switch
    {
        CaseType.SuicideRisk => "Suicide risk",
        CaseType.SelfHarm => "Risk of self-harm",
        CaseType.Threat => "Threat to others",
        CaseType.MissingPerson => "Missing person",
        CaseType.FraudInProgress => "Fraud in progress",
        _ => "Call for help",
    };

    /// <summary>A time as people in India read it.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromMinutes(330)).ToString("d MMM yyyy, HH:mm 'IST'", CultureInfo.InvariantCulture);

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A point with its radius, or null.</summary>
    public static string? Point(Places.Spot? spot) => spot is not { } s ? null
        : string.Create(CultureInfo.InvariantCulture, $"{s.Latitude:0.0####}, {s.Longitude:0.0####}, within {(s.AccuracyKm < 1 ? Math.Max(1, Math.Round(s.AccuracyKm * 1000)) : Math.Round(s.AccuracyKm, 1)):0.#} {(s.AccuracyKm < 1 ? "m" : "km")}");

    /// <summary>A language's English name; a code that we have no name for as it is.</summary>
    /// <param name="code">BCP 47.</param>
    public static string Language(string code) => code switch
    {
        "hi" => "Hindi",
        "hi-Latn" => "Hindi in Latin letters",
        "en" => "English",
        "ur" => "Urdu",
        "bho" => "Bhojpuri",
        "mai" => "Maithili",
        "bn" => "Bengali",
        "pa" => "Punjabi",
        "mr" => "Marathi",
        "ne" => "Nepali",
        "gu" => "Gujarati",
        "ta" => "Tamil",
        "te" => "Telugu",
        "und" => "not recognised",
        _ => code,
    };

    /// <summary>What came of an attempt to speak with the person.</summary>
    public static string Of(ContactResult result) => result switch
    {
        ContactResult.Talking => "talking with the person",
        ContactResult.NoAnswer => "no answer",
        ContactResult.PhoneOff => "phone switched off",
        _ => "refused to speak",
    };
}
