using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Tips.Line;

namespace Satark.Relay.Conversation.Hearing.Attachments;

/// <summary>Hears a shared position: it is asked which place it is, and thrown away where it is the informer's own.</summary>
internal static class PositionHearing
{
    /// <summary>Hears a position.</summary>
    public static void Take(Exchange exchange, Heard.Position heard)
    {
        if (Steps.AliasOf(exchange.Talk.Step) is not null)
        {
            // Where something is added there is no place for a point, and nothing is kept of it.
            exchange.Say("position-write");
            return;
        }

        if (!(Math.Abs(heard.Latitude) <= 90 && Math.Abs(heard.Longitude) <= 180))
        {
            WordHearing.NotUnderstood(exchange);
            return;
        }

        WordHearing.Flush(exchange);
        Idle.Open(exchange);
        exchange.Edit(draft => draft with { AskedPoint = new TipPoint(heard.Latitude, heard.Longitude) });
        exchange.Ask(exchange.Talk.Language is null ? Steps.Language : Steps.Position);
    }

    /// <summary>The informer says which place it is.</summary>
    public static void Decide(Exchange exchange, string answer)
    {
        if (exchange.Draft.AskedPoint is null || answer is not ("crime" or "own"))
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        var isCrime = answer == "crime";
        exchange.Edit(draft => draft with { Point = isCrime ? draft.AskedPoint : draft.Point, AskedPoint = null });
        exchange.Say(isCrime ? "position-kept" : "position-forgotten");
        exchange.GoOn();
    }
}
