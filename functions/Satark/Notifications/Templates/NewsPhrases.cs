using System.Collections.Frozen;
using Satark.Cases;

namespace Satark.Notifications.Templates;

/// <summary>What an update can say: a fixed set, so that nothing of a person ever fills its slot.</summary>
public static class NewsPhrases
{
    /// <summary>The case has another place, or its first.</summary>
    public const string PlaceChanged = "place changed";

    /// <summary>The partner says safe, removed, in error or duplicate; a human must confirm.</summary>
    public const string WordTakenBack = "sender takes its word back";

    /// <summary>It is over, with nothing said of how.</summary>
    public const string Closed = "closed: you can stand down";

    /// <summary>It goes on.</summary>
    public const string Reopened = "opened again";

    /// <summary>It was an exercise or a test before.</summary>
    public const string MadeReal = "this is real, no exercise";

    /// <summary>It is graver than before.</summary>
    public const string SeverityRaised = "more urgent than before";

    /// <summary>There is more to be seen.</summary>
    public const string EvidenceAdded = "new information added";

    /// <summary>Another state has confirmed that it took over.</summary>
    public const string HandedOver = "another state has taken over";

    /// <summary>Another state's control room says that it is not theirs.</summary>
    public const string NotTakenOver = "other state: not taken over";

    /// <summary>Another state's control room was asked and has not confirmed.</summary>
    public const string NoWordYet = "other state: no answer yet";

    /// <summary>This agency's engagement is over.</summary>
    public const string Withdrawn = "your help is no longer needed";

    /// <summary>A tip is this officer's to work on.</summary>
    public const string TipAssigned = "tip assigned to you";

    /// <summary>The officer of a tip cannot work on it.</summary>
    public const string TipRefused = "officer refused: assign anew";

    /// <summary>The officer of a tip has reported.</summary>
    public const string TipReported = "report to be reviewed";

    /// <summary>The office wants more than the report holds.</summary>
    public const string TipGoAgain = "report not enough: see the tip";

    /// <summary>What each phrase is in Hindi.</summary>
    public static readonly FrozenDictionary<string, string> Hindi = Phrases().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The whole set.</summary>
    public static IReadOnlySet<string> All { get; } = Hindi.Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>It is over, with the class of its outcome.</summary>
    public static string ClosedAs(ClosingOutcome outcome) => "closed: " + Words<ClosingOutcome>.Of(outcome);

    private static IEnumerable<KeyValuePair<string, string>> Phrases()
    {
        yield return new(PlaceChanged, "स्थान बदला");
        yield return new(WordTakenBack, "सूचना देने वाले ने सूचना वापस ली");
        yield return new(Closed, "केस बंद: अब कार्रवाई आवश्यक नहीं");
        yield return new(Reopened, "केस फिर से खोला गया");
        yield return new(MadeReal, "यह वास्तविक है, अभ्यास नहीं");
        yield return new(SeverityRaised, "पहले से अधिक तात्कालिक");
        yield return new(EvidenceAdded, "नई जानकारी जोड़ी गई");
        yield return new(HandedOver, "दूसरे राज्य ने केस ले लिया");
        yield return new(NotTakenOver, "दूसरे राज्य ने केस नहीं लिया");
        yield return new(NoWordYet, "दूसरे राज्य का उत्तर अभी नहीं");
        yield return new(Withdrawn, "आपकी सहायता अब आवश्यक नहीं");
        yield return new(TipAssigned, "सूचना आपको सौंपी गई");
        yield return new(TipRefused, "अधिकारी ने मना किया: फिर सौंपें");
        yield return new(TipReported, "रिपोर्ट आई: जाँच करें");
        yield return new(TipGoAgain, "रिपोर्ट अधूरी: सूचना देखें");
        foreach (var outcome in Enum.GetValues<ClosingOutcome>())
        {
            yield return new(ClosedAs(outcome), "केस बंद: " + Ending(outcome));
        }
    }

    private static string Ending(ClosingOutcome outcome) => outcome switch
    {
        ClosingOutcome.Safe => "सुरक्षित",
        ClosingOutcome.InHospital => "अस्पताल में",
        ClosingOutcome.NotFound => "नहीं मिले",
        ClosingOutcome.HandedOver => "दूसरे राज्य को सौंपा गया",
        ClosingOutcome.PhoneOff => "फ़ोन बंद",
        ClosingOutcome.DenseArea => "घनी बस्ती",
        ClosingOutcome.LocationUnclear => "स्थान अस्पष्ट",
        ClosingOutcome.FalseAlarm => "कोई ख़तरा नहीं था",
        ClosingOutcome.Merged => "फ़ोन वाले केस में जुड़ा",
        ClosingOutcome.ActionTaken => "कार्रवाई की गई",
        ClosingOutcome.NothingFound => "कुछ नहीं मिला",
        ClosingOutcome.PassedOn => "संबंधित विभाग को भेजा गया",
        ClosingOutcome.TooLittle => "जानकारी कम थी",
        _ => "मृत्यु",
    };
}
