using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Relay.Conversation.Hearing.Attachments;
using Satark.Relay.Conversation.Hearing.Danger;
using Satark.Relay.Conversation.Hearing.Dialogue;

namespace Satark.Relay.Conversation.Hearing;

/// <summary>Hears silence, and drafts that have waited.</summary>
internal static class Timers
{
    /// <summary>Nobody said anything for a while: what was said is one answer. An older silence was none.</summary>
    public static void Take(Exchange exchange, Heard.Silence heard)
    {
        if (heard.Burst != exchange.Talk.Burst)
        {
            return;
        }

        var isAdding = Steps.AliasOf(exchange.Talk.Step) is not null;
        var isBeside = !WordHearing.IsOpen(exchange);
        if (WordHearing.Flush(exchange))
        {
            if (!isAdding)
            {
                MediaHearing.TellCount(exchange);
                if (isBeside)
                {
                    Note(exchange);
                }

                exchange.AskNext();
            }
        }
        else if (isAdding)
        {
            Adding.TellMedia(exchange);
        }
        else if (exchange.Talk is { Step: Steps.DangerWhat, Draft.Raised: false })
        {
            // "In danger now", and not a word since: perhaps they cannot write.
            LifeRisk.Raise(exchange, null);
            exchange.Edit(draft => draft.Answer(Steps.DangerWhat, ""));
            exchange.Say("gently-on");
            exchange.GoOn();
        }
        else if (exchange.Talk.Draft is not null && (MediaHearing.TellCount(exchange) || exchange.Talk.Step == Steps.Voice || exchange.Talk is { Language: null, Draft.Held.Count: > 0 }))
        {
            exchange.AskAgain();
        }
    }

    // What was told where something else was asked is not lost; then that is asked again.
    private static void Note(Exchange exchange)
    {
        if (exchange.Talk.Language is null || exchange.Draft.Raised)
        {
            return;
        }

        var understood = string.Join("\n", Summary.Understood(exchange));
        if (exchange.Talk.Step is Steps.Danger && understood.Length > 0)
        {
            exchange.Say("noted-first", ("summary", understood));
        }
        else
        {
            exchange.Say("noted");
        }
    }

    /// <summary>A draft has waited for a day: it is offered again, once. Words since then give it another day.</summary>
    public static void Take(Exchange exchange, Heard.DraftWaited heard)
    {
        var talk = exchange.Talk;
        if (talk.Draft is null || talk.DraftNumber != heard.Draft || talk.Step == Steps.Draft)
        {
            return;
        }

        if (talk.LastHeardAt is { } last && last + Exchange.DraftWaits > exchange.Now)
        {
            exchange.Do(new Act.AwaitDraft(talk.DraftNumber, last + Exchange.DraftWaits));
            return;
        }

        WordHearing.Flush(exchange);
        exchange.Talk = exchange.Talk with { Step = Steps.Draft };
        exchange.Notify("satark_waiting", "draft-waits");
        exchange.Say(Lists.Draft(exchange));
    }

    /// <summary>Asks on after words: a question about the talk itself stays.</summary>
    private static void AskNext(this Exchange exchange)
    {
        if (exchange.Talk.Step is Steps.Menu or Steps.Draft or Steps.Change or Steps.AddWhich)
        {
            exchange.AskAgain();
        }
        else
        {
            exchange.GoOn();
        }
    }
}
