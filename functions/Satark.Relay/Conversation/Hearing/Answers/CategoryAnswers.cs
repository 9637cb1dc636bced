using Satark.Relay.Conversation.Asking;

namespace Satark.Relay.Conversation.Hearing.Answers;

/// <summary>What a tip is about, chosen from the lists.</summary>
internal static class CategoryAnswers
{
    /// <summary>A category, or the other list.</summary>
    public static void Choose(Exchange exchange, string answer)
    {
        if (PlaceAnswers.PageOf(answer, "~page-") is { } page)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.Category };
            exchange.Say(Lists.Categories(exchange, page));
        }
        else if (Exchange.Form.Category(answer) is { } category)
        {
            exchange.Edit(draft => draft.InCategory(category.Id) with { Guessed = draft.Guessed.Where(pair => pair.Key != Steps.Category).ToDictionary() });
            NoteConflict(exchange, category.Id);
            exchange.GoOn();
        }
        else
        {
            ChoiceHearing.PassOver(exchange);
        }
    }

    /// <summary>Whoever accuses the police is told beforehand who will see it.</summary>
    public static void NoteConflict(Exchange exchange, string category)
    {
        if (Exchange.Form.Category(category) is { NamesPolice: true })
        {
            exchange.Say("conflict");
        }
    }
}
