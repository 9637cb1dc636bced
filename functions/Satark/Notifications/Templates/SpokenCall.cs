using System.Globalization;
using Satark.Cases;
using Satark.Places;

namespace Satark.Notifications.Templates;

/// <summary>A sentence of a call.</summary>
/// <param name="Hindi">Said first.</param>
/// <param name="English">Said after it.</param>
public sealed record SpokenWords(string Hindi, string English)
{
    /// <summary>One after the other.</summary>
    public static SpokenWords operator +(SpokenWords first, SpokenWords second) => new($"{first.Hindi} {second.Hindi}", $"{first.English} {second.English}");

    /// <inheritdoc cref="op_Addition" />
    public static SpokenWords Add(SpokenWords left, SpokenWords right) => left + right;
}

/// <summary>What is said in a phone call: urgency, code and district, and which key means what. Nothing else: anybody may stand beside the phone.</summary>
public static class SpokenCall
{
    /// <summary>Nobody pressed a key, though it was said twice.</summary>
    public static readonly SpokenWords NoKey = new("कोई बटन नहीं दबाया गया। अब अगले अधिकारी को फ़ोन किया जा रहा है।", "No key was pressed. The next officer is being called.");

    /// <summary>A key that means nothing.</summary>
    public static readonly SpokenWords UnknownKey = new("इस बटन का कोई काम नहीं है।", "This key does nothing.");

    /// <summary>The case is with somebody, or closed, or not theirs to know of.</summary>
    public static readonly SpokenWords Over = new("अब आपको कुछ नहीं करना है। धन्यवाद।", "Nothing more is asked of you. Thank you.");

    /// <summary>A case waits for them, and no code has proven the number at which they picked up: a key cannot count.</summary>
    public static readonly SpokenWords Unproven = new(
        "पुलिस का सतर्क डेस्क। एक केस आपके जवाब का इंतज़ार कर रहा है, अभी तक किसी ने नहीं लिया है। यह नंबर सत्यापित नहीं है, इसलिए फ़ोन के बटन से जवाब नहीं हो सकता। मैसेज का लिंक खोलकर जवाब दें, या डेस्क को फ़ोन करें।",
        "This is the police Satark desk. A case waits for your answer, and nobody has taken it yet. This number is not verified, so no key can answer. Open the link in your message, or call the desk.");

    /// <summary>They said that it is not theirs, or that they cannot go.</summary>
    public static readonly SpokenWords Declined = new("ठीक है, अगले अधिकारी को अभी फ़ोन किया जा रहा है। धन्यवाद।", "All right. The next officer is being called now. Thank you.");

    /// <summary>Said before the next of several cases is asked about.</summary>
    public static readonly SpokenWords Next = new("अब अगला केस।", "Now the next case.");

    /// <summary>What went wrong is ours.</summary>
    public static readonly SpokenWords Trouble = new("अभी आपका जवाब दर्ज नहीं हो सका। मैसेज का लिंक खोलकर जवाब दें।", "Your answer could not be saved just now. Please answer by the link in your message.");

    /// <summary>Said first where several cases wait. Each is asked about by itself, so that no key ever takes a case that was not said.</summary>
    /// <param name="count">How many wait, as the text messages count them: those of a storm that are called about as one are among them.</param>
    /// <param name="asked">How many of them this call asks about.</param>
    public static SpokenWords Several(int count, int asked)
    {
        var (all, some) = (count.ToString(CultureInfo.InvariantCulture), asked.ToString(CultureInfo.InvariantCulture));
        return new SpokenWords($"आपके लिए {all} केस हैं।", $"There are {all} cases for you.")
            + (asked == count ? new("एक-एक करके पूछा जाएगा, सबसे ज़रूरी पहले।", "You are asked about one after the other, the most urgent first.")
                : asked == 1 ? new("अभी इनमें से एक के बारे में पूछा जाएगा।", "You are asked about one of them now.")
                : new($"अभी इनमें से {some} के बारे में एक-एक करके पूछा जाएगा, सबसे ज़रूरी पहले।", $"You are asked about {some} of them now, one after the other, the most urgent first."));
    }

