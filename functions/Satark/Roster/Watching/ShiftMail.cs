using System.Globalization;
using System.Text;
using Satark.Board;
using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Notices;
using Satark.Notifications.Templates;
using Satark.Roster.Duty;

namespace Satark.Roster.Watching;

/// <summary>The mail to a shift lead who comes on duty: made when it is sent, so that nothing of it is stored.</summary>
public sealed class ShiftMail(BoardIndex board, DutyBook duty, Officers officers, MessageTemplates templates, Installation installation)
{
    /// <summary>The id of the mail of a shift.</summary>
    public static string IdOf(Shift shift) => string.Create(CultureInfo.InvariantCulture, $"shift.{shift.Post.Id}.{shift.Start.ToUnixTimeSeconds() / 60}");

    /// <summary>When the shift began that is over now: the last beginning of a shift lead's duty before this moment's, at most twelve hours back.</summary>
    public static DateTimeOffset Since(DutyRoster roster, DateTimeOffset before)
    {
        var starts = roster.Plan.Posts.Where(p => p is { Role: Role.Supervisor, Desk.IsState: true })
            .SelectMany(p => roster.Shifts(p, before - BoardIndex.ClosedStays, before)).Select(s => s.Start).Where(s => s < before).ToList();
        return starts.Count == 0 ? before - BoardIndex.ClosedStays : starts.Max();
    }

    /// <summary>The mail; refused where its reader has gone.</summary>
    public async Task<Outcome<OutgoingMessage>> ComposeAsync(string id, ContactPoint to, CancellationToken cancellationToken)
    {
        if (await officers.FindAsync(to.Target, cancellationToken).ConfigureAwait(false) is not { } reader)
        {
            return new Refusal(RefusalKind.Gone, "whoever came on duty is no user any more");
        }

        var now = duty.Now;
        var since = Since(await duty.RosterAsync(cancellationToken).ConfigureAwait(false), now.AddMinutes(-1));
        var summary = ShiftSummary.Of(await board.ListAsync(cancellationToken).ConfigureAwait(false), reader, since, now);
        var subject = string.Create(CultureInfo.InvariantCulture, $"Shift summary: {summary.Open.Count} open, {summary.Received.Count} new since {IndiaTime.Told(summary.Since)}");
        return NoticeMail.Of(id, TemplateIds.ShiftSummary, to, subject, Text(summary), templates, installation, now);
    }

    /// <summary>The words: English, then Hindi.</summary>
    public static string Text(ShiftSummary s)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Shift summary, {IndiaTime.Told(s.Since)} to {IndiaTime.Told(s.Now)} (IST)\n\nOpen: {s.Open.Count}\n");
        foreach (var c in s.Open)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {c.Code}{(c.LifeRisk ? ", LIFE AT RISK" : "")}, {Words<CaseState>.Of(c.State)}, {c.District ?? SlotWords.PlaceUnknown}: {(c.Holder is null ? "nobody has it, people are being called" : c.Holder + " has it")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"New: {Codes(s.Received)}\nReached: {Codes(s.Reached)}\nClosed: {Codes([.. s.Closed.Select(End)])}\n");
        text.Append(CultureInfo.InvariantCulture, $"\nपाली का सार, {IndiaTime.Told(s.Since)} से {IndiaTime.Told(s.Now)}\n\nखुले केस: {s.Open.Count}\n");
        foreach (var c in s.Open)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {c.Code}{(c.LifeRisk ? ", जान को ख़तरा" : "")}, {c.DistrictHindi ?? SlotWords.InHindi(SlotWords.PlaceUnknown)}: {(c.Holder is null ? "किसी के पास नहीं, बुलाया जा रहा है" : c.Holder + " के पास")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"नए: {Codes(s.Received)}\nपहुँचे: {Codes(s.Reached)}\nबंद: {Codes([.. s.Closed.Select(e => e.Code)])}\n");
        return text.ToString();
    }

    private static string End(ShiftEnd end) => end.Outcome is { } outcome ? $"{end.Code} ({Words<ClosingOutcome>.Of(outcome)})" : end.Code;

    private static string Codes(IReadOnlyList<string> codes) => codes.Count == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{codes.Count} ({string.Join(", ", codes)})");
}
