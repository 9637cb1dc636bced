using Satark.Relay.Conversation.Asking;

namespace Satark.Relay.Conversation.Hearing.Dialogue;

/// <summary>Hears that a receipt is wished for, or one that was typed: its tip is at hand in this talk from then on.</summary>
internal static class ReceiptHearing
{
    /// <summary>A receipt is wished for: of what is being told once it is sent, else of the latest tip that has none, at once. It is said what it is for.</summary>
    public static void Wish(Exchange exchange)
    {
        if (exchange.Talk.Draft is not null)
        {
            Promise(exchange);
            return;
        }

        if (exchange.Talk.Tips.LastOrDefault(own => !own.HasReceipt) is { } tip)
        {
            exchange.Talk = exchange.Talk with { Tips = [.. exchange.Talk.Tips.Select(own => own.Alias == tip.Alias ? own with { HasReceipt = true } : own)] };
            exchange.Do(new Act.IssueReceipt(tip.Alias, exchange.Language));
            exchange.Say("receipt-what", ("subject", Exchange.Form.CategoryTitle(tip.Category, exchange.Language)));
        }
        else
        {
            exchange.Say("receipt-none");
        }

        if (exchange.Talk.Step is null or Steps.Menu)
        {
            exchange.Talk = exchange.Talk with { Step = null };
        }
        else if (exchange.Talk.Step != Steps.News || !DeskQuestions.AskAny(exchange))
        {
            exchange.AskAgain();
        }
    }

    /// <summary>Hears what was found.</summary>
    public static void Take(Exchange exchange, Heard.Receipt heard)
    {
        if (heard.IsBusy)
        {
            exchange.Say("receipt-later");
        }
        else if (heard.Tip is not { } tip)
        {
            exchange.Say("receipt-unknown");
        }
        else
        {
            var known = exchange.Talk.Questions.Where(question => question.Alias == tip.Alias).ToDictionary(question => question.Id);
            exchange.Talk = exchange.Talk with
            {
                Tips = [.. exchange.Talk.Tips.Where(own => own.Alias != tip.Alias), tip with { HasReceipt = true }],
                Questions = [.. exchange.Talk.Questions.Where(question => question.Alias != tip.Alias), .. heard.Questions.Select(question => known.GetValueOrDefault(question.Id) ?? question)],
            };
            DeskHearing.Tell(exchange, tip);
            if (exchange.Talk is { Language: not null, Draft: null, Step: null or Steps.Menu or Steps.News } && DeskQuestions.AskAny(exchange))
            {
                return;
            }
        }

        exchange.AskAgain();
    }

    private static void Promise(Exchange exchange)
    {
        exchange.Say("receipt-noted");
        if (exchange.Talk.Step == Steps.Receipt)
        {
            exchange.Edit(draft => draft.Answer(Steps.Receipt, "yes"));
            exchange.GoOn();
        }
        else
        {
            exchange.Edit(draft => draft.Knowing(Steps.Receipt, "yes"));
            exchange.AskAgain();
        }
    }
}
