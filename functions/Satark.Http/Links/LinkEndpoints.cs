using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Satark.Cases;
using Satark.Http.Packets;
using Satark.Http.Routing;
using Satark.Notifications;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Http.Links;

/// <summary>
/// The page behind a link in a message. Mail scanners and previews fetch every link: a GET changes nothing, counts as
/// nothing and burns nothing. Each answer is a POST with the page's own form token.
/// </summary>
public sealed class LinkEndpoints(
    Notifications.Links links, CaseBook book, Officers officers, ConfirmDelivery confirm, PacketAnswers packets, IKeyRing keys, Installation installation)
{
    private static readonly ReadOnlyMemory<byte> Sheet = ReadSheet();

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
        var token = Encoding.UTF8.GetBytes(form.GetValueOrDefault("form").ToString());
        if (!CryptographicOperations.FixedTimeEquals(token, Encoding.UTF8.GetBytes(FormToken(found.Token))))
        {
            return Page(context, found, "This answer did not come from this page. Press the button again.", 403);
        }

        var name = form.GetValueOrDefault("do").ToString();
        if (PacketButtons.FormatOf(name) is { } format)
        {
            return await PacketAsync(context, found, format, cancellationToken).ConfigureAwait(false);
        }

        if (found.Actions.FirstOrDefault(a => a.Name == name) is not { } action)
        {
            // Pressed on a page that had become old: show how it stands now.
            return Page(context, found, "Not possible any more: this is how the case stands now.", 409);
        }

        var moved = await book.MoveAsync(found.Case.Id, found.Actor, (c, m) => action.Decide(c, m, LinkForm.Of(form.GetValueOrDefault("reason").ToString(), form.GetValueOrDefault("note").ToString())), cancellationToken).ConfigureAwait(false);
        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return moved.Refusal is not { } refusal ? Answers.SeeOther("/l?" + found.Token)
            : await FindAsync(context, cancellationToken).ConfigureAwait(false) is { } now ? Page(context, now, refusal.Text, Problem.StatusOf(refusal.Kind))
            : Unknown(context);
    }

    /// <summary>The page's style sheet.</summary>
    public static Task<IResult> StyleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Task.FromResult(Answers.Raw(Sheet, "text/css; charset=utf-8"));
    }

    // The packet answers a POST alone: whatever fetches links by itself never gets a word of it.
    private async Task<IResult> PacketAsync(HttpContext context, Found found, PacketFormat format, CancellationToken cancellationToken)
    {
        var opened = await packets.OfAsync(
            found.Case.Id, found.Actor, format, c => PacketButtons.MayOpen(c, found.Target.Engagement) ? null : PacketButtons.Over, cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return await FindAsync(context, cancellationToken).ConfigureAwait(false) is { } now ? Page(context, now, refusal.Text, Problem.StatusOf(refusal.Kind)) : Unknown(context);
        }

        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return opened.Value.Answer(context);
    }

    private Task WasReadAsync(Found found, CancellationToken cancellationToken) =>
        confirm.HandleAsync(RecordDelivery.Reference(found.Case.Id, found.Target.DeliveryId), DeliveryState.Read, null, cancellationToken);

    private static byte[] ReadSheet()
    {
        using var stream = typeof(LinkEndpoints).Assembly.GetManifestResourceStream("Satark.Http.link.css") ?? throw new InvalidOperationException("The link page's style sheet is missing: the product is broken.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private async Task<Found?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // Some mail programs add parameters of their own behind the token.
        var token = context.Request.QueryString.Value?.TrimStart('?').Split('&', 2)[0] ?? "";
        if (await links.FindAsync(token, cancellationToken).ConfigureAwait(false) is not { } target
            || await book.FindAsync(target.CaseId, cancellationToken).ConfigureAwait(false) is not { Value: var c })
        {
            return null;
        }

        // What an officer may not see any more does not exist for them; and of a tip about police the last resort knows no more than that it waits.
        var officer = await officers.FindAsync(target.Target, cancellationToken).ConfigureAwait(false);
        if (c.Tip is { } tip && (officer is null ? tip.Conflicted : !Visibility.MaySee(officer, c)))
        {
            return null;
        }

        var actor = officer is not null
            ? officer.Actor
            : new Actor(ActorKind.Agency, target.Target, target.TargetName);
        var actions = target.Engagement is null ? LinkAction.OfCall(c, actor.Id)
            : c.Engagements.FirstOrDefault(e => e.Id == target.Engagement) is { } engagement && c.IsOpen ? LinkAction.OfEngagement(c, engagement)
            : [];
        return new Found(token, target, c, actor, actions);
    }

    private IResult Page(HttpContext context, Found found, string? notice, int status) =>
        Written(context, LinkPage.Of(found.Case, found.Target, found.Actions, found.Token, FormToken(found.Token), notice, installation.IsDemo), status);

    private IResult Unknown(HttpContext context) => Written(context, LinkPage.Unknown(installation.IsDemo), 404);

    private IResult Written(HttpContext context, Html page, int status)
    {
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Link(installation.IsDemo);
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Answers.Raw(Encoding.UTF8.GetBytes(page.ToString()), "text/html; charset=utf-8", status);
    }

    // Only who has read the page knows it: a scanner that posts blindly does not.
    private string FormToken(string token) => Ids.Keyed(keys.Installation(KeyPurpose.Link).Span, "form", token);

    private sealed record Found(string Token, LinkTarget Target, Case Case, Actor Actor, IReadOnlyList<LinkAction> Actions);
}
