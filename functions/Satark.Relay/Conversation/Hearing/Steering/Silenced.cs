using Satark.Relay.Conversation.Hearing.Danger;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Steering;

/// <summary>
/// A muted sender: nothing is answered and nothing taken. The right to be forgotten stays; and signs of self-harm or of a crime going on now are met with
/// the helplines and raise a case, for whoever was muted for abuse can be in danger all the same.
/// </summary>
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
            case Heard.Text { Value: { } text }:
                LifeRisk.Check(exchange, text);
                break;
            case Heard.DraftWaited waited when waited.Draft == exchange.Talk.DraftNumber:
                // What a cry began is at its end: the next one raises a case of its own.
                exchange.Talk = exchange.Talk with { Draft = null, Words = [], Step = null };
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
