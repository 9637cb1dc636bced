using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Satark.Cases;
using Satark.Http.Links.Tips;
using Satark.Http.Packets;
using Satark.Http.Routing;
using Satark.Http.Tips;
using Satark.Http.Views;
using Satark.Notifications;
using Satark.Privacy;
using Satark.Roster;
using Satark.Tips;

namespace Satark.Http.Links;

/// <summary>
/// The page behind a link in a message. Mail scanners and previews fetch every link: a GET changes nothing, counts as
/// nothing and burns nothing. Each answer is a POST with the page's own form token.
/// </summary>
public sealed class LinkEndpoints(
    Notifications.Links links, CaseBook book, Officers officers, ConfirmDelivery confirm, PacketAnswers packets, IKeyRing keys, Installation installation,
    CaseViews views, OpenTipMedium media, TakeReport reports)
{
    private static readonly Refusal NotOurs = new(RefusalKind.Forbidden, "This answer did not come from this page. Press the button again.");
    private static readonly Refusal Nothing = new(RefusalKind.NotFound, "There is no such case.");
    private static readonly Refusal NoMore = new(RefusalKind.NotNow, "अब संभव नहीं। Not possible any more: this is how the case stands now.");

    /// <summary>Shows the case.</summary>
    public async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken) =>
        await FindAsync(context, cancellationToken).ConfigureAwait(false) is { } found
            ? Page(context, found, null, 200)
            : Unknown(context);

    /// <summary>Takes an answer.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return Unknown(context);
        }

        var form = new FormReader(Encoding.UTF8.GetString(context.Call().Body.Span)).ReadForm();
        if (!IsOurs(form.GetValueOrDefault("form").ToString(), found))
        {
            return Page(context, found, NotOurs.Text, 403);
        }

        var name = form.GetValueOrDefault("do").ToString();
        if (PacketButtons.FormatOf(name) is { } format)
        {
            return await PacketAsync(context, found, format, cancellationToken).ConfigureAwait(false);
        }

        if (found.Officer is { } officer && TipLinkActions.IsMine(found.Case, officer.Id) && name is TipLinkActions.Read or TipLinkActions.Medium)
        {
            return name == TipLinkActions.Read ? await ReadTipAsync(context, found, officer, cancellationToken).ConfigureAwait(false)
                : Answers.From(await media.HandleAsync(found.Case.Id, form.GetValueOrDefault("medium").ToString(), officer, cancellationToken).ConfigureAwait(false), static answer => answer);
        }

        if (found.Actions.Concat(found.TipActions).FirstOrDefault(a => a.Name == name) is not { } action)
        {
            // Pressed on a page that had become old: show how it stands now.
            return Page(context, found, "Not possible any more: this is how the case stands now.", 409);
        }

        var moved = await book.MoveAsync(found.Case.Id, found.Actor, Known(found, (c, m) => action.Decide(c, m, LinkForm.Of(form.GetValueOrDefault("reason").ToString(), form.GetValueOrDefault("note").ToString()))), cancellationToken).ConfigureAwait(false);
        if (moved.Refusal == Nothing)
        {
            return Unknown(context);
        }

        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return moved.Refusal is { } refusal ? await AsItStandsAsync(context, refusal, cancellationToken).ConfigureAwait(false) : Answers.SeeOther("/l?" + found.Token);
    }

    /// <summary>Takes an officer's report on a tip: words, photos, films, recordings.</summary>
    public async Task<IResult> ReportAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return Unknown(context);
        }

        if (found.Officer is not { } officer || !TipLinkActions.IsMine(found.Case, officer.Id))
        {
            return Page(context, found, NoMore.Text, 409);
        }

        var read = await ReportForm.ReadAsync(context.Request, words => IsOurs(words.GetValueOrDefault("form", ""), found) ? null : NotOurs, cancellationToken).ConfigureAwait(false);
        var taken = read.Refusal is { } broken ? broken
            : !Words<TipFinding>.TryParse(read.Value.Words.GetValueOrDefault("outcome"), out var finding) ? new Refusal(RefusalKind.Invalid, "क्या हुआ, चुनें। Choose the outcome.")
            : read.Value.Words.GetValueOrDefault("text", "").Trim() is { Length: > TipLinkPage.LongestReport } ? new Refusal(RefusalKind.Invalid, "रिपोर्ट बहुत लंबी है। The report is too long.")
            : await reports.HandleAsync(found.Case, officer, finding, read.Value.Words.GetValueOrDefault("text", "").Trim(), read.Value.Files, cancellationToken).ConfigureAwait(false);
        if (taken.Refusal is { } refusal)
        {
            return await AsItStandsAsync(context, refusal, cancellationToken).ConfigureAwait(false);
        }

        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return Answers.SeeOther("/l?" + found.Token);
    }

    // The packet answers a POST alone: whatever fetches links by itself never gets a word of it.
    private async Task<IResult> PacketAsync(HttpContext context, Found found, PacketFormat format, CancellationToken cancellationToken)
    {
        var opened = await packets.OfAsync(
            found.Case.Id, found.Actor, format,
            c => !MayKnow(found.Officer, c) ? Nothing : PacketButtons.MayOpen(c, found.Target.Engagement) ? null : PacketButtons.Over, cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return await AsItStandsAsync(context, refusal, cancellationToken).ConfigureAwait(false);
        }

        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return opened.Value.Answer(context);
    }

    private Task WasReadAsync(Found found, CancellationToken cancellationToken) =>
        confirm.HandleAsync(RecordDelivery.Reference(found.Case.Id, found.Target.DeliveryId), DeliveryState.Read, null, cancellationToken);

    private async Task<Found?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // Some mail programs add parameters of their own behind the token.
        var token = context.Request.QueryString.Value?.TrimStart('?').Split('&', 2)[0] ?? "";
        if (await links.FindAsync(token, cancellationToken).ConfigureAwait(false) is not { } target
            || await book.FindAsync(target.CaseId, cancellationToken).ConfigureAwait(false) is not { Value: var c })
        {
            return null;
        }

        var officer = await officers.FindAsync(target.Target, cancellationToken).ConfigureAwait(false);
        if (!MayKnow(officer, c))
        {
            return null;
        }

        var actor = officer is not null
            ? officer.Actor
            : new Actor(ActorKind.Agency, target.Target, target.TargetName);
        var actions = target.Engagement is null ? LinkAction.OfCall(c, actor.Id)
            : c.Engagements.FirstOrDefault(e => e.Id == target.Engagement) is { } engagement && c.IsOpen ? LinkAction.OfEngagement(c, engagement)
            : [];
        return new Found(token, target, c, actor, officer, actions, officer is null || target.Engagement is not null ? [] : TipLinkActions.Of(c, officer.Id));
    }

    private IResult Page(HttpContext context, Found found, string? notice, int status) =>
        Page(context, found, notice, status, Html.None);

    private IResult Page(HttpContext context, Found found, string? notice, int status, Html said) => Written(
        context,
        LinkPage.Of(
            found.Case, found.Target, found.Actions, found.Token, FormToken(found.Token), notice, installation.IsDemo,
            found.TipActions.Count == 0 ? null : Html.Join([said, TipLinkPage.Forms(found.Case, found.TipActions, found.Token, FormToken(found.Token))])),
        status);

    // What the informer said answers a POST alone, and that it was read stands in the history.
    private async Task<IResult> ReadTipAsync(HttpContext context, Found found, Officer officer, CancellationToken cancellationToken)
    {
        var read = await book.MoveAsync(
            found.Case.Id, found.Actor, Known(found, (c, m) => TipLinkActions.IsMine(c, officer.Id) ? c.Read(m) : NoMore), cancellationToken).ConfigureAwait(false);
        if (read.Refusal is { } refusal)
        {
            return await AsItStandsAsync(context, refusal, cancellationToken).ConfigureAwait(false);
        }

        // The view comes last: it is given out only if the tip is still theirs to see.
        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        if (await views.OfAsync(read.Value, officer, cancellationToken).ConfigureAwait(false) is not { Tip: { } tip })
        {
            return Unknown(context);
        }

        return Page(context, found, null, 200, TipLinkPage.Said(tip, found.Token, FormToken(found.Token)));
    }

    // What an officer may not see any more does not exist for them; and of a tip about police the last resort knows no more than that it waits.
    private static bool MayKnow(Officer? officer, Case c) => c.Tip is not { } tip || (officer is null ? !tip.Conflicted : Visibility.MaySee(officer, c));

    // Decided on the case as it stands at the save.
    private static Func<Case, Moment, Outcome<Moved>> Known(Found found, Func<Case, Moment, Outcome<Moved>> decide) => (c, m) => MayKnow(found.Officer, c) ? decide(c, m) : Nothing;

    private async Task<IResult> AsItStandsAsync(HttpContext context, Refusal refusal, CancellationToken cancellationToken) =>
        refusal != Nothing && await FindAsync(context, cancellationToken).ConfigureAwait(false) is { } now
            ? Page(context, now, refusal.Text, refusal == NotOurs ? 403 : Problem.StatusOf(refusal.Kind))
            : Unknown(context);

    private bool IsOurs(string form, Found found) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form), Encoding.UTF8.GetBytes(FormToken(found.Token)));

    private IResult Unknown(HttpContext context) => Written(context, LinkPage.Unknown(installation.IsDemo), 404);

    private IResult Written(HttpContext context, Html page, int status)
    {
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Link(installation.IsDemo);
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Answers.Raw(Encoding.UTF8.GetBytes(page.ToString()), "text/html; charset=utf-8", status);
    }

    // Only who has read the page knows it: a scanner that posts blindly does not.
    private string FormToken(string token) => Ids.Keyed(keys.Installation(KeyPurpose.Link).Span, "form", token);

    private sealed record Found(string Token, LinkTarget Target, Case Case, Actor Actor, Officer? Officer, IReadOnlyList<LinkAction> Actions, IReadOnlyList<LinkAction> TipActions);
}
