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
            exchange.Talk = exchange.Talk with { Tips = [.. exchange.Talk.Tips.Where(own => own.Alias != tip.Alias), tip] };
            DeskHearing.Tell(exchange, tip, tip.State);
        }

        exchange.AskAgain();
    }
}
