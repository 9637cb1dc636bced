using Satark.Cases;
using Satark.Messaging;

namespace Satark.Intake;

/// <summary>Links a case to another one. The other half is a message of its own: two cases lie in two partitions.</summary>
public sealed class LinkCase(CaseBook book)
{
    /// <summary>The message that tells <paramref name="caseId"/> of <paramref name="other"/>.</summary>
    public static Message Message(string caseId, Case other, LinkKind kind, DateTimeOffset now) =>
        new Errand(caseId, other.Id, Step: (int)kind).As(Errands.LinkCase, other.Lane, now);

    /// <summary>Adds the link; a repeat adds nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await book.FindAsync(errand.Part!, cancellationToken).ConfigureAwait(false) is { } other)
        {
            var link = new CaseLink(other.Value.Id, other.Value.Code, (LinkKind)errand.Step);
            await book.MoveAsync(errand.Subject, Actor.System, (c, m) => c.LinkTo(link, m), cancellationToken).ConfigureAwait(false);
        }
    }
}
