using Satark.Cases;
using Satark.Enrichment;
using Satark.Messaging;

namespace Satark.Places;

/// <summary>
/// Routes a case by what its report says of place: coordinates first, then a single district named in the text or the
/// location's words. What is ambiguous routes nothing; a hand's word is never overruled.
/// </summary>
public sealed class RouteCase(CaseBook book, DistrictFinder finder, FindLanguage language)
{
    /// <summary>Looks for a place and sets the route; a case that names none stays unrouted. The language comes after: nobody waits for it.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var caseId = Errand.Of(message).Subject;
        await LocateAsync(caseId, cancellationToken).ConfigureAwait(false);
        await language.HandleAsync(caseId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The place alone, for whoever needs it now.</summary>
    public async Task LocateAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { } loaded
            || await book.ReportAsync(loaded.Value, cancellationToken).ConfigureAwait(false) is not { } report)
        {
            return;
        }

        if (Guess(report, book.Now) is { } route)
        {
            await book.MoveAsync(caseId, Actor.System, (c, m) => c.SetRoute(route, m), cancellationToken).ConfigureAwait(false);
        }
    }

    private CaseRoute? Guess(Report report, DateTimeOffset now)
    {
        if (report.Location is { Latitude: { } latitude, Longitude: { } longitude } && finder.Nearest(latitude, longitude) is { } nearest)
        {
            return new CaseRoute(nearest.District.Id, null, RouteBasis.Location, now);
        }

        foreach (var text in new[] { report.Location?.Text, report.Text, report.Subject.ProfileLocation })
        {
            var named = text is null ? [] : finder.FindInText(text).Where(d => !d.IsAmbiguous).Select(d => d.District.Id).Distinct().ToList();
            if (named.Count == 1)
            {
                return new CaseRoute(named[0], null, RouteBasis.Text, now);
            }

            if (named.Count > 1)
            {
                // Two places in one text: a human decides.
                return null;
            }
        }

        return null;
    }
}
