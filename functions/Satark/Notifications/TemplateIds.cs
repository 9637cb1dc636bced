namespace Satark.Notifications;

/// <summary>Ids of the message templates.</summary>
public static class TemplateIds
{
    /// <summary>Looks for somebody to take a case.</summary>
    public const string Call = "call";

    /// <summary>Asks an agency to act or to know.</summary>
    public const string Engagement = "engagement";

    /// <summary>Asks an agency whose place is one of several.</summary>
    public const string Candidate = "candidate";

    /// <summary>Looks for somebody to take the cases of a storm.</summary>
    public const string Storm = "storm";

    /// <summary>Looks for somebody to take several cases, about each of which the same person is called.</summary>
    public const string Several = "several";

    /// <summary>Tells what is new.</summary>
    public const string Update = "update";

    /// <summary>A tip is given to an officer.</summary>
    public const string Assignment = "assignment";

    /// <summary>A counselling task is due.</summary>
    public const string Counselling = "counselling";

    /// <summary>A successor is asked to take over a case.</summary>
    public const string TakeOver = "take-over";

    /// <summary>The holder of the same person's case is asked about a new one.</summary>
    public const string SamePerson = "same-person";

    /// <summary>Hours of the roster without anybody.</summary>
    public const string Gap = "gap";

    /// <summary>Proves a contact point.</summary>
    public const string Code = "code";

    /// <summary>What the next shift must know: a mail of its own making, no registered text.</summary>
    public const string ShiftSummary = "shift-summary";

    /// <summary>Which reading of a week stands out: a mail of its own making, no registered text.</summary>
    public const string UnusualReading = "unusual-reading";

    /// <summary>A question to a partner: mail only, and never registered as a text message.</summary>
    public const string Question = "question";

    /// <summary>A one-time code that binds a device to the officer or agency whom a link was sent to.</summary>
    public const string DeviceCode = "device-code";

    /// <summary>A partner's requests are being refused.</summary>
    public const string Refused = "refused";

    /// <summary>Whether a text looks for somebody to take the case to which its link leads, by itself or for the others of its storm: whoever is reached so may answer at once.</summary>
    public static bool LooksForSomebody(string id) => id is Call or Storm;
}
