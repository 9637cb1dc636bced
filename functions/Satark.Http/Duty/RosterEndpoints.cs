using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Sheets;
using Satark.Roster.Verifying;

namespace Satark.Http.Duty;

/// <summary>The roster on a page, and proving its contact points.</summary>
public sealed class RosterEndpoints(DutyBook duty, ContactVerification contacts)
{
    // A page's worth: a state has thousands of telephones.
    private const int Most = 200;

    /// <summary>Who is there now, who comes next, what is missing: of the asking officer's jurisdiction.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var reader = context.Call().Officer.Jurisdiction;
        var roster = await duty.RosterAsync(cancellationToken).ConfigureAwait(false);
        var now = duty.Now;
        var found = await RosterFindings.OfAsync(roster, contacts, now, cancellationToken).ConfigureAwait(false);
        var posts = roster.Plan.Posts.Where(p => IsInside(reader, p.Desk)).ToList();
        var next = posts.SelectMany(p => roster.Shifts(p, now, now.AddHours(24))).Where(s => s.Start > now).OrderBy(s => s.Start).ThenBy(s => s.Post.Id, StringComparer.Ordinal);
        var unverified = found.Unverified.Where(p => IsInside(reader, p.Desk)).ToList();
        return Answers.Json(
            new RosterView(
                now,
                posts.Count,
                [.. posts.SelectMany(p => roster.Shifts(p, now, now.AddTicks(1))).Take(Most).Select(ShiftView.Of)],
                [.. next.Take(Most).Select(ShiftView.Of)],
                [.. found.Uncovered.Where(u => IsInside(reader, u.Desk)).Take(Most).Select(u => new GapView(u.Desk.Text, u.Role, Math.Round(u.Hours, 1), [.. u.Gaps.Take(10).Select(g => new SpanView(g.Start, g.End))]))],
                [.. found.Unfilled.Where(p => IsInside(reader, p.Desk)).Take(Most).Select(p => new UnfilledView(p.Id, p.Name, p.Desk.Text, p.Hours.Text))],
                [.. unverified.Take(Most).Select(PointView.Of)],
                Math.Max(0, unverified.Count - Most)),
            HttpJson.Default.RosterView);
    }

    /// <summary>Sends a code to a contact point.</summary>
    public async Task<IResult> SendCodeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (place, refused) = await PlaceAsync(context, cancellationToken).ConfigureAwait(false);
        return refused ?? Answer(await contacts.SendAsync(place!.Value.Place, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Takes the code that was brought back.</summary>
    public async Task<IResult> ConfirmCodeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (place, refused) = await PlaceAsync(context, cancellationToken).ConfigureAwait(false);
        return refused ?? Answer(await contacts.ConfirmAsync(place!.Value.Place, place.Value.Code ?? "", cancellationToken).ConfigureAwait(false));
    }

    private static IResult Answer(Outcome<ContactPlace> done) => done.Refusal is { } refusal ? Problem.Of(refusal) : Answers.Nothing();

    // One's own contact points, and as a supervisor those of one's jurisdiction.
    private async Task<((ContactPlace Place, string? Code)? Found, IResult? Refused)> PlaceAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.PointWord, out var word, out var refused))
        {
            return (null, refused);
        }

        if (!Words<ContactKind>.TryParse(word.Kind, out var kind))
        {
            return (null, Problem.Of(new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { ["kind"] = [$"One of {string.Join(", ", Words<ContactKind>.All)}."] })));
        }

        var officer = context.Call().Officer;
        var found = await contacts.FindAsync(word.Target ?? "", kind, cancellationToken).ConfigureAwait(false);
        var isOurs = found.IsOk && ((officer.IsSupervisor && IsInside(officer.Jurisdiction, found.Value.Desk)) || (!found.Value.IsPost && found.Value.Target == officer.Id));
        return isOurs ? ((found.Value, word.Code), null)
            : (null, Problem.Of(found.Refusal ?? new Refusal(RefusalKind.NotFound, "There is no such contact point in your jurisdiction.")));
    }

    private static bool IsInside(Jurisdiction reader, Jurisdiction desk) =>
        reader.IsState || reader == desk
        || (desk.District is { } district && (reader.Range is not null ? reader.Covers(district, null) : reader.Station is null && reader.District == district));
}
