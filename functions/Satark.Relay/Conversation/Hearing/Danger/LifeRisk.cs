using Satark.Enrichment;
using Satark.Enrichment.Urgency;
using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Danger;

/// <summary>Signs of self-harm or of a crime in progress: kind words with a helpline at once, and a case, before anything else is asked.</summary>
internal static class LifeRisk
{
    /// <summary>Looks for signs in a message, and acts on them; false where there are none.</summary>
    public static bool Check(Exchange exchange, string text)
    {
        var isSelfHarm = UrgencyFinder.Find(text).Level >= UrgencyLevel.Elevated;
        if (!isSelfHarm && !MessageReader.Default.TellsOfCrimeInProgress(text))
        {
            return false;
        }

        if (exchange.Talk.Language is null)
        {
            exchange.Language = Exchange.Form.Language(LanguageFinder.Find(text).Code)?.Id ?? "hi";
        }

        exchange.IsCry = true;
        exchange.Say(isSelfHarm ? "self-harm" : "crime-now");
        Raise(exchange, text);
        return true;
    }

    /// <summary>Raises a case: once a draft, and once an answer or addition.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="text">Words that are no answer yet; null where there are none.</param>
    public static void Raise(Exchange exchange, string? text)
    {
        if (Steps.AliasOf(exchange.Talk.Step) is not null)
        {
            // What is added goes to its own case anyway; this one makes somebody look now.
            if (exchange.Talk.Words.Count == 0)
            {
                Send(exchange, new Draft(), text);
            }

            return;
        }

        if (exchange.Talk.Draft is null)
        {
            // Whatever was open before, what this is about is asked first.
            Idle.Open(exchange);
            exchange.Talk = exchange.Talk with { Step = null };
        }

        if (!exchange.Draft.Raised)
        {
            // Whoever said so is not asked whether there is danger.
            exchange.Edit(draft => draft.Knowing(Steps.Danger, "yes").Knowing(Steps.DangerWhat, "") with { Raised = true });
            Send(exchange, text is null ? exchange.Draft : exchange.Draft.Reading(text), string.Join("\n", exchange.Talk.Words.Append(text).OfType<string>()));
        }
    }

    /// <summary>What is said after a case was raised goes there, too, without waiting for the rest.</summary>
    public static void TellMore(Exchange exchange)
    {
        if (exchange.Draft.Raised)
        {
            Send(exchange, exchange.Draft, null);
        }
    }

    private static void Send(Exchange exchange, Draft draft, string? words) =>
        exchange.Do(new Act.RaiseLifeRisk(Submission.Of(draft, exchange.Language, lifeRisk: true, words), [.. draft.Media.Select(media => media.Id)]));
}
