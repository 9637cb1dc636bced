using System.Globalization;
using Satark.Cases;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence;

/// <summary>Evidence, guess and next step in words for an officer, in English and Hindi.</summary>
public static class PlaceWords
{
    /// <summary>The name of a place that a guess or a step is about.</summary>
    public static Phrase Name(string state, string? district) =>
        district is not null && Gazetteer.Default.Find(district) is { } found ? new(found.English, found.Hindi)
        : Gazetteer.Default.FindState(state) is { } named ? new(named.English, named.Hindi)
        : new(state, state);

    /// <summary>Who says it, and how: "The post names", "Coordinates from the platform".</summary>
    public static Phrase Saying(PlaceEvidence e) => e.Kind switch
    {
        EvidenceKind.NamedPlace => new("The post names it", "पोस्ट में नाम है"),
        EvidenceKind.Coordinates => e.Source == EvidenceSource.Post ? new("Coordinates in the post", "पोस्ट में निर्देशांक") : new("Coordinates from " + From(e.Source).English, From(e.Source).Hindi + " से निर्देशांक"),
        EvidenceKind.MapLink => new("A map link", "नक्शे का लिंक"),
        EvidenceKind.PinCode => new("A PIN code", "पिन कोड"),
        EvidenceKind.AreaCode => new("A landline's area code", "लैंडलाइन का एसटीडी कोड"),
        EvidenceKind.MobileSeries => new("The mobile number's series (a hint: numbers move)", "मोबाइल नंबर की सीरीज़ (केवल संकेत)"),
        EvidenceKind.NumberPlate => new("A vehicle's number plate", "वाहन का नंबर"),
        EvidenceKind.IpAddress => new("An address of the network", "आईपी पता"),
        EvidenceKind.ProfilePlace => new("The profile names it", "प्रोफ़ाइल में नाम है"),
        EvidenceKind.PlatformPlace => new("The platform names it", "प्लेटफ़ॉर्म ने नाम दिया"),
        EvidenceKind.PicturePosition => new("The position inside a picture", "तस्वीर के भीतर का स्थान"),
        EvidenceKind.EarlierCase => new("An earlier case of the same person", "इसी व्यक्ति का पहले का केस"),
        EvidenceKind.ServiceFinding => new("The language service found it", "भाषा सेवा ने पाया"),
        _ => new("An officer says so", "अधिकारी का कहना"),
    };

    /// <summary>What the person has to do with it; null where nothing is said: that a profile or a number points somewhere is nobody's word of being there.</summary>
    public static Phrase? Role(PlaceEvidence e) =>
        e.Role == PlaceRole.Here && e.Kind is not (EvidenceKind.NamedPlace or EvidenceKind.ServiceFinding or EvidenceKind.OfficersWord) ? null : Role(e.Role);

    private static Phrase? Role(PlaceRole role) => role switch
    {
        PlaceRole.Here => new("is there now", "अभी वहाँ"),
        PlaceRole.Origin => new("comes from there", "वहाँ का रहने वाला"),
        PlaceRole.Destination => new("is going there", "वहाँ जा रहा है"),
        PlaceRole.Passing => new("travels through", "रास्ते में"),
        PlaceRole.Past => new("was there before", "पहले वहाँ था"),
        PlaceRole.SomebodyElse => new("somebody else is there", "कोई और वहाँ है"),
        PlaceRole.NotThere => new("says not to be there", "वहाँ नहीं है"),
        _ => null,
    };

    /// <summary>The guess in one sentence with its reasons.</summary>
    public static Phrase Explain(Hypothesis guess, IReadOnlyCollection<PlaceEvidence> evidence)
    {
        if (!guess.HasPlace)
        {
            return evidence.Count == 0
                ? new("Nothing says where the person is.", "कुछ भी नहीं बताता कि व्यक्ति कहाँ है।")
                : guess.Others.Count > 0
                    ? new($"Not sure: {Listed(guess.Others).English}.", $"पक्का नहीं: {Listed(guess.Others).Hindi}।")
                    : new("What there is does not say where the person is.", "जो मिला है उससे जगह पता नहीं चलती।");
        }

        var place = Name(guess.State!, guess.District);
        var best = evidence.Where(guess.IsSupportedBy).OrderByDescending(e => e.IsFormer ? 0 : e.Confidence).FirstOrDefault();
        var why = best is null ? new Phrase("", "") : Because(best);
        var against = evidence.Count(e => guess.IsContradictedBy(e) && !evidence.Any(e.IsSecondReadingOf));
        var but = against == 0 ? new Phrase("", "") : new Phrase(
            against == 1 ? " One piece of evidence says otherwise." : string.Create(CultureInfo.InvariantCulture, $" {against} pieces of evidence say otherwise."),
            string.Create(CultureInfo.InvariantCulture, $" {against} सबूत कुछ और कहते हैं।"));
        var open = guess is { State: EvidencePlaces.Home, District: null, Others.Count: > 0 }
            ? new Phrase($" The district is not clear: {Listed(guess.Others).English}.", $" ज़िला स्पष्ट नहीं: {Listed(guess.Others).Hindi}।")
            : new Phrase("", "");
        var caution = guess.IsUnverified ? new Phrase(" Nobody has checked this place: confirm it.", " इस जगह की जाँच नहीं हुई: पुष्टि करें।") : new Phrase("", "");
        var percent = (guess.Confidence * 100).ToString("0", CultureInfo.InvariantCulture);
        return new(
            $"{place.English}, {percent} % sure{why.English}.{open.English}{but.English}{caution.English}",
            $"{place.Hindi}, {percent} % पक्का{why.Hindi}।{open.Hindi}{but.Hindi}{caution.Hindi}");
    }

