using Satark.Cases;
using Satark.Messaging;

namespace Satark.Escalation;

/// <summary>A lease ran out without progress: the case is nobody's again and its ladder goes on.</summary>
public sealed class LapseLease(CaseBook book)
{
    /// <summary>Lapses the lease that the timer was set for; a renewed one is another.</summary>
    public Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return book.MoveAsync(errand.Subject, Actor.System, (c, m) => c.Lapse(errand.N, m), cancellationToken);
    }
}
