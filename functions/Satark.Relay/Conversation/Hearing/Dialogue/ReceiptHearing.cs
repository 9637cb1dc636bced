using Satark.Relay.Conversation.Asking;

namespace Satark.Relay.Conversation.Hearing.Dialogue;

/// <summary>Hears a receipt that was typed: its tip is at hand in this talk from then on.</summary>
internal static class ReceiptHearing
{
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
                Tips = [.. exchange.Talk.Tips.Where(own => own.Alias != tip.Alias), tip],
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
}
