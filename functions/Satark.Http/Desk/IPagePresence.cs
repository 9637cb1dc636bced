using Satark.Board;
using Satark.Http.Accounts;
using Satark.Roster;

namespace Satark.Http.Desk;

/// <summary>The pages that say by HTTP that they are there, where no hub hears them.</summary>
/// <remarks>
/// Promise: a page counts as listening for 10 s after it last said that its sound is armed, in every instance of the host; an alarm
/// that it was asked to sound waits here for 60 s, so that it sounds even where the push was lost; and nobody may confirm an alarm
/// for another officer or another page.
/// </remarks>
public interface IPagePresence
{
    /// <summary>A page is there, with its sound armed or not.</summary>
    /// <returns>The alarms that it was asked to sound within the last 60 s and has not confirmed, oldest first.</returns>
    Task<IReadOnlyList<DeskAlarm>> ReportAsync(OpenPage page, bool armed, CancellationToken cancellationToken);

    /// <summary>Whether this very page of this officer was asked to sound this alarm.</summary>
    Task<bool> WasAskedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken);

    /// <summary>It played: the alarm no longer waits for this page.</summary>
    Task PlayedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken);
}

/// <summary>A page that speaks by HTTP.</summary>
/// <param name="Id">The name that it gave itself; unique only together with the officer.</param>
/// <param name="SignedIn">Who sits before it, as of this request.</param>
public sealed record OpenPage(string Id, SignedIn SignedIn)
{
    /// <summary>A page counts as listening for so long after its last word.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>An alarm waits so long for a page to come and ask.</summary>
    public static readonly TimeSpan AlarmWaits = TimeSpan.FromSeconds(60);

    private const int IdLength = 22;

    /// <summary>Who sits before it.</summary>
    public Officer Officer => SignedIn.Officer ?? throw new InvalidOperationException("Only officers have pages that listen.");

    /// <summary>Whether a text can be a page's name: 22 letters of base64url, which is 128 bits drawn at random.</summary>
    public static bool IsId(string? id) => id is { Length: IdLength } && id.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_');
}
