using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Satark.Cases;
using Satark.Http.Links.Binding;
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
public sealed partial class LinkEndpoints(
    Notifications.Links links, CaseBook book, Officers officers, ConfirmDelivery confirm, PacketAnswers packets, IKeyRing keys, Installation installation,
    CaseViews views, OpenTipMedium media, TakeReport reports, BindDevice bind)
{
    private static readonly Refusal NotOurs = new(RefusalKind.Forbidden, "This answer did not come from this page. Press the button again.") { Hindi = "यह उत्तर इस पेज से नहीं आया। बटन फिर दबाएँ।" };
    private static readonly Refusal Nothing = new(RefusalKind.NotFound, "There is no such case.");
    private static readonly Refusal NotNow = new(RefusalKind.Conflict, "Not possible any more: this is how the case stands now.") { Hindi = "अब संभव नहीं: केस अब जैसा है वह नीचे है।" };

    /// <summary>Shows the case.</summary>
    public async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken) =>
        await FindAsync(context, cancellationToken).ConfigureAwait(false) is { } found
            ? await PageAsync(context, found, null, cancellationToken).ConfigureAwait(false)
            : await TogetherAsync(context, cancellationToken).ConfigureAwait(false) ?? Unknown(context);

    /// <summary>Takes an answer.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return await TogetherAsync(context, cancellationToken).ConfigureAwait(false) ?? Unknown(context);
        }

        if (FormBody.Read(context) is not { } form || !IsOurs(form.GetValueOrDefault("form").ToString(), found))
        {
            return await PageAsync(context, found, NotOurs, cancellationToken).ConfigureAwait(false);
        }

        var name = form.GetValueOrDefault("do").ToString();
        if (BindForm.IsOne(name))
        {
            return await BindAsync(context, found, name, form, cancellationToken).ConfigureAwait(false);
        }

        if (!found.IsBound && (PacketButtons.FormatOf(name) is not null || name is TipLinkActions.Read or TipLinkActions.Medium))
        {
            return await PageAsync(context, found, BindForm.First, cancellationToken).ConfigureAwait(false);
        }

        if (PacketButtons.FormatOf(name) is { } format)
        {
            return await PacketAsync(context, found, format, cancellationToken).ConfigureAwait(false);
        }

        if (found.Officer is { } officer && TipLinkActions.IsMine(found.Case, officer.Id) && name is TipLinkActions.Read or TipLinkActions.Medium)
        {
            return name == TipLinkActions.Read ? await ReadTipAsync(context, found, officer, cancellationToken).ConfigureAwait(false)
                : await OpenMediumAsync(context, found, form.GetValueOrDefault("medium").ToString(), cancellationToken).ConfigureAwait(false);
        }

        if (found.Actions.Concat(found.TipActions).FirstOrDefault(a => a.Name == name) is not { } action)
        {
            // Pressed on a page that had become old: show how it stands now.
            return await PageAsync(context, found, NotNow, cancellationToken).ConfigureAwait(false);
        }

        var moved = await book.MoveAsync(found.Case.Id, found.Actor, Known(found, (c, m) => action.Decide(c, m, LinkForm.Of(form.GetValueOrDefault("reason").ToString(), form.GetValueOrDefault("note").ToString()))), cancellationToken).ConfigureAwait(false);
        if (moved.Refusal == Nothing)
        {
            return Unknown(context);
        }

        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return moved.Refusal is { } refusal ? await AsItStandsAsync(context, refusal, cancellationToken).ConfigureAwait(false)
            : await BackAsync(context, found, cancellationToken).ConfigureAwait(false) is { } together ? Answers.SeeOther("/l?" + together)
            : await FindAsync(context, cancellationToken).ConfigureAwait(false) is null ? Written(context, LinkPage.Done(installation.IsDemo), 200)
            : Answers.SeeOther("/l?" + found.Token);
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
            return await PageAsync(context, found, NotNow, cancellationToken).ConfigureAwait(false);
        }

        var form = new ReportForm();
        var broken = await form.ReadAsync(context.Request, words => IsOurs(words.GetValueOrDefault("form", ""), found) ? null : NotOurs, cancellationToken).ConfigureAwait(false);
        var (outcome, text) = (form.Words.GetValueOrDefault("outcome", ""), form.Words.GetValueOrDefault("text", "").Trim());
        var taken = broken is not null ? broken
            : !Words<TipFinding>.TryParse(outcome, out var finding) ? new Refusal(RefusalKind.Invalid, "Choose the outcome.") { Hindi = "क्या हुआ, चुनें।" }
            : text.Length > TipLinkPage.LongestReport ? new Refusal(RefusalKind.Invalid, "The report is too long.") { Hindi = "रिपोर्ट बहुत लंबी है।" }
            : await reports.HandleAsync(found.Case, officer, finding, text, form.Files, cancellationToken).ConfigureAwait(false);
        if (taken.Refusal is { } refusal)
        {
            return await AsItStandsAsync(context, refusal, cancellationToken, new TypedReport(outcome, text)).ConfigureAwait(false);
        }

        await WasReadAsync(found, cancellationToken).ConfigureAwait(false);
        return Answers.SeeOther("/l?" + found.Token);
    }

    // An answer that binds comes back as a page by itself, so that a reload asks for nothing again.
    private async Task<IResult> BindAsync(HttpContext context, Found found, string name, IReadOnlyDictionary<string, StringValues> form, CancellationToken cancellationToken)
    {
        var refusal = name switch
        {
            BindForm.Send => await bind.SendAsync(found.Case, found.Target, found.Token, cancellationToken).ConfigureAwait(false),
            BindForm.Code => await bind.ByCodeAsync(context, found.Target, found.Token, form.GetValueOrDefault("code").ToString(), cancellationToken).ConfigureAwait(false),
            _ => await bind.ByPinAsync(context, found.Target, found.Token, form.GetValueOrDefault("pin").ToString(), cancellationToken).ConfigureAwait(false),
        };
        return refusal is null ? Answers.SeeOther("/l?" + found.Token) : await PageAsync(context, found, refusal, cancellationToken).ConfigureAwait(false);
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
}
