using Satark.Http.Callbacks;
using Satark.Notifications;

namespace Satark.Http.Voice;

/// <summary>What Twilio's words about a call mean (https://www.twilio.com/docs/voice/api/call-resource#statuscallback).</summary>
public static class VoiceReports
{
    /// <summary>
    /// How far the call has come, and why it failed. That somebody picked up says nothing yet, for a machine picks up too; a whole call that a machine answered
    /// reached nobody, and one that a person heard to its end was delivered and no more. The end of a call about several cases says nothing of those that were read out, which are delivered
    /// since then, and that the others never were. Null for a word that says nothing new.
    /// </summary>
    /// <param name="form">The report.</param>
    /// <param name="several">Whether the call was about several cases.</param>
    public static (DeliveryState State, string? Reason)? Of(CallbackForm form, bool several) => form["CallStatus"] switch
    {
        "queued" or "initiated" or "ringing" or "in-progress" => (DeliveryState.Accepted, null),
        "completed" when IsMachine(form["AnsweredBy"]) => (DeliveryState.Failed, Machine),
        "completed" => several ? (DeliveryState.Failed, NotReadOut) : (DeliveryState.Delivered, null),
        "busy" => (DeliveryState.Failed, "the line was busy"),
        "no-answer" => (DeliveryState.Failed, "nobody picked up"),
        "failed" => (DeliveryState.Failed, "the call could not be connected"),
        "canceled" => (DeliveryState.Failed, "the call was cancelled"),
        _ => null,
    };

    /// <summary>Why a call that a machine answered reached nobody.</summary>
    public const string Machine = "a voicemail or fax picked up";

    /// <summary>Why a call about several cases reached nobody about one of them.</summary>
    public const string NotReadOut = "the call ended before this case was read out";

    /// <summary>Whether a machine picked up (<c>machine_start</c>, <c>machine_end_…</c>, <c>fax</c>). "unknown" may be a person.</summary>
    public static bool IsMachine(string? answeredBy) => answeredBy == "fax" || answeredBy?.StartsWith("machine", StringComparison.Ordinal) == true;
}
