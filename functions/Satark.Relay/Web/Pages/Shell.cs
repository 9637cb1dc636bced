using Satark.Http.Links;
using Satark.Relay.Web.Words;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web.Pages;

/// <summary>What every page of the web form shares: the emergency number first, the ways on, and who can see what.</summary>
internal sealed class Shell(Questionnaire questionnaire, RelayOptions options, Installation installation)
{
    /// <summary>What the form asks.</summary>
    public Questionnaire Questionnaire { get; } = questionnaire;

    /// <summary>The installation's settings.</summary>
    public RelayOptions Options { get; } = options;

    /// <summary>A whole page. Its addresses are paths of ours: it works the same behind any name, and nothing is fetched from elsewhere.</summary>
    /// <param name="words">The language.</param>
    /// <param name="title">The page's own title.</param>
    /// <param name="other">The same page's path in another language, or null where it has none.</param>
    /// <param name="main">What stands on it.</param>
    public Html Whole(WebWords words, string title, Func<string, string>? other, Html main) => Html.Of(
        $"""
        <!doctype html>
        <html lang="{words.Language}" dir="{words.Direction}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="format-detection" content="telephone=no">
        <title>{title}</title>
        <link rel="stylesheet" href="/tip/tip.css">
        <script src="/tip/tip.js" defer></script>
        </head>
        <body>
        {(installation.IsDemo ? Html.Of($"""<p class="band demo">{words.Demo}</p>""") : Html.None)}
        {(Options.IsTrial ? Html.Of($"""<p class="band">{words.Trial}</p>""") : Html.None)}
        <header>
        <p class="emergency"><span>{words.Danger}</span> <a href="tel:112">{words.Call}</a></p>
        <nav><a class="name" href="/tip/{words.Language}">{words.Title}</a>{Languages(words, other)}</nav>
        </header>
        <main>
        {main}
        </main>
        <footer>
        <p>{words.Protected}</p>
        <p><a href="/tip/{words.Language}">{words.NavNew}</a> <a href="/tip/{words.Language}/receipt">{words.NavReceipt}</a> <a href="/tip/{words.Language}/about">{words.NavAbout}</a></p>
        </footer>
        </body>
        </html>
        """);

    /// <summary>The language of a request that names none: the first of the browser's that is ours, else Hindi.</summary>
    public static WebWords Guess(string? acceptLanguage) =>
        (acceptLanguage ?? "").Split(',', 12).Select(part => WebWords.Find(part.Split(';', 2)[0].Split('-', 2)[0].Trim().ToLowerInvariant())).FirstOrDefault(found => found is not null)
        ?? WebWords.Find("hi")!;

    /// <summary>A number in a sentence of any direction: Urdu would turn the groups of its digits around.</summary>
    public static string LeftToRight(string number) => $"\u2066{number}\u2069";

    private static Html Languages(WebWords words, Func<string, string>? other) => other is null ? Html.None : Html.Of(
        $"""<span class="languages">{Html.Join(WebWords.Languages.Where(l => l.Code != words.Language).Select(l => Html.Of($"""<a href="{other(l.Code)}" lang="{l.Code}" hreflang="{l.Code}">{l.Name}</a> """)))}</span>""");
}
