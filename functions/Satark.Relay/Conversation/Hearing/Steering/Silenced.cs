using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Steering;

/// <summary>A muted sender: nothing is answered and nothing taken. The right to be forgotten stays.</summary>
internal static class Silenced
{
    /// <summary>Hears without a word.</summary>
    public static void Take(Exchange exchange, Heard heard)
    {
        switch (heard)
        {
            case Heard.Text text when MessageReader.Default.CommandIn(text.Value ?? "") == "stop":
            case Heard.Choice { Option: "menu:stop" }:
                Leaving.Forget(exchange);
                break;
            case Heard.Media media:
                exchange.Do(new Act.Discard([media.Id]));
                break;
            case Heard.Desk { Word: { Kind: DeskWordKind.State, State: { } state } word } when exchange.Talk.Tips.FirstOrDefault(tip => tip.Alias == word.Alias) is { } tip:
                DeskHearing.Note(exchange, tip with { State = state });
                break;
        }
    }
}
