using Satark.Cases;

namespace Satark.Board;

/// <summary>The open pages of the desk.</summary>
/// <remarks>
/// Promise: what is pushed reaches only pages whose signed-in officer may see it. A push may be lost: a page that was away
/// fetches the board again, so nothing depends on a push having arrived.
/// </remarks>
public interface IDesk
{
    /// <summary>Pushes a row to the pages that may see it; a page ignores a version older than the one that it shows.</summary>
    Task ShowAsync(BoardRow row, CancellationToken cancellationToken);

    /// <summary>
    /// Tells pages that could see a case before, and may not now, to forget it; nobody else hears of it. A page that still may see it may hear it
    /// too (one of a group's members): it has, or gets, the row of this version, which stands against it.
    /// </summary>
    /// <param name="gone">Which case, and as of which version.</param>
    /// <param name="before">Who could see it.</param>
    /// <param name="now">Who may see it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task HideAsync(CaseGone gone, Roster.CaseScope before, Roster.CaseScope now, CancellationToken cancellationToken);

    /// <summary>Pushes a refused request to the pages of the state desk.</summary>
    Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken);

    /// <summary>Asks listening pages to sound. How many were asked: pages with armed sound that answered a ping within the last 10 s and may see the case.</summary>
    Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken);

    /// <summary>Whether at least one page of the state desk with armed sound answered a ping within the last 10 s.</summary>
    ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken);
}

/// <summary>A call to open pages. A page that really played it says so, which makes the delivery "delivered".</summary>
/// <param name="DeliveryId">The delivery to confirm.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Code">Its code.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Mode">Whether it is real.</param>
/// <param name="District">The district's id where it is known: decides with the officer's jurisdiction who may hear it.</param>
public sealed record DeskAlarm(string DeliveryId, string CaseId, string Code, Severity Severity, CaseMode Mode, string? District)
{
    /// <summary>What of a tip decides who may hear it; null for every other case.</summary>
    public Roster.TipScope? Tip { get; init; }
}

/// <summary>A case is no longer for whoever hears this. Why is not said.</summary>
/// <param name="Id">The case.</param>
/// <param name="Version">From this version on; a row of this version or a later one is for its page again.</param>
public sealed record CaseGone(string Id, int Version);

/// <summary>A refused request as the desk sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Partner">The partner's name.</param>
/// <param name="KeyId">Which key it named.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="At">When.</param>
/// <param name="CanOpen">Whether one key opens it as a case (the signature fitted).</param>
/// <param name="Count">How many like it stand behind this row.</param>
public sealed record RefusedRow(string Id, string Partner, string KeyId, string Reason, DateTimeOffset At, bool CanOpen, int Count);
