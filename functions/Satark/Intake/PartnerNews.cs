using Satark.Cases;
using Satark.Messaging;

namespace Satark.Intake;

/// <summary>What of a case's change its partner is told of: the states that it could read at <c>statusUrl</c>, and nothing else.</summary>
public static class PartnerNews
{
    /// <summary>The messages that tell it; one for each alert of the partner that goes on in this case.</summary>
    public static IEnumerable<Message> Of(Case? before, Case after, DateTimeOffset now)
    {
        if (before is null || after.PartnerId is null || !after.TellsPartner || !Differ(AlertStatus.Of(before, before), AlertStatus.Of(after, after)))
        {
            yield break;
        }

        // Of a phone call the partner has no id: it knows its writings.
        if (after.Kind != CaseKind.PhoneIn)
        {
            yield return new Errand(after.Id, N: after.Revision).As(Errands.TellPartner, Lane.Ordinary, now);
        }

        foreach (var written in after.Merged)
        {
            yield return new Errand(written.CaseId, after.Id, after.Revision).As(Errands.TellPartner, Lane.Ordinary, now);
        }
    }

    private static bool Differ(AlertStatus a, AlertStatus b) =>
        a with { Marks = [], OpenRequests = [] } != b with { Marks = [], OpenRequests = [] } || !a.Marks.SequenceEqual(b.Marks) || !a.OpenRequests.SequenceEqual(b.OpenRequests);
}
