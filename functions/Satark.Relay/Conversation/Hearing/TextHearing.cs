using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Relay.Conversation.Hearing.Danger;
using Satark.Relay.Conversation.Hearing.Steering;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing;

/// <summary>Hears words: a command, a number or title of what was offered, or an answer.</summary>
internal static class TextHearing
{
    /// <summary>Hears a message of words.</summary>
    public static void Take(Exchange exchange, string text)
    {
        text = text.Trim();
        var command = MessageReader.Default.CommandIn(text);
        if (command == "stop")
        {
            Leaving.Take(exchange);
            return;
        }

        if (LifeRisk.Check(exchange, text))
        {
            WordHearing.TakeCry(exchange, text);
        }
        else if (Offered.Find(exchange.Talk, text) is { } option)
        {
            ChoiceHearing.Take(exchange, option);
        }
        else if (command is null || !CommandHearing.Take(exchange, command))
        {
            WordHearing.Take(exchange, text);
        }
    }

    /// <summary>Hears something that cannot be taken.</summary>
    public static void TakeUnsupported(Exchange exchange, string kind)
    {
        // A thumb under one of our messages asks nothing.
        if (kind != "reaction")
        {
            exchange.Say("unsupported");
        }

        exchange.AskAgain();
    }
}
