using Satark.Cases;
using Satark.Messaging;

namespace Satark.HandingOver;

/// <summary>A hand-over's clock has run out without a word of the other state: we are called.</summary>
public sealed class ChaseHandOver(CaseBook book)
{
    /// <summary>Makes the call that the timer was set for; a hand-over that was answered meanwhile calls nobody.</summary>
    public Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return book.MoveAsync(errand.Subject, Actor.System, (c, m) => c.CallUs(errand.Part, errand.N, m), cancellationToken);
    }
}
