using System.Globalization;
using Satark.Cases;
using Satark.Places.Evidence;

namespace Satark.Http.Views;

/// <summary>The history's lines in English: what happened, in words that an officer would write.</summary>
public static class HistoryEnglish
{
    /// <summary>The line of an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="body">Its opened body, or null.</param>
    public static string Of(CaseEvent e, string? body)
    {
        var text = e.Kind switch
        {
            EventKinds.Received when e.Facts.ContainsKey("refused") => "Opened from a refused alert",
            EventKinds.Received when e.Facts.ContainsKey("split") => $"One of several persons of the mail of case {F(e, "split")}",
            EventKinds.Received when e.Facts.ContainsKey("mail") => F(e, "mail") == "listed" ? $"Mail received from {e.By.Name}" : "Mail received; nothing proves who sent it",
            EventKinds.MailAdded => F(e, "proven") == "yes" ? $"Another mail from {e.By.Name}" : "Another mail; nothing proves who sent it",
            EventKinds.MailAttached => F(e, "kind") == "bounce" ? "A mail of ours came back" : "Automatic answer to a mail of ours",
            EventKinds.MailGenuine => "The mail is genuine: agencies are called",
            EventKinds.MailNotGenuine => "The mail is not genuine",
            EventKinds.MailSplit => $"Mail split: a case for each of {F(e, "persons")} persons",
            EventKinds.FilesKept => $"Attachments kept, sealed: {F(e, "count")}",
            EventKinds.FileOpened => "Attachment opened",
            EventKinds.QuestionSent => Joined($"Mail to {F(e, "of")}: {Asked(F(e, "question")).English}", F(e, "reminder") == "yes" ? "reminder" : ""),
            EventKinds.PartnerSilent => Joined($"{F(e, "of")} has not answered: {Asked(F(e, "question")).English}", F(e, "phone").Length == 0 ? "" : $"call {F(e, "phone")}"),
            EventKinds.Received when e.By.Kind == ActorKind.Informer => "Tip received",
            EventKinds.Received => $"Alert received from {e.By.Name}",
            EventKinds.PhonedIn => "Told by phone",
            EventKinds.Merged => $"The writing of call {F(e, "code")}: goes on there",
            EventKinds.TookIn => $"Its writing has come: {F(e, "code")} goes on here",
            EventKinds.NotTheCall => $"Not the writing of call {F(e, "code")}",
            EventKinds.Found => "Found by the desk itself",
            EventKinds.Updated when e.By.Kind == ActorKind.Informer => "The whole tip came",
            EventKinds.Updated => e.By.Kind == ActorKind.Partner ? $"{e.By.Name} sent an update" : "Report completed",
            EventKinds.PartnerSaid => $"{e.By.Name} says: {F(e, "word")}",
            EventKinds.PartnerWordConfirmed => F(e, "still-at-risk") == "yes" ? "Checked: still at risk" : "Checked: no longer at risk",
            EventKinds.Seen => "First seen by a human",
            EventKinds.Read => "Case opened and read",
            EventKinds.Unmasked => "Personal data shown",
            EventKinds.ReasonGiven => "Reason for reading outside the district",
            EventKinds.Acknowledged => Joined("Case taken", Through(e), e.Facts.ContainsKey("through") ? "held two minutes until something follows" : ""),
            EventKinds.Extended => "More time taken",
            EventKinds.Declined => Joined(F(e, "reason") == "not-ours" ? "Not ours" : "Cannot go", Through(e)),
            EventKinds.Reassigned => $"Reassigned to {F(e, "name")}",
            EventKinds.LeaseLapsed when F(e, "offered") is { Length: > 0 } asked => $"{asked} did not take over from {F(e, "holder")} in time: the ladder goes on",
            EventKinds.LeaseLapsed => $"No progress by {F(e, "holder")}: the ladder goes on",
            EventKinds.HoldOffered => $"{(F(e, "reason") == "signed-out" ? "Signed out" : "Duty ended")}: {(F(e, "name") is { Length: > 0 } asked ? asked + " is asked to take over" : "nobody is on duty to take over")}",
            EventKinds.HoldAccepted => $"Taken over from {F(e, "name")}",
            EventKinds.HoldRefused => $"Did not take over from {F(e, "name")}: the ladder goes on",
            EventKinds.Dispatched => Joined("Team sent", F(e, "station"), F(e, "vehicle"), F(e, "reference")),
            EventKinds.OnTheWay => "Team on the way",
            EventKinds.Reached => "Team with the person",
            EventKinds.ContactAttempted => "Contact with the person: " + F(e, "result") switch
            {
                "talking" => "talking",
                "no-answer" => "no answer",
                "phone-off" => "phone switched off",
                _ => "refused to speak",
            },
            EventKinds.Noted => "Note",
            EventKinds.EvidenceAdded when F(e, "kind") == OfficerEvidence.PartnerAnswer => $"{e.By.Name} answered",
            EventKinds.EvidenceAdded => $"Evidence added ({F(e, "kind")})",
            EventKinds.Routed => Joined($"Routed to {F(e, "name")}", F(e, "station"), F(e, "basis") switch
            {
                "by-hand" => "by hand",
                "location" => "from coordinates",
                "evidence" => "from the evidence",
                "informer" => "as the informer says",
                _ => "from the text",
            }, F(e, "tentative") == "yes" ? "not sure enough to send anybody by itself" : "", F(e, "kept").Length == 0 ? "" : $"until those of the new place answer, these go on: {F(e, "kept")}"),
            EventKinds.LanguageFound => F(e, "code") == "und" ? "Language of the text not recognised" : Joined($"Language of the text: {F(e, "code")}", F(e, "fallback") == "yes" ? "by the built-in detector, the provider did not answer" : ""),
            EventKinds.PlaceNamesFound => F(e, "fallback") == "yes" ? "The language service did not answer: places by the built-in finder alone"
                : F(e, "count") == "1" ? "The language service found the name of a place" : $"The language service found names of places: {F(e, "count")}",
            EventKinds.PlaceWeighed => F(e, "name").Length == 0 ? "Place no longer clear" : Joined($"Evidence points to {F(e, "name")}", F(e, "station"), Percent(F(e, "confidence")), F(e, "unverified") == "yes" ? "not checked by anybody" : ""),
            EventKinds.UrgencyFound => Joined($"Urgency of the text: {F(e, "level")}", F(e, "cues").Replace(' ', '·'), F(e, "severity").Length == 0 ? "" : $"severity raised to {F(e, "severity")}"),
            EventKinds.Asked => $"{F(e, "of")} asked for {Asked(F(e, "question")).English}",
            EventKinds.HandOverRequested => $"Hand-over asked of {F(e, "state")}; the case stays with us until they confirm",
            EventKinds.HandOverRefused => $"{F(e, "name")}: not theirs, {(Words<HandOverRefusal>.TryParse(F(e, "reason"), out var why) ? StateWord.Why(why) : F(e, "reason"))}; the case stays with us",
            EventKinds.PacketOpened => F(e, "format") == "cap" ? "Hand-over packet taken as a CAP file" : "Hand-over packet opened",
            EventKinds.HandOverConfirmed => $"{F(e, "state")} has taken over",
            EventKinds.Closed => "Closed: " + F(e, "outcome").Replace('-', ' '),
            EventKinds.Reopened => "Reopened",
            EventKinds.TipAdded => F(e, "answers").Length > 0 ? "The informer answers" : "The informer adds",
            EventKinds.TipAssigned => $"Assigned to {F(e, "name")}",
            EventKinds.TipAccepted => "The officer works on it",
            EventKinds.TipRefused => "The officer refuses it",
            EventKinds.TipReported => $"Report {F(e, "report")}: {F(e, "outcome").Replace('-', ' ')}",
            EventKinds.TipReviewed => F(e, "review") == "ok" ? $"Report {F(e, "report")} is good" : $"Report {F(e, "report")} is not enough",
            EventKinds.TipAsked => "Asked the informer",
            EventKinds.TipClassified => $"Class: {F(e, "class").Replace('-', ' ')}",
            EventKinds.TipCategorised => $"Category: {TipLabels.Category(F(e, "category"), "en")}",
            EventKinds.TipConflicted => "Police are part of it: range office and vigilance only",
            EventKinds.TipMuted => "Sender muted",
            EventKinds.InformerTold => $"The informer is told: {F(e, "state").Replace('-', ' ')}",
            EventKinds.InformerLeft => "The informer has left for good",
            EventKinds.MediaArrived => $"Medium arrived ({F(e, "kind")})",
            EventKinds.MediaOpened => $"Opened: {F(e, "kind")}{(F(e, "original") == "yes" ? ", as it came" : "")}",
            EventKinds.MediaSealed => "A file of which no copy can be made: its original is sealed",
            EventKinds.MediaLost => $"Media that could not be had: {F(e, "media")}",
            EventKinds.RevealAsked => "A supervisor asks who the informer is; another one must ask too",
            EventKinds.RevealConfirmed => "A second supervisor asks who the informer is: the relay is asked",
            EventKinds.Revealed => "The relay has answered who the informer is",
            EventKinds.OriginalAsked => "A supervisor asks for a medium as it came; another one must ask too",
            EventKinds.OriginalConfirmed => "A second supervisor asks for a medium as it came: the relay is asked",
            EventKinds.OriginalArrived => "A medium as it came has arrived",
            EventKinds.StepFired => $"Ladder step {F(e, "steps")}: called {F(e, "called")}",
            EventKinds.StepSkipped => $"Ladder step {F(e, "steps")}: nobody reachable ({F(e, "targets")})",
            EventKinds.Engaged => $"{F(e, "name")} engaged",
            EventKinds.EngagementCalled => F(e, "call") == "1" ? $"{F(e, "name")} asked to act" : $"{F(e, "name")} asked again, call {F(e, "call")}",
            EventKinds.EngagementAnswered => Joined($"{F(e, "name")}: {F(e, "state").Replace('-', ' ')}", F(e, "reference")),
            EventKinds.EngagementEnded => $"{(F(e, "name") is { Length: > 0 } name ? name : F(e, "engagement"))}: over{F(e, "why") switch
            {
                "relieved" => ", those of the new place have answered",
                "settled" => ", it is another's",
                "not-theirs" => ", its station says that it is not theirs",
                "elsewhere" => ", the case went elsewhere",
                "taken-back" => ", not asked any more",
                _ => "",
            }}",
            EventKinds.EngagementDeclined => $"{F(e, "name")}: not theirs",
            EventKinds.SeveralAsked => $"Asked at once, as none is sure: {F(e, "names")}",
            EventKinds.HandOverUnanswered => $"{F(e, "state")} has not confirmed: we are called again, time {F(e, "call")}",
            EventKinds.HolderAsked => $"{F(e, "name")} is asked: same person as {F(e, "code")}?",
            EventKinds.HolderSaidSame => $"Same person as {F(e, "code")}",
            EventKinds.HolderSaidOther => $"Not the person of {F(e, "code")}: the ladder goes on",
            EventKinds.HolderSilent => $"{F(e, "name")} has not said whether it is the person of {F(e, "code")}: the ladder goes on",
            EventKinds.StormJoined => $"Called as one with other cases of {F(e, "of")}",
            EventKinds.StormLed => $"Calls for all cases of {F(e, "of")} that wait",
            EventKinds.StormLeft => "Goes its own way, with its own calls",
            EventKinds.Linked => $"Linked with {F(e, "code")} ({F(e, "kind").Replace('-', ' ')})",
            EventKinds.Marked => "Marked",
            EventKinds.MadeReal => $"This is real (was {F(e, "was")})",
            EventKinds.CounsellingReminded => $"Counselling {F(e, "n")} is due",
            EventKinds.Counselled => $"Counselling {F(e, "n")} done",
            EventKinds.Erased => "Personal data erased",
            _ => e.Kind.Replace('-', ' '),
        };
        return string.IsNullOrEmpty(body) ? text : $"{text}: {body}";
    }

    private static string F(CaseEvent e, string name) => e.Facts.GetValueOrDefault(name, "");

    private static string Through(CaseEvent e) => F(e, "through") switch
    {
        Notifications.Channels.Voice => "by a key on the phone",
        Notifications.Channels.WhatsApp => "by a button in WhatsApp",
        Notifications.Channels.Sms => "by text message",
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

    private static string Percent(string share) =>
        double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? (value * 100).ToString("0", CultureInfo.InvariantCulture) + " %" : "";

    private static Phrase Asked(string word) => Words<Question>.TryParse(word, out var question) ? PlaceWords.Of(question) : new(word, word);
}