    /// <summary>Asks whoever picked up to take the case.</summary>
    /// <param name="c">The case.</param>
    /// <param name="place">English name of the district or state (<see cref="MessagePlace"/>), or null.</param>
    /// <param name="demo">Whether this is a demo folder.</param>
    public static SpokenWords Asking(Case c, string? place, bool demo)
    {
        var (exercise, practice) = c.Mode == CaseMode.Exercise ? ("यह केवल अभ्यास है। ", "This is an exercise. ") : ("", "");
        var (invented, shown) = demo ? ("यह डेमो है, कुछ भी सच नहीं। ", "This is a demo, nothing of it is real. ") : ("", "");
        var (urgencyHindi, urgencyEnglish) = Urgency(c);
        var (placeHindi, placeEnglish) = Place(place);
        return new(
            $"{exercise}{invented}पुलिस का सतर्क डेस्क। {urgencyHindi} केस {SpokenLetters.Hindi(c.Code)}। {placeHindi} अभी तक किसी ने यह केस नहीं लिया है। "
                + "केस लेने के लिए एक दबाएँ। आपके क्षेत्र का नहीं है, तो दो दबाएँ। नहीं जा सकते, तो तीन दबाएँ। दोबारा सुनने के लिए नौ दबाएँ।",
            $"{practice}{shown}This is the police Satark desk. {urgencyEnglish} Case {SpokenLetters.English(c.Code)}. {placeEnglish} Nobody has taken it yet. "
                + "To take it, press 1. If it is not ours, press 2. If you cannot go, press 3. To hear this again, press 9.");
    }

    /// <summary>They have it now, and what must follow.</summary>
    public static SpokenWords Taken(string code) => new(
        $"केस {SpokenLetters.Hindi(code)} अब आपके पास है। दो मिनट के अंदर मैसेज का लिंक खोलें या डेस्क पर काम शुरू करें, नहीं तो अगले अधिकारी को फ़ोन किया जाएगा।",
        $"Case {SpokenLetters.English(code)} is yours now. Open the link in your message or begin at the desk within two minutes, or the next officer will be called.");

    /// <summary>Somebody else has it.</summary>
    public static SpokenWords TakenByAnother(string code) => new(
        $"केस {SpokenLetters.Hindi(code)} कोई और अधिकारी ले चुका है।", $"Another officer has taken case {SpokenLetters.English(code)}.");

    /// <summary>It is closed.</summary>
    public static SpokenWords Closed(string code) => new($"केस {SpokenLetters.Hindi(code)} बंद हो चुका है।", $"Case {SpokenLetters.English(code)} is closed.");

    /// <summary>The words as a text for the outbox: the marking first, then what is said.</summary>
    public static string Text(SpokenWords words, TextMarking marking) => $"{marking.English()}{words.Hindi}\n\n{words.English}";

    private static (string Hindi, string English) Urgency(Case c) => (c.Severity, c.LifeRisk) switch
    {
        (_, true) => ("किसी की जान ख़तरे में है।", "A life is at risk."),
        (Severity.Critical, _) => ("मामला अति गंभीर है।", "It is critical."),
        (Severity.High, _) => ("मामला गंभीर है।", "The urgency is high."),
        (Severity.Medium, _) => ("मामला मध्यम स्तर का है।", "The urgency is medium."),
        _ => ("मामला सामान्य है।", "The urgency is low."),
    };

    private static (string Hindi, string English) Place(string? place) =>
        place is null ? ("स्थान अभी पता नहीं है।", "The place is not known yet.")
        : Gazetteer.Default.Districts.Any(d => d.English == place) ? ($"ज़िला {SlotWords.InHindi(place)}।", $"District {place}.")
        : ($"राज्य {SlotWords.InHindi(place)}।", $"State {place}.");
}
