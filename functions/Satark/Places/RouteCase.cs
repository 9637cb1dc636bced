using Satark.Cases;
using Satark.Enrichment;
using Satark.Messaging;
using Satark.Places.Evidence;

namespace Satark.Places;

/// <summary>
/// Finds where the person of a case is: gathers the evidence, weighs it, and has the case act on it. It runs again whenever something was added that may
/// tell the place; what it finds the second time it does not do a second time.
/// </summary>
public sealed class RouteCase(CaseBook book, GatherEvidence gather, FindUrgency urgency, FindLanguage language, FindPlaceNames names, PlacesOptions? options = null)
{
    private readonly double _engageFrom = (options ?? new PlacesOptions()).EngageFrom;

    /// <summary>
    /// The urgency first, for it may call more people; then the place, by what is known without asking anybody, then what a service may be asked, which nobody
    /// waits for: the language, and with it the names of places, after which the place is weighed again.
    /// </summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var caseId = Errand.Of(message).Subject;
        await urgency.HandleAsync(caseId, cancellationToken).ConfigureAwait(false);
        await LocateAsync(caseId, cancellationToken).ConfigureAwait(false);
        await language.HandleAsync(caseId, cancellationToken).ConfigureAwait(false);
        if (await names.AskAsync(caseId, cancellationToken).ConfigureAwait(false) is { } found)
        {
            await LocateAsync(caseId, found, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The place alone, for whoever needs it now.</summary>
    public Task LocateAsync(string caseId, CancellationToken cancellationToken) => LocateAsync(caseId, null, cancellationToken);

    private async Task LocateAsync(string caseId, FoundNames? names, CancellationToken cancellationToken)
    {
        while (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is { Value: { Erased: false } c }
            && await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is { } key)
        {
            // A text that changed meanwhile has a message of its own under way, which asks about it.
            if (names is not null && !names.IsOf(c, key))
            {
                return;
            }

            var evidence = await gather.OfAsync(c, key, names, cancellationToken).ConfigureAwait(false);
            var found = Hypothesis.Of(evidence);

            // The same evidence under the same seal: a repeat changes nothing.
            var box = evidence.Count == 0 ? null
                : GatherEvidence.Bytes(evidence).AsSpan().SequenceEqual(GatherEvidence.Bytes(CaseBook.OpenEvidence(c, key))) ? c.SealedEvidence
                : CaseBook.SealEvidence(c.Id, evidence, key);

            // Evidence that came meanwhile must not be overwritten by what was weighed without it: then all of it is weighed anew.
            var isStale = false;
            await book.MoveAsync(
                caseId,
                Actor.System,
                (now, m) =>
                {
                    isStale = now.SealedReport != c.SealedReport || now.Hints != c.Hints || now.SealedEvidence != c.SealedEvidence;
                    return isStale ? new Moved(now, []) : Located(now, names, found, box, m, _engageFrom);
                },
                cancellationToken).ConfigureAwait(false);
            if (!isStale)
            {
                return;
            }
        }
    }

    // What the service said and what follows from it are one move: either both are kept or the service is asked again.
    private static Outcome<Moved> Located(Case c, FoundNames? names, Hypothesis found, string? sealedEvidence, Moment m, double engageFrom)
    {
        var told = names is null ? new Moved(c, []) : c.SetPlaceNames(names.Said, names.TextMark, m);
        var located = told.Case.Locate(found, sealedEvidence, m, engageFrom);
        return located.IsOk ? new Moved(located.Value.Case, [.. told.Happenings, .. located.Value.Happenings]) : located;
    }
}
