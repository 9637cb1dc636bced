using Satark.Http.Links;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Words;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web.Pages;

/// <summary>The first taps: language, then danger now or a category. All of it links, so that nothing is kept and everything works everywhere.</summary>
internal static class StartPages
{
    /// <summary>The choice of language, in all of them.</summary>
    public static Html Languages(Shell shell, WebWords guessed) => shell.Whole(guessed, guessed.Title, null, Html.Of(
        $"""
        <h1 class="choices-title">{Html.Join(WebWords.Languages.Select(l => Html.Of($"""<span lang="{l.Code}" dir="{WebWords.Find(l.Code)!.Direction}">{WebWords.Find(l.Code)!.ChooseLanguage}</span> """)))}</h1>
        <ul class="choices languages-list">{Html.Join(WebWords.Languages.Select(l => Html.Of($"""<li><a href="/tip/{l.Code}" lang="{l.Code}"><b>{l.Name}</b></a></li>""")))}</ul>
        """));

    /// <summary>The gate and the categories.</summary>
    public static Html Categories(Shell shell, WebWords words, string? notice = null) => shell.Whole(words, words.Title, code => "/tip/" + code, Html.Of(
        $"""
        {(notice is null ? Html.None : Html.Of($"""<p class="notice" role="alert">{notice}</p>"""))}
        <p class="lead">{words.Lead}</p>
        <section class="gate">
        <h2>{shell.Questionnaire.Question("danger")?.LabelIn(words.Language) ?? words.Danger}</h2>
        <p>{shell.Questionnaire.Question("danger")?.Text.In(words.Language)}</p>
        <p class="gate-ways"><a class="button urgent" href="tel:112">{words.Call}</a> <a class="button quiet" href="/tip/{words.Language}/{TipFields.Danger}">{words.DangerWrite}</a></p>
        </section>
        <h1>{words.ChooseCategory}</h1>
        <ul class="choices">{Html.Join(shell.Questionnaire.Categories.Select(c => Choice(words, c)))}</ul>
        {(shell.Options.Number is null ? Html.None : Html.Of($"""<p class="aside">{WebWords.With(words.AboutNumber, Shell.LeftToRight(shell.Options.Number))}</p>"""))}
        """));

    private static Html Choice(WebWords words, TipCategory category) => Html.Of(
        $"""<li><a href="/tip/{words.Language}/{category.Id}"><b>{category.Title.In(words.Language)}</b> <span>{category.Description.In(words.Language)}</span></a></li>""");
}
