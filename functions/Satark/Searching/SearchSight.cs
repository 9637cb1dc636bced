using Satark.Cases;
using Satark.Reads;
using Satark.Roster;

namespace Satark.Searching;

/// <summary>The one place that says by what an officer may find a case. Pure. A match that is not allowed is no match: it is not shown, not counted and leaves no hole.</summary>
/// <remarks>
/// <para>A code finds what the board may show to the officer (<see cref="Visibility"/>); so it does on a locked board, which shows the case masked.</para>
/// <para>
/// Every other field is personal: to find a case by it is to read it there. So it finds nothing on a locked board, nothing that was erased, no tip, whoever looks, and no case of another
/// district whose holder has not said why they read it (<see cref="OutsideReading"/>).
/// </para>
/// </remarks>
public static class SearchSight
{
    /// <summary>Whether the officer may find the case by a field of this kind.</summary>
    /// <param name="by">Who looks; on a locked board whose board it is.</param>
    /// <param name="c">The case.</param>
    /// <param name="kind">The field.</param>
    /// <param name="locked">Nobody has confirmed who stands at the board.</param>
    /// <param name="now">When.</param>
    public static bool MayFind(Officer by, Case c, TermKind kind, bool locked, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(c);
        return Visibility.MaySee(by, c) && (kind == TermKind.Code || (!locked && c is { Tip: null, Erased: false } && OutsideReading.Refused(by, c, now) is null));
    }
}