    /// <summary>The next step as an order to oneself.</summary>
    public static Phrase Of(NextStep step, string source)
    {
        var place = step.Place is { } p ? Name(p.State, p.District) : new Phrase("", "");
        return step.Kind switch
        {
            NextStepKind.AskPlatform => new($"Ask {source} for {Of(step.Question!.Value).English}", $"{source} से पूछें: {Of(step.Question!.Value).Hindi}"),
            NextStepKind.Decide => new(
                $"Decide: {Name(step.Choices[0].State, step.Choices[0].District).English} or {Name(step.Choices[1].State, step.Choices[1].District).English}?",
                $"तय करें: {Name(step.Choices[0].State, step.Choices[0].District).Hindi} या {Name(step.Choices[1].State, step.Choices[1].District).Hindi}?"),
            NextStepKind.Confirm => new($"Confirm {place.English}: nobody has checked this place", $"{place.Hindi} की पुष्टि करें: इस जगह की जाँच नहीं हुई"),
            NextStepKind.Engage => new($"Send {place.English}'s station and UP-112: not sure enough to be done by itself", $"{place.Hindi} के थाने और यूपी-112 को भेजें: अपने आप भेजने जितना पक्का नहीं"),
            NextStepKind.NameStation => new($"Ask {place.English}'s control room for the police station", $"{place.Hindi} कंट्रोल रूम से थाना पूछें"),
            NextStepKind.LocatePhone => new("Have the Special Task Force find the phone, and enter what it says", "एसटीएफ़ से फ़ोन की लोकेशन लें और यहाँ दर्ज करें"),
            NextStepKind.HandOver => new($"Hand over to {place.English}'s control room", $"{place.Hindi} के कंट्रोल रूम को सौंपें"),
            NextStepKind.CallState => new($"Call {place.English}'s control room until it confirms", $"{place.Hindi} के कंट्रोल रूम को पुष्टि तक फ़ोन करें"),
            NextStepKind.AskInformer => new("Ask the informer where exactly it is", "सूचना देने वाले से पूछें: ठीक-ठीक कहाँ?"),
            _ => new("Write to the person on the platform and ask where they are", "प्लेटफ़ॉर्म पर व्यक्ति को लिखें और जगह पूछें"),
        };
    }

    /// <summary>What is asked.</summary>
    public static Phrase Of(Question question) => question switch
    {
        Question.LastLoginIp => new("the last login IP and its time", "आख़िरी लॉगिन का आईपी और समय"),
        Question.Phone => new("the account's phone number", "खाते का फ़ोन नंबर"),
        Question.Email => new("the account's e-mail", "खाते का ईमेल"),
        Question.DevicePlace => new("the device's last place", "डिवाइस की आख़िरी जगह"),
        Question.StillUp => new("whether the post is still up", "क्या पोस्ट अब भी है"),
        _ => new("newer posts of the account", "खाते की नई पोस्ट"),
    };

    private static Phrase Because(PlaceEvidence e)
    {
        var (saying, role) = (Saying(e), Role(e));
        return new(
            $": {char.ToLowerInvariant(saying.English[0])}{saying.English[1..]} ({e.Place!.Name}{(role is null ? "" : ", " + role.English)})",
            $": {saying.Hindi} ({e.Place.Name}{(role is null ? "" : ", " + role.Hindi)})");
    }

    private static Phrase Listed(IReadOnlyList<OtherPlace> places)
    {
        var named = places.Select(p => (Name(p.State, p.District), Percent: (p.Confidence * 100).ToString("0", CultureInfo.InvariantCulture))).ToList();
        return new(string.Join(", ", named.Select(n => $"{n.Item1.English} {n.Percent} %")), string.Join(", ", named.Select(n => $"{n.Item1.Hindi} {n.Percent} %")));
    }

    private static Phrase From(EvidenceSource source) => source switch
    {
        EvidenceSource.Platform or EvidenceSource.PartnerAnswer => new("the platform", "प्लेटफ़ॉर्म"),
        EvidenceSource.Officer => new("an officer", "अधिकारी"),
        _ => new("the profile", "प्रोफ़ाइल"),
    };
}

/// <summary>The same words in both languages of the desk.</summary>
/// <param name="English">In English.</param>
/// <param name="Hindi">In Hindi.</param>
public sealed record Phrase(string English, string Hindi);
