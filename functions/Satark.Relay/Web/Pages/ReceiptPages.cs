using System.Globalization;
using Satark.Http.Links;
using Satark.Relay.Forwarding;
using Satark.Relay.Web.Guards;
using Satark.Relay.Web.Words;

namespace Satark.Relay.Web.Pages;

/// <summary>Sixteen digits lead to how a tip stands, to what the police ask, and to a place to add something.</summary>
internal static class ReceiptPages
{
    /// <summary>The field of the digits.</summary>
    public const string Digits = "digits";

    /// <summary>The field of the tip that the digits led to, sealed.</summary>
    public const string Tip = "_tip";

    /// <summary>Before the name of each field that answers a question.</summary>
    public const string Answer = "answer-";

    /// <summary>The field of what is added.</summary>
    public const string Text = "text";

    /// <summary>Most characters that are added at once.</summary>
    public const int Longest = 4000;

    /// <summary>The page that asks for the digits.</summary>
    public static Html Ask(Shell shell, WebWords words, string token, string? typed = null, string? notice = null) => shell.Whole(words, words.NavReceipt, code => $"/tip/{code}/receipt", Html.Of(
        $"""
        <h1>{words.NavReceipt}</h1>
        {(notice is null ? Html.None : Html.Of($"""<p class="notice" role="alert" id="{Digits}-error">{notice}</p>"""))}
        <form method="post" action="/tip/{words.Language}/receipt" enctype="multipart/form-data" class="ask">
        {Fields.Hidden(FormState.Form, token)}
        <div class="field">
        <label for="{Digits}">{words.ReceiptAsk}</label>
        <p class="hint" id="{Digits}-hint">{words.ReceiptHint}</p>
        <input type="text" class="digits" dir="ltr" id="{Digits}" name="{Digits}" value="{typed}" inputmode="numeric" autocomplete="off" spellcheck="false" maxlength="60" required aria-describedby="{Digits}-hint">
        </div>
        <p class="send"><button class="button">{words.ReceiptShow}</button></p>
        </form>
        """));

    /// <summary>Under load: the digits wait in the page, and the button comes when its time has come. A script works instead and asks by itself.</summary>
    public static Html Waiting(Shell shell, WebWords words, string typed, LookUpTurn turn) => shell.Whole(words, words.AskWaitTitle, null, Html.Of(
        $"""
        <h1>{words.AskWaitTitle}</h1>
        <p class="lead waits">{WebWords.With(turn.Wait.Ticket is null ? words.AskWaitFull : words.AskWaitText, turn.Wait.Seconds)}</p>
        <p class="lead works" role="status" hidden>{words.AskWaitWorking}</p>
        <form method="post" action="/tip/{words.Language}/receipt" enctype="multipart/form-data" class="again auto" data-proof="{Number(turn.Wait.ProofBits)}" data-token="{turn.Form.Text}" data-working="{words.AskWaitWorking}">
        {Fields.Hidden(FormState.Form, turn.Form.Text)}{Fields.Hidden(FormState.Proof, "")}{Fields.Hidden(Digits, typed)}{SendPages.Ticket(turn.Wait)}
        <p class="send {SendPages.After(turn.Wait)}"><button class="button">{words.ReceiptShow}</button></p>
        </form>
        """));

    /// <summary>How the tip stands.</summary>
    public static Html Standing(Shell shell, WebWords words, TipStanding standing, string token, string tip, AddedFields typed, IReadOnlyList<string> notices, bool added) => shell.Whole(words, words.StandingTitle, null, Html.Of(
        $"""
        <h1>{words.StandingTitle}</h1>
        {(added ? Html.Of($"""<p class="notice good" role="status">{words.Added}</p>""") : Html.None)}
        {Html.Join(notices.Select(n => Html.Of($"""<p class="notice" role="alert">{n}</p>""")))}
        <section class="standing">
        <p class="about">{shell.Questionnaire.CategoryTitle(standing.Category, words.Language)}</p>
        <p class="state">{shell.Questionnaire.StateText(standing.State, words.Language)}</p>
        <p class="hint">{WebWords.With(words.StandingSince, Hour(standing.At))}</p>
        </section>
        <form method="post" action="/tip/{words.Language}/receipt/add" enctype="multipart/form-data" class="add">
        {Fields.Hidden(FormState.Form, token)}{Fields.Hidden(Tip, tip)}
        {Html.Join(standing.Questions.Select(q => Question(words, q, typed)))}
        <section>
        <h2>{words.AddTitle}</h2>
        <div class="field">
        <label for="{Text}">{words.AddText}</label>
        <textarea id="{Text}" name="{Text}" rows="4" maxlength="{Number(Longest)}" autocomplete="off">{"\n" + typed.Text}</textarea>
        </div>
        {Fields.Files(words, words.Files, shell.Questionnaire.Question("media")?.Text.In(words.Language))}
        </section>
        <p class="send"><button class="button">{words.AddSend}</button></p>
        </form>
        """));

    private static Html Question(WebWords words, TipQuestion question, AddedFields typed) => Html.Of(
        $"""
        <section class="question">
        <h2>{words.OfficerAsks}</h2>
        <blockquote dir="auto">{question.Text}</blockquote>
        <div class="field">
        <label for="{Answer}{question.Id}">{words.Answer}</label>
        <textarea id="{Answer}{question.Id}" name="{Answer}{question.Id}" rows="3" maxlength="{Number(Longest)}" autocomplete="off">{"\n" + typed.Answers.GetValueOrDefault(question.Id, "")}</textarea>
        </div>
        </section>
        """);

    // To the hour, and in India, where every reader is.
    private static string Hour(DateTimeOffset at) => at.ToOffset(TimeSpan.FromMinutes(330)).ToString("dd-MM-yyyy HH:00", CultureInfo.InvariantCulture);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was typed on the page of a tip.</summary>
/// <param name="Text">In addition.</param>
/// <param name="Answers">In answer, by the question's id.</param>
internal sealed record AddedFields(string Text, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>Nothing yet.</summary>
    public static readonly AddedFields None = new("", new Dictionary<string, string>());
}
