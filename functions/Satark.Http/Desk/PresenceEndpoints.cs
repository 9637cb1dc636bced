using Microsoft.AspNetCore.Http;
using Satark.Board;
using Satark.Escalation;
using Satark.Http.Routing;
using Satark.Notifications;

namespace Satark.Http.Desk;

/// <summary>What a page says every five seconds.</summary>
/// <param name="Page">The random name that it gave itself.</param>
/// <param name="Armed">Whether its sound would be heard.</param>
public sealed record PresenceWord(string? Page, bool? Armed);

/// <summary>What it hears in return.</summary>
/// <param name="Alarms">What it was asked to sound and has not confirmed; it plays each delivery once.</param>
/// <param name="Scale">How fast human clocks run.</param>
/// <param name="ServerTime">Our clock.</param>
public sealed record PresenceView(IReadOnlyList<DeskAlarm> Alarms, double Scale, DateTimeOffset ServerTime);

/// <summary>An alarm really sounded.</summary>
/// <param name="Page">Where.</param>
/// <param name="DeliveryId">Which.</param>
public sealed record PlayedWord(string? Page, string? DeliveryId);

/// <summary>What pages say to the server by HTTP; a hub of our own hears the same over its connection.</summary>
public sealed class PresenceEndpoints(IPagePresence presence, SeenCases seen, ConfirmDelivery confirm, Pace pace, TimeProvider clock)
{
    private const int LongestReference = 200;

    /// <summary>A page is there.</summary>
    public async Task<IResult> ReportAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.PresenceWord, out var word, out var refused))
        {
            return refused;
        }

        if (!OpenPage.IsId(word.Page) || word.Armed is not { } armed)
        {
            return Wrong(word.Page, word.Armed is null ? ("armed", "says whether the sound is armed: true or false") : null);
        }

        var alarms = await presence.ReportAsync(new OpenPage(word.Page!, context.Call().SignedIn!), armed, cancellationToken).ConfigureAwait(false);

        // An alarm waits a minute for its page: what was for its officer then may not be so now.
        alarms = await seen.OnlyAsync(alarms, alarm => alarm.CaseId, context.Call().Board, cancellationToken).ConfigureAwait(false);
        return Answers.Json(new PresenceView(alarms, pace.Scale, clock.GetUtcNow()), HttpJson.Default.PresenceView);
    }

    /// <summary>A page played an alarm. Counts only from the page that was asked; a repeat changes nothing.</summary>
    public async Task<IResult> ConfirmAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.PlayedWord, out var word, out var refused))
        {
            return refused;
        }

        if (!OpenPage.IsId(word.Page) || word.DeliveryId is not { Length: > 0 and <= LongestReference } delivery)
        {
            return Wrong(word.Page, word.DeliveryId is { Length: > 0 and <= LongestReference } ? null : ("deliveryId", "is that of the alarm"));
        }

        var page = new OpenPage(word.Page!, context.Call().SignedIn!);
        if (!await presence.WasAskedAsync(page, delivery, cancellationToken).ConfigureAwait(false))
        {
            return Problem.Of(new Refusal(RefusalKind.NotFound, "This page was not asked to sound this alarm."));
        }

        // The delivery first: should this fail, the alarm still waits for the page, which then says it again.
        await confirm.HandleAsync(delivery, DeliveryState.Delivered, null, cancellationToken).ConfigureAwait(false);
        await presence.PlayedAsync(page, delivery, cancellationToken).ConfigureAwait(false);
        return Answers.Nothing();
    }

    private static Problem Wrong(string? page, (string Field, string Should)? other)
    {
        var errors = new Dictionary<string, string[]>();
        if (!OpenPage.IsId(page))
        {
            errors["page"] = ["is the page's own random name: 22 letters of base64url"];
        }

        if (other is var (field, should))
        {
            errors[field] = [should];
        }

        return Problem.Of(new Refusal(RefusalKind.Invalid, "The page's word is not complete.", errors));
    }
}
