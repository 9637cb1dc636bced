using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Asks: every step in one message, with what can be chosen.</summary>
internal static class Asker
{
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
        { Step: Steps.Draft or Steps.Menu or Steps.Change or Steps.AddWhich or Steps.Language } talk => talk.Step,
        { Step: { } step } when Steps.AliasOf(step) is not null => step,
        { Draft: null } => Steps.Menu,

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
            var isAnswer = step.StartsWith(Steps.Answer, StringComparison.Ordinal);
            return exchange.Choosing(isAnswer ? "answer-ask" : "add-ask", exchange.Option("later:" + Steps.AliasOf(step), "later"));
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
            _ when options.Count == 0 => words with { Buttons = [skip, finish] },
            Steps.Police => words with { Buttons = [.. options, finish] },
            _ => words with { Rows = [.. options, skip, finish], ListButton = Form.Title("list", exchange.Language) },
        };
    }
}
