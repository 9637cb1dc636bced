using System.Globalization;
using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.Places.Evidence;

namespace Satark.Http.Views;

/// <summary>The history's lines in Hindi.</summary>
public static class HistoryHindi
{
    /// <summary>The line of an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="body">Its opened body, or null.</param>
    public static string Of(CaseEvent e, string? body)
    {
        var text = e.Kind switch
        {
            EventKinds.Received when e.Facts.ContainsKey("refused") => "अस्वीकृत अलर्ट से केस खोला गया",
            EventKinds.Received when e.Facts.ContainsKey("split") => $"केस {F(e, "split")} की मेल के कई व्यक्तियों में से एक",
            EventKinds.Received when e.Facts.ContainsKey("mail") => F(e, "mail") == "listed" ? $"{e.By.Name} से मेल मिली" : "मेल मिली; भेजने वाले का कोई प्रमाण नहीं",
            EventKinds.MailAdded => F(e, "proven") == "yes" ? $"{e.By.Name} से एक और मेल" : "एक और मेल; भेजने वाले का कोई प्रमाण नहीं",
            EventKinds.MailAttached => F(e, "kind") == "bounce" ? "हमारी मेल लौट आई" : "हमारी मेल का स्वचालित उत्तर",
            EventKinds.MailGenuine => "मेल असली है: एजेंसियों को बुलाया जा रहा है",
            EventKinds.MailNotGenuine => "मेल असली नहीं है",
            EventKinds.MailSplit => $"मेल अलग की गई: {F(e, "persons")} व्यक्तियों के अलग-अलग केस",
            EventKinds.FilesKept => $"संलग्न फ़ाइलें सील करके रखी गईं: {F(e, "count")}",
            EventKinds.FileOpened => "संलग्न फ़ाइल खोली गई",
            EventKinds.QuestionSent => Joined($"{F(e, "of")} को मेल: {(Words<Question>.TryParse(F(e, "question"), out var mailed) ? PlaceWords.Of(mailed).Hindi : F(e, "question"))}", F(e, "reminder") == "yes" ? "याद दिलाया" : ""),
            EventKinds.PartnerSilent => Joined($"{F(e, "of")} ने उत्तर नहीं दिया: {(Words<Question>.TryParse(F(e, "question"), out var silent) ? PlaceWords.Of(silent).Hindi : F(e, "question"))}", F(e, "phone").Length == 0 ? "" : $"{F(e, "phone")} पर फ़ोन करें"),
            EventKinds.Received when e.By.Kind == ActorKind.Informer => "गुप्त सूचना मिली",
            EventKinds.Received => $"{e.By.Name} से अलर्ट मिला",
            EventKinds.PhonedIn => "फ़ोन पर बताया गया",
            EventKinds.Merged => $"यह फ़ोन केस {F(e, "code")} का ही लिखित अलर्ट है: काम वहीं चलेगा",
            EventKinds.TookIn => $"लिखित अलर्ट आ गया: {F(e, "code")} का काम अब यहीं चलेगा",
            EventKinds.NotTheCall => $"फ़ोन केस {F(e, "code")} से अलग मामला",
            EventKinds.Found => "डेस्क ने स्वयं खोजा",
            EventKinds.Updated when e.By.Kind == ActorKind.Informer => "पूरी सूचना आई",
            EventKinds.Updated => e.By.Kind == ActorKind.Partner ? $"{e.By.Name} ने नई जानकारी भेजी" : "विवरण पूरा किया गया",
            EventKinds.PartnerSaid => $"{e.By.Name} का कथन: {Word(F(e, "word"))}",
            EventKinds.PartnerWordConfirmed => F(e, "still-at-risk") == "yes" ? "जाँचा गया: ख़तरा बना हुआ है" : "जाँचा गया: अब ख़तरा नहीं है",
            EventKinds.Seen => "पहली बार किसी अधिकारी ने देखा",
            EventKinds.Read => "केस खोलकर पढ़ा गया",
            EventKinds.Unmasked => "निजी जानकारी दिखाई गई",
            EventKinds.ReasonGiven => "जिले से बाहर का केस पढ़ने का कारण",
            EventKinds.Acknowledged => Joined("केस लिया गया", Through(e), e.Facts.ContainsKey("through") ? "दो मिनट के लिए, जब तक आगे कोई कदम न उठे" : ""),
            EventKinds.Extended => "और समय लिया गया",
            EventKinds.Declined => Joined(F(e, "reason") == "not-ours" ? "हमारा क्षेत्र नहीं" : "नहीं जा सकते", Through(e)),
            EventKinds.Reassigned => $"{F(e, "name")} को सौंपा गया",
            EventKinds.LeaseLapsed when F(e, "offered") is { Length: > 0 } asked => $"{asked} ने समय पर {F(e, "holder")} से केस नहीं लिया: बुलावे आगे बढ़े",
            EventKinds.HoldOffered => $"{(F(e, "reason") == "signed-out" ? "साइन आउट किया" : "ड्यूटी समाप्त")}: {(F(e, "name") is { Length: > 0 } asked ? asked + " से केस लेने को कहा गया" : "केस लेने वाला कोई ड्यूटी पर नहीं")}",
            EventKinds.HoldAccepted => $"{F(e, "name")} से केस लिया",
            EventKinds.HoldRefused => $"{F(e, "name")} से केस नहीं लिया: बुलावे आगे बढ़े",
            EventKinds.LeaseLapsed => $"{F(e, "holder")} से कोई प्रगति नहीं: बुलावे आगे बढ़े",
            EventKinds.Dispatched => Joined("टीम भेजी गई", F(e, "station"), F(e, "vehicle"), F(e, "reference")),
            EventKinds.OnTheWay => "टीम रास्ते में है",
            EventKinds.Reached => "टीम व्यक्ति के पास पहुँची",
            EventKinds.ContactAttempted => "व्यक्ति से संपर्क: " + F(e, "result") switch
            {
                "talking" => "बात हो रही है",
                "no-answer" => "उत्तर नहीं",
                "phone-off" => "फ़ोन बंद",
                _ => "बात करने से मना किया",
            },
            EventKinds.Noted => "टिप्पणी",
            EventKinds.EvidenceAdded when F(e, "kind") == OfficerEvidence.PartnerAnswer => $"{e.By.Name} ने उत्तर दिया",
            EventKinds.EvidenceAdded => $"साक्ष्य जोड़ा गया ({F(e, "kind")})",
            EventKinds.Routed => Joined($"{F(e, "name")} को भेजा गया", F(e, "station"), F(e, "basis") switch
            {
                "by-hand" => "अधिकारी द्वारा",
                "location" => "निर्देशांक से",
                "evidence" => "सबूतों से",
                "informer" => "सूचना देने वाले के अनुसार",
                _ => "लेख से",
            }, F(e, "tentative") == "yes" ? "अपने आप किसी को भेजने जितना पक्का नहीं" : "", F(e, "kept").Length == 0 ? "" : $"नई जगह से उत्तर आने तक ये लगे रहेंगे: {F(e, "kept")}"),
            EventKinds.LanguageFound => F(e, "code") == "und" ? "लेख की भाषा पहचानी नहीं गई" : Joined($"लेख की भाषा: {F(e, "code")}", F(e, "fallback") == "yes" ? "अंतर्निहित पहचान से, सेवा ने उत्तर नहीं दिया" : ""),
            EventKinds.PlaceNamesFound => F(e, "fallback") == "yes" ? "भाषा सेवा ने उत्तर नहीं दिया: जगहें केवल अंतर्निहित खोज से" : $"भाषा सेवा ने जगहों के नाम पाए: {F(e, "count")}",
            EventKinds.PlaceWeighed => F(e, "name").Length == 0 ? "जगह अब स्पष्ट नहीं" : Joined($"सबूतों के अनुसार {Place(e)}", F(e, "station"), Percent(F(e, "confidence")), F(e, "unverified") == "yes" ? "जाँच नहीं हुई" : ""),
            EventKinds.UrgencyFound => Joined($"लेख की तात्कालिकता: {Level(F(e, "level"))}", F(e, "severity").Length == 0 ? "" : "गंभीरता बढ़ाई गई"),
            EventKinds.Asked => $"{F(e, "of")} से पूछा गया: {(Words<Question>.TryParse(F(e, "question"), out var question) ? PlaceWords.Of(question).Hindi : F(e, "question"))}",
            EventKinds.HandOverRequested => $"{F(e, "state")} से केस लेने को कहा गया; पुष्टि तक केस हमारा है",
            EventKinds.HandOverRefused => $"{F(e, "name")}: केस उनका नहीं, {Why(F(e, "reason"))}; केस हमारे पास है",
            EventKinds.PacketOpened => F(e, "format") == "cap" ? "सुपुर्दगी पत्र की CAP फ़ाइल ली गई" : "सुपुर्दगी पत्र खोला गया",
            EventKinds.HandOverConfirmed => $"{F(e, "state")} ने केस ले लिया",
            EventKinds.Closed => "केस बंद: " + Ending(F(e, "outcome")),
            EventKinds.Reopened => "केस फिर खोला गया",
            EventKinds.TipAdded => F(e, "answers").Length > 0 ? "सूचना देने वाले का उत्तर" : "सूचना देने वाले ने और बताया",
            EventKinds.TipAssigned => $"{F(e, "name")} को सौंपी गई",
            EventKinds.TipAccepted => "अधिकारी काम कर रहे हैं",
            EventKinds.TipRefused => "अधिकारी ने मना किया",
            EventKinds.TipReported => $"रिपोर्ट {F(e, "report")}: {Ending(F(e, "outcome"))}",
            EventKinds.TipReviewed => F(e, "review") == "ok" ? $"रिपोर्ट {F(e, "report")} ठीक है" : $"रिपोर्ट {F(e, "report")} पर्याप्त नहीं",
            EventKinds.TipAsked => "सूचना देने वाले से पूछा गया",
            EventKinds.TipClassified => $"श्रेणी: {Class(F(e, "class"))}",
            EventKinds.TipCategorised => $"विषय: {TipLabels.Category(F(e, "category"), "hi")}",
            EventKinds.TipConflicted => "पुलिस पर आरोप: केवल परिक्षेत्र कार्यालय और सतर्कता अधिकारी",
            EventKinds.TipMuted => "भेजने वाले को रोका गया",
            EventKinds.InformerTold => $"सूचना देने वाले को बताया गया: {Told(F(e, "state"))}",
            EventKinds.InformerLeft => "सूचना देने वाले ने संपर्क हमेशा के लिए बंद किया",
            EventKinds.MediaArrived => "फ़ोटो, वीडियो या ऑडियो आया",
            EventKinds.MediaOpened => (F(e, "kind") switch { "photo" => "फ़ोटो", "video" => "वीडियो", "audio" => "ऑडियो", _ => "दस्तावेज़" }) + (F(e, "original") == "yes" ? ": मूल फ़ाइल खोली गई" : " खोला गया"),
            EventKinds.MediaSealed => "एक फ़ाइल जिसकी प्रति नहीं बन सकती: मूल सीलबंद है",
            EventKinds.MediaLost => $"जो फ़ाइलें नहीं मिल सकीं: {F(e, "media")}",
            EventKinds.RevealAsked => "एक पर्यवेक्षक ने पहचान माँगी; दूसरे का भी माँगना ज़रूरी है",
            EventKinds.RevealConfirmed => "दूसरे पर्यवेक्षक ने भी पहचान माँगी: रिले से पूछा गया",
            EventKinds.Revealed => "रिले ने पहचान के बारे में उत्तर दिया",
            EventKinds.OriginalAsked => "एक पर्यवेक्षक ने मूल फ़ाइल माँगी; दूसरे का भी माँगना ज़रूरी है",
            EventKinds.OriginalConfirmed => "दूसरे पर्यवेक्षक ने भी मूल फ़ाइल माँगी: रिले से पूछा गया",
            EventKinds.OriginalArrived => "मूल फ़ाइल आ गई",
            EventKinds.StepFired => $"चरण {F(e, "steps")}: {F(e, "called")} को बुलाया गया",
            EventKinds.StepSkipped => $"चरण {F(e, "steps")}: कोई उपलब्ध नहीं ({F(e, "targets")})",
            EventKinds.Engaged => $"{F(e, "name")} को जोड़ा गया",
            EventKinds.EngagementCalled => F(e, "call") == "1" ? $"{F(e, "name")} से कार्रवाई को कहा गया" : $"{F(e, "name")} से फिर कहा गया, बुलावा {F(e, "call")}",
            EventKinds.EngagementAnswered => Joined($"{F(e, "name")}: {Word(F(e, "state"))}", F(e, "reference")),
            EventKinds.EngagementEnded => $"{(F(e, "name") is { Length: > 0 } name ? name : F(e, "engagement"))}: काम समाप्त{F(e, "why") switch
            {
                "relieved" => ", नई जगह से उत्तर आ गया",
                "settled" => ", केस किसी और का है",
                "not-theirs" => ", थाने ने कहा: हमारा नहीं",
                "elsewhere" => ", केस दूसरी जगह गया",
                "taken-back" => ", अब नहीं पूछा जा रहा",
                _ => "",
            }}",
            EventKinds.EngagementDeclined => $"{F(e, "name")}: उनका नहीं",
            EventKinds.SeveralAsked => $"जगह पक्की नहीं, एक साथ पूछा गया: {F(e, "names")}",
            EventKinds.HandOverUnanswered => $"{F(e, "state")} ने पुष्टि नहीं की: हमें फिर बुलाया गया, बार {F(e, "call")}",
            EventKinds.HolderAsked => $"{F(e, "name")} से पूछा गया: क्या यह {F(e, "code")} वाला ही व्यक्ति है?",
            EventKinds.HolderSaidSame => $"{F(e, "code")} वाला ही व्यक्ति",
            EventKinds.HolderSaidOther => $"{F(e, "code")} वाला व्यक्ति नहीं: बुलावे आगे बढ़े",
            EventKinds.HolderSilent => $"{F(e, "name")} ने नहीं बताया कि यह {F(e, "code")} वाला व्यक्ति है या नहीं: बुलावे आगे बढ़े",
            EventKinds.StormJoined => $"{F(e, "of")} के दूसरे केसों के साथ एक ही बुलावा",
            EventKinds.StormLed => $"{F(e, "of")} के सभी प्रतीक्षारत केसों के लिए बुलावा",
            EventKinds.StormLeft => "अलग किया गया, अब इसके अपने बुलावे",
            EventKinds.Linked => $"{F(e, "code")} से जोड़ा गया ({Word(F(e, "kind"))})",
            EventKinds.Marked => "चिह्नित",
            EventKinds.MadeReal => "यह वास्तविक है",
            EventKinds.CounsellingReminded => $"परामर्श {F(e, "n")} का समय हुआ",
            EventKinds.Counselled => $"परामर्श {F(e, "n")} हुआ",
            EventKinds.Erased => "व्यक्तिगत जानकारी मिटाई गई",
            _ => e.Kind.Replace('-', ' '),
        };
        return string.IsNullOrEmpty(body) ? text : $"{text}: {body}";
    }

    private static string Why(string reason) => reason switch
    {
        "not-here" => "व्यक्ति वहाँ नहीं है",
        "place-unclear" => "स्थान स्पष्ट नहीं",
        "already-known" => "उनके पास केस पहले से है",
        _ => "कारण टिप्पणी में",
    };

    private static string Word(string word) => word switch
    {
        "safe" => "सुरक्षित",
        "removed" => "पोस्ट हटाई गई",
        "in error" => "भूल से भेजा",
        "duplicate" => "दोहराव",
        "withdrawn" => "वापस लिया",
        "acknowledged" => "जानकारी मिली",
        "on-the-way" => "रास्ते में",
        "at-the-door" => "द्वार पर",
        "same-person" => "वही व्यक्ति",
        "raised-again" => "फिर से आया",
        "id-used-twice" => "एक आईडी, दो व्यक्ति",
        _ => word,
    };

    private static string Ending(string outcome) => outcome switch
    {
        "safe" => "सुरक्षित",
        "in-hospital" => "अस्पताल में",
        "not-found" => "नहीं मिले",
        "handed-over" => "दूसरे राज्य को सौंपा",
        "phone-off" => "फ़ोन बंद",
        "dense-area" => "घनी बस्ती",
        "location-unclear" => "स्थान अस्पष्ट",
        "false-alarm" => "कोई ख़तरा नहीं था",
        "died" => "मृत्यु",
        "merged" => "फ़ोन वाले केस में जुड़ा",
        "action-taken" => "कार्रवाई की गई",
        "nothing-found" => "कुछ नहीं मिला",
        "passed-on" => "संबंधित विभाग को भेजा",
        "too-little" => "जानकारी कम थी",
        _ => outcome,
    };

    private static string Class(string word) => word switch
    {
        "routine" => "सामान्य",
        "sensitive" => "संवेदनशील",
        "highly-sensitive" => "अति संवेदनशील",
        _ => word,
    };

    private static string Told(string state) => state switch
    {
        "taken" => "कार्यालय ने सूचना ले ली",
        "with-officer" => "अधिकारी काम कर रहे हैं",
        "acted" => "अधिकारी ने कार्रवाई की",
        "closed-acted" => "समाप्त: कार्रवाई की गई",
        "closed-nothing-found" => "समाप्त: कुछ नहीं मिला",
        "closed-passed-on" => "समाप्त: संबंधित विभाग को भेजा",
        "closed-too-little" => "समाप्त: जानकारी कम थी",
        _ => state,
    };

    private static string F(CaseEvent e, string name) => e.Facts.GetValueOrDefault(name, "");

    private static string Through(CaseEvent e) => F(e, "through") switch
    {
        Notifications.Channels.Voice => "फ़ोन पर बटन दबाकर",
        Notifications.Channels.WhatsApp => "WhatsApp के बटन से",
        Notifications.Channels.Sms => "SMS से",
        _ => "",
    };

    private static string Joined(string first, params ReadOnlySpan<string> rest)
    {
        foreach (var part in rest)
        {
            first = part.Length == 0 ? first : $"{first}, {part}";
        }

        return first;
    }

    private static string Place(CaseEvent e) => PlaceWords.Name(F(e, "state"), F(e, "district") is { Length: > 0 } district ? district : null).Hindi;

    private static string Percent(string share) =>
        double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? (value * 100).ToString("0", CultureInfo.InvariantCulture) + " %" : "";

    private static string Level(string word) => Words<UrgencyLevel>.TryParse(word, out var level) ? UrgencyWords.Hindi(level) : word;
}
