using Satark.Relay.Conversation.Hearing.Attachments;

namespace Satark.Relay.Conversation.Hearing.Steering;

/// <summary>"Stop": everything is forgotten at once and for good.</summary>
internal static class Leaving
{
    /// <summary>Says farewell and forgets. Counters go on, so that no old timer finds a new talk.</summary>
    public static void Take(Exchange exchange)
    {
        exchange.Say("farewell");
        Forget(exchange);
    }

    /// <summary>Forgets without a word.</summary>
    public static void Forget(Exchange exchange)
    {
        MediaHearing.Discard(exchange);
        exchange.Do(new Act.Forget());
        exchange.Talk = new Talk { Burst = exchange.Talk.Burst + 1, DraftNumber = exchange.Talk.DraftNumber, Muted = exchange.Talk.Muted };
    }
}
