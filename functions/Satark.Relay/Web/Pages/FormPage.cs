using System.Globalization;
using Satark.Http.Links;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Words;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web.Pages;

/// <summary>The form of a category, or the short one of somebody in danger. One page without a script; step by step with one.</summary>
internal static class FormPage
{
    /// <summary>The form.</summary>
    /// <param name="shell">The page around it.</param>
    /// <param name="words">The language.</param>
    /// <param name="fields">What was typed before.</param>
    /// <param name="state">What the form carries along unseen.</param>
    public static Html Of(Shell shell, WebWords words, TipFields fields, FormState state)
    {
        var (form, category) = (shell.Questionnaire, shell.Questionnaire.Category(fields.Category));
        var title = fields.IsDanger ? words.DangerWrite : category!.Title.In(words.Language);
        return shell.Whole(words, title, code => $"/tip/{code}/{fields.Category}", Html.Of(
            $"""
            <h1>{title}</h1>
            <p class="lead">{(fields.IsDanger ? words.DangerLead : category!.Description.In(words.Language))}</p>
            {(category is { NamesPolice: true } ? Html.Of($"""<p class="notice good">{form.Text("conflict", words.Language)}</p>""") : Html.None)}
            {Notices(words, fields)}
            <form method="post" action="/tip/{words.Language}/{fields.Category}" enctype="multipart/form-data" class="steps" data-proof="{state.ProofBits.ToString(CultureInfo.InvariantCulture)}" data-token="{state.Token}" data-next="{words.Next}" data-back="{words.Back}" data-step="{words.StepOf}" data-working="{words.WaitWorking}">
            {state.Hidden()}
            {Html.Join(Steps(form, fields).Select(step => Step(shell, words, fields, step)))}
            <p class="send"><button class="button">{(fields.IsDanger ? words.SendAtOnce : words.Check)}</button></p>
            </form>
            """));
    }

    /// <summary>What is to be said of the form as a whole, on top where it is read first.</summary>
    public static Html Notices(WebWords words, TipFields fields) => fields.Notices.Count == 0 && fields.Errors.Count == 0 ? Html.None : Html.Of(
        $"""
        <section class="notice" role="alert"><h2>{words.ErrorTitle}</h2>{Html.Join(fields.Notices.Concat(fields.Errors.Values).Distinct(StringComparer.Ordinal).Select(n => Html.Of($"<p>{n}</p>")))}</section>
        """);

    private static Html Step(Shell shell, WebWords words, TipFields fields, (string Title, IReadOnlyList<FormQuestion> Questions) step) => Html.Of(
        $"""
        <section class="step">
        {(step.Title.Length == 0 ? Html.None : Html.Of($"<h2>{step.Title}</h2>"))}
        {Html.Join(step.Questions.Select(q => q.Kind == QuestionKind.Media ? Files(shell, words, q, fields) : Fields.Of(words, q, fields)))}
        </section>
        """);

    private static Html Files(Shell shell, WebWords words, FormQuestion question, TipFields fields) => Html.Of(
        $"""
        {(fields.Media.Count == 0 ? Html.None : Html.Of($"""<p class="kept"><b>{WebWords.With(words.FilesKept, fields.Media.Count)}</b> <label><input type="checkbox" name="{FormState.Drop}" value="yes"> {words.FilesDrop}</label></p>"""))}
        {Fields.Files(words, words.Files, question.Text.In(words.Language))}
        """);

    // What belongs together is asked together: place, story, the category's own questions, files.
    private static IEnumerable<(string Title, IReadOnlyList<FormQuestion> Questions)> Steps(Questionnaire form, TipFields fields)
    {
        var questions = TipFields.QuestionsOf(form, fields.Category);
        if (fields.IsDanger)
        {
            return [("", questions)];
        }

        var words = WebWords.Find(fields.Language)!;
        return new (string Title, IReadOnlyList<FormQuestion> Questions)[]
        {
            (words.Place, [.. questions.Where(IsPlace)]),
            ("", [.. questions.Where(q => q.Id is "what" or "when")]),
            (form.Question("own")?.Text.In(fields.Language) ?? "", [.. questions.Where(q => !IsPlace(q) && q.Kind != QuestionKind.Media && q.Id is not ("what" or "when"))]),
            ("", [.. questions.Where(q => q.Kind == QuestionKind.Media)]),
        }.Where(step => step.Questions.Count > 0);
    }

    private static bool IsPlace(FormQuestion question) => question.Kind is QuestionKind.District or QuestionKind.Station || question.Id == "where";
}

/// <summary>What a form carries along unseen.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Kept">The files that came along, signed.</param>
/// <param name="ProofBits">The work that its page asks of a script; 0: none.</param>
internal sealed record FormState(string Token, string Kept, int ProofBits)
{
    /// <summary>The field of the token.</summary>
    public const string Form = "_form";

    /// <summary>The field of the files that are kept.</summary>
    public const string Files = "_kept";

    /// <summary>The field of the number that proves work.</summary>
    public const string Proof = "_proof";

    /// <summary>The field of a place in the slow lane.</summary>
    public const string Ticket = "_ticket";

    /// <summary>The field that says which button was pressed.</summary>
    public const string Do = "_do";

    /// <summary>The field that gives up the files.</summary>
    public const string Drop = "_drop";

    /// <summary>The fields.</summary>
    public Html Hidden() => Html.Of($"""{Fields.Hidden(Form, Token)}{Fields.Hidden(Files, Kept)}{Fields.Hidden(Proof, "")}""");
}
