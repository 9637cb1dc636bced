namespace Satark.Enrichment.Urgency;

/// <summary>
/// What the desk reads for a cue, in English and Hindi. Short, without blame and without a word of method: WHO's guidance for media on suicide (2023) and
/// section 115 of the Mental Healthcare Act 2017 hold for our own words too.
/// </summary>
public static class UrgencyWords
{
    /// <summary>What a kind of cue says, in English.</summary>
    public static string English(UrgencyCueKind kind) => Of(kind).English;

    /// <summary>What a kind of cue says, in Hindi.</summary>
    public static string Hindi(UrgencyCueKind kind) => Of(kind).Hindi;

    /// <summary>A level, in English.</summary>
    public static string English(UrgencyLevel level) => Of(level).English;

    /// <summary>A level, in Hindi.</summary>
    public static string Hindi(UrgencyLevel level) => Of(level).Hindi;

    private static (string English, string Hindi) Of(UrgencyLevel level) => level switch
    {
        UrgencyLevel.Immediate => ("happening now", "अभी हो रहा है"),
        UrgencyLevel.High => ("intention or farewell", "इरादा या विदाई"),
        UrgencyLevel.Elevated => ("wish to die or no way out", "मरने की इच्छा या निराशा"),
        UrgencyLevel.Low => ("risk words without weight", "जोखिम के शब्द, पर हल्के"),
        _ => ("no word of risk", "जोखिम का कोई शब्द नहीं"),
    };

    private static (string English, string Hindi) Of(UrgencyCueKind kind) => kind switch
    {
        UrgencyCueKind.Ideation => ("speaks of wishing to die", "मरने की इच्छा बताता है"),
        UrgencyCueKind.Intent => ("says it will be done", "करने की बात कहता है"),
        UrgencyCueKind.Plan => ("has made preparations", "तैयारी कर ली है"),
        UrgencyCueKind.Farewell => ("says goodbye", "अलविदा कहता है"),
        UrgencyCueKind.Now => ("names a time: now or soon", "समय बताता है: अभी या जल्द"),
        UrgencyCueKind.Live => ("is live or will go live", "लाइव है या लाइव आएगा"),
        UrgencyCueKind.PlaceOfRisk => ("is at, or speaks of, a place of risk", "जोखिम की जगह पर है या उसका नाम लेता है"),
        UrgencyCueKind.Means => ("names means", "साधन का नाम लेता है"),
        UrgencyCueKind.AlreadyDone => ("says it has begun", "कहता है कि शुरू हो चुका है"),
        UrgencyCueKind.Hopelessness => ("sees no way out", "कोई रास्ता नहीं देखता"),
        UrgencyCueKind.Alone => ("feels alone", "अकेला महसूस करता है"),
        UrgencyCueKind.SubjectIsOther => ("tells of somebody else", "किसी और के बारे में बताता है"),
        UrgencyCueKind.HelpSeeking => ("asks for help", "मदद माँगता है"),
        UrgencyCueKind.Protective => ("names what holds them", "जीने का सहारा बताता है"),
        UrgencyCueKind.Past => ("speaks of the past", "बीते समय की बात है"),
        UrgencyCueKind.Quote => ("quotation, verse or song", "उद्धरण, शायरी या गीत"),
        UrgencyCueKind.Joke => ("joke or exaggeration", "मज़ाक या अतिशयोक्ति"),
        UrgencyCueKind.News => ("news or fiction", "समाचार या कहानी"),
        UrgencyCueKind.Awareness => ("a post that warns and names help", "जागरूकता का संदेश"),
        _ => ("denies it", "इनकार करता है"),
    };
}
