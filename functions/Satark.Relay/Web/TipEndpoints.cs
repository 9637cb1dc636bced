using Microsoft.AspNetCore.Http;
using Satark.Http.Links;
using Satark.Http.Routing;
using Satark.Relay.Forwarding;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Guards;
using Satark.Relay.Web.Pages;
using Satark.Relay.Web.Words;
using Satark.Tips.Line;

namespace Satark.Relay.Web;

/// <summary>Takes the form of a tip: first to look at it, then to send it. What was typed comes back with every answer but the last.</summary>
internal sealed class TipEndpoints(Shell shell, FormTokens tokens, Door door, TipUploads uploads, SentForms sent, TipBook book, Receipts.Receipts receipts)
{
    /// <summary>A button was pressed.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var category = call.Value("category");
        if (WebWords.Find(call.Value("language")) is not { } words || (category != TipFields.Danger && shell.Questionnaire.Category(category) is null))
        {
            return Written(context, StartPages.Categories(shell, Shell.Guess(null), Shell.Guess(null).ErrorPage), 404);
        }

        try
        {
            return await MultipartForm.ReadAsync(context.Request, cancellationToken).ConfigureAwait(false) is { } form
                ? await AnswerAsync(context, words, category, form, cancellationToken).ConfigureAwait(false)
                : Broken(context, words);
        }
        catch (BrokenFormException)
        {
            return Broken(context, words);
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext context, WebWords words, string category, MultipartForm form, CancellationToken cancellationToken)
    {
        var typed = TipFields.Read(shell.Questionnaire, words.Language, category, form.Words);
        if (tokens.Read(Word(form, FormState.Form)) is not { } token || WebPage.IsForeign(context.Request))
        {
            // Too old, or from no page of ours: it is shown again with a token of its own, and one press more sends it.
            return Written(context, FormPage.Of(shell, words, typed with { Notices = [words.ErrorOldForm] }, State(tokens.Issue(), [])), 403);
        }

        if (await sent.FindAsync(token, cancellationToken).ConfigureAwait(false) is { } before)
        {
            return Thanks(context, words, before, null, []);
        }

        var kept = uploads.Open(token, Word(form, FormState.Files));
        if (Word(form, FormState.Drop) == "yes")
        {
            await uploads.DropAsync(kept, cancellationToken).ConfigureAwait(false);
            kept = [];
        }

        var proof = Word(form, FormState.Proof);
        var (media, notices) = await uploads.KeepAsync(context.Request, form, kept, new Lazy<bool>(() => door.MayBringFiles(token, proof)), words, cancellationToken).ConfigureAwait(false);
        typed = typed with { Media = media, Notices = notices };
        return Word(form, FormState.Do) == "change" ? Written(context, FormPage.Of(shell, words, typed, State(token, media)), 200)
            : !typed.SaysSomething(shell.Questionnaire) ? Written(context, FormPage.Of(shell, words, typed with { Notices = [.. notices, words.ErrorNothing] }, State(token, media)), 400)
            : await LookOrSendAsync(context, words, token, typed, form, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> LookOrSendAsync(HttpContext context, WebWords words, FormToken token, TipFields typed, MultipartForm form, CancellationToken cancellationToken)
    {
        var sign = Signs.Of(typed.AllWords(shell.Questionnaire));
        var lifeRisk = sign is not null || typed.IsDanger;

        // Where a life may be at stake nothing is asked twice: the desk has it with the first press.
        if (!lifeRisk && typed.Errors.Count > 0)
        {
            return Written(context, FormPage.Of(shell, words, typed, State(token, typed.Media)), 400);
        }

        if (!lifeRisk && Word(form, FormState.Do) != "send")
        {
            return Written(context, SendPages.Review(shell, words, typed, State(token, typed.Media)), 200);
        }

        if (door.Pass(token, Word(form, FormState.Proof), Word(form, FormState.Ticket), lifeRisk) is { } wait)
        {
            return Written(context, SendPages.Waiting(shell, words, typed, State(token, typed.Media) with { ProofBits = wait.ProofBits }, wait), 503, wait);
        }

        var tip = typed.ToTip(shell.Questionnaire, lifeRisk);
        var done = await sent.OnceAsync(token, () => SendAsync(token, tip, typed.Media, cancellationToken), cancellationToken).ConfigureAwait(false);
        var support = lifeRisk ? shell.Questionnaire.Text(sign ?? Signs.Crime, words.Language) : null;
        return Thanks(context, words, done, support, typed.Notices);
    }

    // Alias and word follow from the form's token, so that a form that is sent again after a crash is still the same tip. Without our key nobody can tell them from random ones.
    private async Task<string> SendAsync(FormToken token, TipContent tip, IReadOnlyList<TipMedia> media, CancellationToken cancellationToken)
    {
        var alias = tokens.IdOf(token, "alias");
        await book.SubmitAsync(alias, tokens.IdOf(token, "submitted"), tip, media, null, cancellationToken).ConfigureAwait(false);
        return await receipts.IssueAsync(alias, cancellationToken).ConfigureAwait(false);
    }

    private static string? Word(MultipartForm form, string name) => form.Words.GetValueOrDefault(name);

    private static IResult Written(HttpContext context, Html page, int status, Wait? wait = null)
    {
        if (wait is not null)
        {
            context.Response.Headers.RetryAfter = wait.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return WebPage.Written(context, page, status);
    }

    private FormState State(FormToken token, IReadOnlyList<TipMedia> media) => new(token.Text, uploads.Sign(token, media), door.ProofBits);

    private IResult Thanks(HttpContext context, WebWords words, SentTip done, string? support, IReadOnlyList<string> notices) =>
        Written(context, SendPages.Thanks(shell, words, done, support, notices), 200);

    private IResult Broken(HttpContext context, WebWords words) => Written(context, StartPages.Categories(shell, words, words.ErrorBroken), 400);
}
