using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Asks: every step in one message, with what can be chosen.</summary>
internal static class Asker
{
    // A question that was read already is named, not repeated whole.
    private const int LongestQuote = 300;

    private static Questionnaire Form => Questionnaire.Default;

    /// <summary>Asks what comes next, or what can be done where nothing is being told.</summary>
    public static void GoOn(this Exchange exchange)
    {
        if (exchange.Talk.Language is not null && exchange.Talk.Draft is null)
        {
            exchange.Talk = exchange.Talk with { Step = null };
            return;
        }

        exchange.Ask(Flow.Next(exchange.Talk));
    }

    /// <summary>Asks the step that is open once more; the menu where none is.</summary>
    public static void AskAgain(this Exchange exchange) => exchange.Ask(exchange.Talk switch
    {
        { Language: null } => Steps.Language,

        // What was said meanwhile may wait to be decided: until then nothing there can be chosen.
        { Step: Steps.Change, Draft: not null } talk when !Flow.IsWhole(talk) => Flow.Next(talk),
        { Step: Steps.Draft or Steps.Menu or Steps.Change or Steps.AddWhich or Steps.Language } talk => talk.Step,
        { Step: { } step } when Steps.AliasOf(step) is not null => step,
        { Draft: null } => Steps.Menu,

        // What is shown there must be all, and nothing may wait to be decided.
        { Step: Steps.Confirm } talk => Flow.Next(talk),

        // A question that is asked out of turn (more words, more photos) stays.
        { Step: { } step } when Form.Question(step) is not null => step,
        var talk => Flow.Next(talk),
    });

    /// <summary>Asks a step.</summary>
    public static void Ask(this Exchange exchange, string step)
    {
        exchange.Talk = exchange.Talk with { Step = step };
        if (step == Steps.Media)
        {
            exchange.Edit(draft => draft with { VoiceTold = true });
        }

        exchange.Say(Words(exchange, step));
    }

    private static Utterance Words(Exchange exchange, string step)
    {
        if (Steps.AliasOf(step) is not null)
        {
            var later = exchange.Option("later:" + step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..], "later");
            return exchange.Talk.Questions.FirstOrDefault(question => Steps.AnswerTo(question) == step) is not { } asked ? exchange.Choosing("add-ask", later)
                : new Utterance(Form.Text("answer-to", exchange.Language, ("question", Clipping.Clip(asked.Text, LongestQuote))) + "\n" + Form.Text("answer-ask", exchange.Language)) { Buttons = [later] };
        }

        return step switch
        {
            Steps.Language => Lists.Languages(exchange),
            Steps.Category => Lists.Categories(exchange, 0),
            Steps.District => PlaceLists.Ranges(exchange, 0),
            Steps.Station => PlaceLists.Stations(exchange, 0),
            Steps.Confirm => Summary.Confirm(exchange),
            Steps.Guess => Summary.Guess(exchange),
            Steps.Voice => exchange.Choosing("voice-ask", exchange.Option("voice:keep", "keep"), exchange.Option("voice:throw", "throw")),
            Steps.Position => exchange.Choosing("position-ask", exchange.Option("position:crime", "position-crime"), exchange.Option("position:own", "position-own")),
            Steps.Which => exchange.Choosing("which", exchange.Option("which:new", "new"), exchange.Option("which:add", "add")),
            Steps.Menu => Lists.Menu(exchange),
            Steps.Draft => Lists.Draft(exchange),
            Steps.Change => Lists.Change(exchange),
            Steps.AddWhich => Lists.Tips(exchange),
            _ when Form.Question(step) is { } question => Question(exchange, question),
            _ => Lists.Menu(exchange),
        };
    }

    // Nothing that may be left out was asked or left out yet: the tip has not been looked over.
    private static bool IsFirstOptional(Exchange exchange) => Flow.IsWhole(exchange.Talk)
        && exchange.Draft.Trail.All(id => id is Steps.Danger or Steps.DangerWhat or Steps.Category or Steps.District or Steps.Station or Steps.What);

    /// <summary>A text with buttons.</summary>
    public static Utterance Choosing(this Exchange exchange, string text, params Option[] buttons) =>
        new(Form.Text(text, exchange.Language)) { Buttons = buttons };

    private static Utterance Question(Exchange exchange, FormQuestion question)
    {
        var words = new Utterance(question.Text.In(exchange.Language));
        var options = question.Options.Select(option => new Option($"{question.Id}:{option.Id}", option.Title.In(exchange.Language))).ToList();
        Option skip = exchange.Option($"{question.Id}:~skip", "skip"), finish = exchange.Option($"{question.Id}:~finish", "finish"), next = exchange.Option($"{question.Id}:~next", "next");
        return question.Id switch
        {
            Steps.What or Steps.DangerWhat => words with { Buttons = [next] },
            Steps.Media => words with { Buttons = [next, finish] },
            Steps.Danger or Steps.Receipt => words with { Buttons = options },
            _ when options.Count == 0 && IsFirstOptional(exchange) => Summary.FirstOptional(exchange, question, skip, finish),
            _ when options.Count == 0 => words with { Buttons = [skip, finish] },
            Steps.Police => words with { Buttons = [.. options, finish] },
            _ => words with { Rows = [.. options, skip, finish], ListButton = Form.Title("list", exchange.Language) },
        };
    }
}
