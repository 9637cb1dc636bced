using System.Globalization;
using Satark.Http.Links;
using Satark.Places;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Guards;
using Satark.Relay.Web.Words;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web.Pages;

/// <summary>From what was typed to the receipt: the look before sending, the wait under load, the thanks.</summary>
internal static class SendPages
{
    // A style may not stand in a page of ours, so that the times for which a button can be hidden stand in the sheet.
    private static readonly int[] Times = [5, 10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600];

    /// <summary>What will be sent, to look at before.</summary>
    public static Html Review(Shell shell, WebWords words, TipFields fields, FormState state)
    {
        var form = shell.Questionnaire;
        var tip = fields.ToTip(form, false);
        return shell.Whole(words, words.ReviewTitle, null, Html.Of(
            $"""
            <h1>{words.ReviewTitle}</h1>
            <p class="lead">{words.ReviewLead}</p>
            {FormPage.Notices(words, fields)}
            <dl>
            <div><dt>{words.Category}</dt><dd>{form.CategoryTitle(fields.Category, words.Language)}</dd></div>
            {Html.Join(TipFields.QuestionsOf(form, fields.Category).Where(q => fields[q.Id].Length > 0).Select(q => Said(words, q, fields)))}
            {(fields.Media.Count == 0 ? Html.None : Html.Of($"""<div><dt>{words.Files}</dt><dd>{fields.Media.Count.ToString(CultureInfo.InvariantCulture)}</dd></div>"""))}
            </dl>
            <p class="notice good">{form.Text(tip.NamesPolice ? "conflict" : "sees", words.Language)}</p>
            {Again(words, fields, state, Html.Of($"""<p class="send"><button class="button" name="{FormState.Do}" value="send">{words.Send}</button> <button class="button quiet" name="{FormState.Do}" value="change">{words.Change}</button></p>"""))}
            """));
    }

    /// <summary>Under load: what was typed waits in the page, and the button comes when its time has come. A script works instead and sends by itself.</summary>
    public static Html Waiting(Shell shell, WebWords words, TipFields fields, FormState state, Wait wait)
    {
        return shell.Whole(words, words.WaitTitle, null, Html.Of(
            $"""
            <h1>{words.WaitTitle}</h1>
            <p class="lead waits">{WebWords.With(wait.Ticket is null ? words.WaitFull : words.WaitText, wait.Seconds)}</p>
            <p class="lead works" role="status" hidden>{words.WaitWorking}</p>
            {Again(words, fields, state, Html.Of($"""{Ticket(wait)}<p class="send {After(wait)}"><button class="button" name="{FormState.Do}" value="send">{words.SendNow}</button></p>"""), " auto")}
            """));
    }

    /// <summary>A place in the slow lane, as a form carries it.</summary>
    public static Html Ticket(Wait wait) => wait.Ticket is null ? Html.None : Fields.Hidden(FormState.Ticket, wait.Ticket);

    /// <summary>The class of a button that comes when its time has come.</summary>
    public static string After(Wait wait) => "after-" + Times.FirstOrDefault(t => t >= wait.Seconds, Times[^1]).ToString(CultureInfo.InvariantCulture);

    /// <summary>It is sent.</summary>
    /// <param name="shell">The page around it.</param>
    /// <param name="words">The language.</param>
    /// <param name="done">What became of the form.</param>
    /// <param name="support">What is said first where a life may be at stake, or null.</param>
    /// <param name="notices">What was left out of it.</param>
    public static Html Thanks(Shell shell, WebWords words, SentTip done, string? support, IReadOnlyList<string> notices) => shell.Whole(words, words.ThanksTitle, null, Html.Of(
        $"""
        {(support is null ? Html.None : Html.Of($"""<section class="support" role="alert"><p>{support}</p><p><a class="button urgent" href="tel:112">{words.Call}</a> <a class="button quiet" href="tel:14416">14416</a></p></section>"""))}
        <h1>{words.ThanksTitle}</h1>
        <p class="lead">{(done.IsRepeat ? words.Taken : words.Thanks)}</p>
        {Html.Join(notices.Select(n => Html.Of($"""<p class="notice">{n}</p>""")))}
        {(done.Receipt is { } receipt ? Receipt(words, receipt) : Html.Of($"<p>{words.TakenLate}</p>"))}
        """));

    private static Html Receipt(WebWords words, string receipt) => Html.Of(
        $"""
        <section class="receipt">
        <h2>{words.ReceiptTitle}</h2>
        <p class="digits" dir="ltr">{receipt}</p>
        <p>{words.ReceiptKeep}</p>
        <p>{words.ReceiptLost}</p>
        </section>
        """);

    private static Html Again(WebWords words, TipFields fields, FormState state, Html buttons, string kind = "") => Html.Of(
        $"""
        <form method="post" action="/tip/{words.Language}/{fields.Category}" enctype="multipart/form-data" class="again{kind}" data-proof="{state.ProofBits.ToString(CultureInfo.InvariantCulture)}" data-token="{state.Token}" data-working="{words.WaitWorking}">
        {state.Hidden()}
        {Fields.Hidden(fields)}
        {buttons}
        </form>
        """);

    private static Html Said(WebWords words, FormQuestion question, TipFields fields)
    {
        var answer = question.Kind == QuestionKind.District && Gazetteer.Default.Find(fields[question.Id]) is { } district
            ? Fields.NameOf(district, words.Language)
            : question.AnswerIn(fields[question.Id], words.Language);
        return Html.Of($"""<div><dt>{question.LabelIn(words.Language)}</dt><dd class="said">{answer}</dd></div>""");
    }
}
