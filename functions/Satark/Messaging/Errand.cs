namespace Satark.Messaging;

/// <summary>
/// The body of every message: which record it is about and which of its timers or parts. Ids and counts only, so that no
/// queue can ever hold anything personal.
/// </summary>
/// <param name="Subject">The case's (or other record's) id.</param>
/// <param name="Part">The delivery, engagement or other part, or null.</param>
/// <param name="N">Round, lease, call or revision: what makes a late timer recognise that its case moved on.</param>
/// <param name="Step">The second number where one is not enough.</param>
public sealed record Errand(string Subject, string? Part = null, int N = 0, int Step = 0)
{
    /// <summary>Of a case that is to be shown: who could see it before this change, where it may have become fewer; else null.</summary>
    public Roster.CaseScope? SeenBefore { get; init; }

    /// <summary>Reads a message's errand.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not an errand.</exception>
    public static Errand Of(Message message) =>
        System.Text.Json.JsonSerializer.Deserialize(message.Body.Span, SatarkJson.Default.Errand) ?? throw new System.Text.Json.JsonException("A message without errand.");

    /// <summary>The message that carries this errand; its id is derived from kind and errand.</summary>
    public Message As(string kind, Lane lane, DateTimeOffset dueAt)
    {
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}.{Subject}.{Part}.{N}.{Step}");
        return new Message(id, kind, lane, dueAt, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(this, SatarkJson.Default.Errand), 0, System.Diagnostics.Activity.Current?.Id);
    }
}

/// <summary>Kinds of messages, each with one handler.</summary>
public static class Errands
{
    /// <summary>Put the case's row on the board and push it to open pages.</summary>
    public const string ShowCase = "ShowCase";

    /// <summary>Fire the next step of the ladder.</summary>
    public const string ClimbLadder = "ClimbLadder";

    /// <summary>The lease may have run out.</summary>
    public const string LapseLease = "LapseLease";

    /// <summary>A case that counts for its partner's storm has changed, or makes sure that somebody calls for it.</summary>
    public const string MindStorm = "MindStorm";

    /// <summary>A storm's word to a case: wait, call for all, or go its own way.</summary>
    public const string JoinStorm = "JoinStorm";

    /// <summary>Ask the holder of the same person's case about a new one.</summary>
    public const string AskHolder = "AskHolder";

    /// <summary>The holder's time to answer is over.</summary>
    public const string LapseAsk = "LapseAsk";

    /// <summary>Call an agency, first or again.</summary>
    public const string CallAgency = "CallAgency";

    /// <summary>A hand-over was not confirmed in time: call us.</summary>
    public const string ChaseHandOver = "ChaseHandOver";

    /// <summary>Tell every engaged agency and the holder what is new.</summary>
    public const string TellAgencies = "TellAgencies";

    /// <summary>Send one message to one target by one channel.</summary>
    public const string Deliver = "Deliver";

    /// <summary>A channel failed for good: begin the next one.</summary>
    public const string TryNextChannel = "TryNextChannel";

    /// <summary>Find the case's place and route it.</summary>
    public const string RouteCase = "RouteCase";

    /// <summary>Enter code and person into their indexes, and link cases of one person.</summary>
    public const string IndexCase = "IndexCase";

    /// <summary>Tell a partner's own system what became of its alert.</summary>
    public const string TellPartner = "TellPartner";

    /// <summary>Look for the place of what was typed, once the typing rests.</summary>
    public const string RouteTyped = "RouteTyped";

    /// <summary>Carry what a merged case says into the case in which it goes on.</summary>
    public const string CarryOver = "CarryOver";

    /// <summary>Link a case to another one.</summary>
    public const string LinkCase = "LinkCase";

    /// <summary>Ask a successor whether they take over.</summary>
    public const string TellSuccessor = "TellSuccessor";

    /// <summary>The duty of a case's holder is over.</summary>
    public const string OfferCase = "OfferCase";

    /// <summary>Look at the roster: who goes, who comes, who is missing.</summary>
    public const string WatchDuty = "WatchDuty";

    /// <summary>Enter an act of reading into the index by officers.</summary>
    public const string IndexReading = "IndexReading";

    /// <summary>A week is over: tell the supervisors which reading of it stands out.</summary>
    public const string TellReading = "TellReading";

    /// <summary>Send a notice that is about no case.</summary>
    public const string SendNotice = "SendNotice";

    /// <summary>A question to the partner: send it, remind, or tell the desk to call.</summary>
    public const string AskPartner = "AskPartner";

    /// <summary>Open a case for one of several persons of a mail.</summary>
    public const string SplitMail = "SplitMail";

    /// <summary>Make a copy of a mail's attachment that officers may open.</summary>
    public const string CopyMailFile = "CopyMailFile";

    /// <summary>A counselling task is due.</summary>
    public const string RemindOfCounselling = "RemindOfCounselling";

    /// <summary>A remembered answer has reached its age.</summary>
    public const string ForgetAnswer = "ForgetAnswer";

    /// <summary>A synthetic alert has come through: close, erase and forget it.</summary>
    public const string EndSynthetic = "EndSynthetic";

    /// <summary>A word of the desk waits for the relay.</summary>
    public const string TellInformer = "TellInformer";

    /// <summary>Tell the officers of a tip what is new for them.</summary>
    public const string TellOfficers = "TellOfficers";

    /// <summary>Find the tips that belong to a tip.</summary>
    public const string RelateTip = "RelateTip";

    /// <summary>Count that two supervisors asked for an identity or an original.</summary>
    public const string CountRequest = "CountRequest";

    /// <summary>Media whose tip never came are thrown away.</summary>
    public const string ForgetEarlyMedia = "ForgetEarlyMedia";

    /// <summary>A run of refused requests: call the operator.</summary>
    public const string CallAboutRefused = "CallAboutRefused";

    /// <summary>A refused request stands on the desk.</summary>
    public const string ShowRefused = "ShowRefused";
}
