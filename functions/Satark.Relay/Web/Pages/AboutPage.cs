using Satark.Http.Links;
using Satark.Relay.Web.Words;

namespace Satark.Relay.Web.Pages;

/// <summary>Who runs the relay, and who can learn what: plainly, before anybody writes.</summary>
internal static class AboutPage
{
    /// <summary>The page.</summary>
    public static Html Of(Shell shell, WebWords words)
    {
        var (options, w) = (shell.Options, words);
        return shell.Whole(words, words.AboutTitle, code => $"/tip/{code}/about", Html.Of(
            $"""
            <article class="about">
            <h1>{w.AboutTitle}</h1>
            {Part(w.AboutWho, options.RunBy is { } by ? WebWords.With(w.AboutRunBy, by) : w.AboutNobody, w.AboutApart, options.IsTrial ? w.Trial : null)}
            {Part(w.AboutWeb, w.AboutWebText)}
            {Part(w.AboutWhatsApp, w.AboutWhatsAppText, options.Number is { } number ? WebWords.With(w.AboutNumber, Shell.LeftToRight(number)) : null)}
            {Part(w.AboutCannot, w.AboutCannotText)}
            {Part(w.AboutCan, w.AboutCanText)}
            {Part(w.AboutReveal, w.AboutRevealText)}
            {Part(w.AboutForget, w.AboutForgetText)}
            {Part(w.AboutYou, w.AboutYouText)}
            </article>
            """));
    }

    private static Html Part(string title, params ReadOnlySpan<string?> texts)
    {
        var paragraphs = new List<Html>();
        foreach (var text in texts)
        {
            if (text is not null)
            {
                paragraphs.Add(Html.Of($"<p>{text}</p>"));
            }
        }

        return Html.Of($"<h2>{title}</h2>{Html.Join(paragraphs)}");
    }
}
