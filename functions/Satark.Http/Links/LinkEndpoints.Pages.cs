using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Links.Binding;
using Satark.Http.Links.Tips;
using Satark.Http.Routing;
using Satark.Notifications;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Http.Links;

// What a link leads to, and the page that is written of it.
public sealed partial class LinkEndpoints
{
    /// <summary>A trouble that no endpoint answered, as a page: whoever reads it holds a phone.</summary>
    /// <param name="context">The request.</param>
    /// <param name="trouble">What a program would be told.</param>
    public IResult Trouble(HttpContext context, Problem trouble)
    {
        if (trouble.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Written(context, LinkPage.Trouble(LinkWords.Of(trouble), TokenOf(context), installation.IsDemo), trouble.Status);
    }

    private Task<Found?> FindAsync(HttpContext context, CancellationToken cancellationToken) => FindAsync(context, TokenOf(context), cancellationToken);

    private async Task<Found?> FindAsync(HttpContext context, string token, CancellationToken cancellationToken)
    {
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
        return new Found(
            token, target, c, actor, officer, actions, officer is null || target.Engagement is not null ? [] : TipLinkActions.Of(c, officer.Id),
            await bind.IsBoundAsync(context, target, cancellationToken).ConfigureAwait(false));
    }

    // A phone that nobody has bound is told code, urgency and place, and may answer: the link is its officer's own. It reads nothing else.
    private async Task<IResult> PageAsync(HttpContext context, Found found, Refusal? refused, CancellationToken cancellationToken, TypedReport? typed = null)
    {
        if (found.IsBound)
        {
            return Page(context, found, refused, typed: typed);
        }

        var forms = Html.Join(
        [
            found.Actions.Count + found.TipActions.Count > 0 || found.Case.Hold?.By.Id == found.Actor.Id ? Html.None
                : Html.Of($"""<p class="more">अभी आपसे कोई उत्तर नहीं चाहिए। <span lang="en">Nothing is asked of you now.</span></p>"""),
            TipLinkPage.Answers(found.TipActions, found.Token, FormToken(found.Token)),
            BindForm.Of(await bind.WaysAsync(found.Target, found.Token, cancellationToken).ConfigureAwait(false), found.Token, FormToken(found.Token)),
        ]);
        return Written(
            context,
            LinkPage.Unbound(found.Case, found.Target, found.Actor.Id, found.Actions, found.Token, FormToken(found.Token), Told(refused), installation.IsDemo, forms),
            refused is null ? 200 : Problem.StatusOf(refused.Kind));
    }

    // Who was faster is not for a phone that nobody has bound.
    private static LinkNotice? Told(Refusal? refused) => refused is null ? null : LinkWords.Of(refused.Kind == RefusalKind.Conflict ? NotNow : refused);

    private IResult Page(HttpContext context, Found found, Refusal? refused, Html? said = null, TypedReport? typed = null) => Written(
        context,
        LinkPage.Of(
            found.Case, found.Target, found.Actions, found.Token, FormToken(found.Token), refused is null ? null : LinkWords.Of(refused), installation.IsDemo,
            found.TipActions.Count == 0 ? TipLinkPage.Over(found.Case, found.Actor.Id)
                : Html.Join([said ?? Html.None, TipLinkPage.Forms(found.Case, found.TipActions, found.Token, FormToken(found.Token), typed)])),
        refused is null ? 200 : Problem.StatusOf(refused.Kind));

    private async Task<IResult> OpenMediumAsync(HttpContext context, Found found, string medium, CancellationToken cancellationToken)
    {
        var opened = await media.HandleAsync(found.Case.Id, medium, found.Officer!, cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return await AsItStandsAsync(context, refusal, cancellationToken).ConfigureAwait(false);
        }

        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return opened.Value;
    }

    // What the informer said answers a POST alone, and that it was read stands in the history.
    private async Task<IResult> ReadTipAsync(HttpContext context, Found found, Officer officer, CancellationToken cancellationToken)
    {
        var read = await book.MoveAsync(
            found.Case.Id, found.Actor, Known(found, (c, m) => TipLinkActions.IsMine(c, officer.Id) ? c.Read(m) : NotNow), cancellationToken).ConfigureAwait(false);
        if (read.Refusal is { } refusal)
        {
            return await AsItStandsAsync(context, refusal, cancellationToken).ConfigureAwait(false);
        }

        // The view comes last: it is given out only if the tip is still theirs to see.
        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return await views.OfAsync(read.Value, officer, cancellationToken).ConfigureAwait(false) is { Tip: { } tip }
            ? Page(context, found, null, TipLinkPage.Said(tip, read.Value.Route?.Station, found.Token, FormToken(found.Token)))
            : Unknown(context);
    }

    // What an officer may not see any more does not exist for them; and of a tip about police the last resort knows no more than that it waits.
    private static bool MayKnow(Officer? officer, Case c) => c.Tip is not { } tip || (officer is null ? !tip.Conflicted : Visibility.MaySee(officer, c));

    // Decided on the case as it stands at the save.
    private static Func<Case, Moment, Outcome<Moved>> Known(Found found, Func<Case, Moment, Outcome<Moved>> decide) => (c, m) => MayKnow(found.Officer, c) ? decide(c, m) : Nothing;

    private async Task<IResult> AsItStandsAsync(HttpContext context, Refusal refusal, CancellationToken cancellationToken, TypedReport? typed = null) =>
        refusal != Nothing && await FindAsync(context, cancellationToken).ConfigureAwait(false) is { } now ? await PageAsync(context, now, refusal, cancellationToken, typed).ConfigureAwait(false) : Unknown(context);

    // Some mail programs add parameters of their own behind the token.
    private static string TokenOf(HttpContext context) => context.Request.QueryString.Value?.TrimStart('?').Split('&', 2)[0] ?? "";

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

    private sealed record Found(string Token, LinkTarget Target, Case Case, Actor Actor, Officer? Officer, IReadOnlyList<LinkAction> Actions, IReadOnlyList<LinkAction> TipActions, bool IsBound);
}
