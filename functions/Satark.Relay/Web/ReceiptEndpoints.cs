using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Privacy;
using Satark.Relay.Forwarding;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Guards;
using Satark.Relay.Web.Pages;
using Satark.Relay.Web.Words;

namespace Satark.Relay.Web;

/// <summary>Answers whoever holds a receipt. The digits come by POST alone and stand in no address; unknown, expired and muted receipts are answered alike.</summary>
internal sealed class ReceiptEndpoints(Shell shell, FormTokens tokens, TipUploads uploads, Door door, LookUpDoor lookUps, Receipts.Receipts receipts, ReadTip read, TipBook book, IKeyRing keys)
{
    private const int Digits = 16;

    /// <summary>Shows how the tip of these digits stands.</summary>
    public Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken) => ReadAsync(
        context,
        async (words, form) =>
        {
            var typed = form.Words.GetValueOrDefault(ReceiptPages.Digits, "");
            typed = typed.Length > 60 ? "" : typed;
            if (Token(context, form) is not { } token)
            {
                return Ask(context, words, typed, words.ErrorOldForm, 403);
            }

            if (CountDigits(typed) != Digits)
            {
                return Ask(context, words, typed, words.ReceiptShape, 400);
            }

            // Asked of everybody, before anything is known of the digits.
            var proof = form.Words.GetValueOrDefault(FormState.Proof);
            if (lookUps.Pass(token, proof, form.Words.GetValueOrDefault(FormState.Ticket)) is { } turn)
            {
                return Waiting(context, words, typed, turn);
            }

            var found = await receipts.FindAsync(typed, cancellationToken).ConfigureAwait(false);
            return found.Refusal is not null ? Waiting(context, words, typed, lookUps.Later())
                : found.Value is { } alias && await read.FindAsync(alias, cancellationToken).ConfigureAwait(false) is { } standing ? Standing(context, words, token, standing, AddedFields.None, [], false)
                : Ask(context, words, typed, words.ReceiptNone, 404);
        },
        cancellationToken);

    /// <summary>Takes answers and what is added.</summary>
    public Task<IResult> AddAsync(HttpContext context, CancellationToken cancellationToken) => ReadAsync(
        context,
        async (words, form) =>
        {
            if (Token(context, form) is not { } token || Open(token, form.Words.GetValueOrDefault(ReceiptPages.Tip)) is not { } alias)
            {
                return Ask(context, words, "", words.ErrorOldForm, 403);
            }

            var (media, notices) = await uploads.KeepAsync(context.Request, form, [], new Lazy<bool>(() => door.MayBringFiles(token, null)), words, cancellationToken).ConfigureAwait(false);
            if (await read.FindAsync(alias, cancellationToken).ConfigureAwait(false) is not { } standing)
            {
                return Ask(context, words, "", words.ReceiptNone, 404);
            }

            var typed = new AddedFields(
                Clean(form.Words.GetValueOrDefault(ReceiptPages.Text)),
                standing.Questions.ToDictionary(q => q.Id, q => Clean(form.Words.GetValueOrDefault(ReceiptPages.Answer + q.Id)), StringComparer.Ordinal));
            var added = await AddAsync(token, alias, typed, media, cancellationToken).ConfigureAwait(false);
            standing = await read.FindAsync(alias, cancellationToken).ConfigureAwait(false) ?? standing;
            return added
                ? Standing(context, words, tokens.Issue(), standing, AddedFields.None, notices, true)
                : Standing(context, words, token, standing, typed, [.. notices, words.AddNothing], false);
        },
        cancellationToken);

    // Each answer by itself; what is added, and files, with the last word.
    private async Task<bool> AddAsync(FormToken token, string alias, AddedFields typed, IReadOnlyList<Tips.Line.TipMedia> media, CancellationToken cancellationToken)
    {
        var answers = typed.Answers.Where(a => a.Value.Length > 0).ToList();
        var added = false;
        foreach (var (question, text) in answers)
        {
            added |= (await book.AddAsync(alias, tokens.IdOf(token, "answered", question), text, question, [], cancellationToken).ConfigureAwait(false)).IsOk;
        }

        if (typed.Text.Length > 0 || media.Count > 0)
        {
            added |= (await book.AddAsync(alias, tokens.IdOf(token, "added"), typed.Text.Length > 0 ? typed.Text : null, null, media, cancellationToken).ConfigureAwait(false)).IsOk;
        }

        return added;
    }

    private async Task<IResult> ReadAsync(HttpContext context, Func<WebWords, MultipartForm, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var words = WebWords.Find(context.Call().Value("language")) ?? Shell.Guess(context.Request.Headers.AcceptLanguage.ToString());
        try
        {
            if (await MultipartForm.ReadAsync(context.Request, cancellationToken).ConfigureAwait(false) is { } form)
            {
                return await answer(words, form).ConfigureAwait(false);
            }
        }
        catch (BrokenFormException)
        {
            // The same answer as for what is no form at all.
        }

        return Ask(context, words, "", words.ErrorBroken, 400);
    }

    private FormToken? Token(HttpContext context, MultipartForm form) => WebPage.IsForeign(context.Request) ? null : tokens.Read(form.Words.GetValueOrDefault(FormState.Form));

    private IResult Ask(HttpContext context, WebWords words, string typed, string notice, int status) =>
        WebPage.Written(context, ReceiptPages.Ask(shell, words, tokens.Issue().Text, typed, notice), status);

    private IResult Waiting(HttpContext context, WebWords words, string typed, LookUpTurn turn)
    {
        context.Response.Headers.RetryAfter = turn.Wait.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return WebPage.Written(context, ReceiptPages.Waiting(shell, words, typed, turn), 503);
    }

    private IResult Standing(HttpContext context, WebWords words, FormToken token, TipStanding standing, AddedFields typed, IReadOnlyList<string> notices, bool added) =>
        WebPage.Written(context, ReceiptPages.Standing(shell, words, standing, token.Text, Close(token, standing.Alias), typed, notices, added), notices.Count > 0 && !added ? 400 : 200);

    // The page holds the tip sealed, good for as long as its form: neither alias nor digits stand in it.
    private string Close(FormToken token, string alias) => Base64Url.EncodeToString(Sealed.Close(Key(), Encoding.UTF8.GetBytes(alias), Place(token)));

    private string? Open(FormToken token, string? sealedTip)
    {
        try
        {
            return sealedTip is { Length: > 0 and < 300 } && Base64Url.IsValid(sealedTip) ? Encoding.UTF8.GetString(Sealed.Open(Key(), Base64Url.DecodeFromChars(sealedTip), Place(token))) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private byte[] Key() => HMACSHA256.HashData(keys.Installation(KeyPurpose.Seal).Span, "web-receipt"u8);

    private static byte[] Place(FormToken token) => Encoding.UTF8.GetBytes("web-receipt " + token.Nonce);

    // Digits of any script count; what they are, the receipts know.
    private static int CountDigits(string text) => text.Count(c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.DecimalDigitNumber);

    private static string Clean(string? text)
    {
        var clean = new string([.. (text ?? "").Where(c => c == '\n' || !char.IsControl(c))]).Trim();
        return clean.Length > ReceiptPages.Longest ? clean[..ReceiptPages.Longest] : clean;
    }
}
