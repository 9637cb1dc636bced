using Satark.Cases;
using Satark.Roster;

namespace Satark.Http.Moves;

/// <summary>A pure move, ready to be made.</summary>
public delegate Outcome<Moved> Decision(Case c, Moment m);

/// <summary>A move that a page offers and a request makes.</summary>
/// <param name="Name">As in the address.</param>
/// <param name="Minimum">The least role.</param>
/// <param name="IsOffered">Whether this officer could make it in this state; the pure move itself has the last word.</param>
/// <param name="ReadAsync">Reads what the page said, and whose page it is.</param>
public sealed record CaseMove(string Name, Role Minimum, Func<Case, Officer, bool> IsOffered, Func<MoveBody, Officer, CancellationToken, Task<Outcome<Decision>>> ReadAsync)
{
    /// <summary>Why this officer may not make it with these words, beside role and state; null where nothing more is asked.</summary>
    public Func<Case, Officer, MoveBody, Refusal?>? Refused { get; init; }

    /// <summary>Whether this officer could make it now.</summary>
    public bool IsFor(Case c, Officer by) => by.Role >= Minimum && IsOffered(c, by);
}
