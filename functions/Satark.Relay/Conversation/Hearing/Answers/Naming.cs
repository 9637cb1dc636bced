using Satark.Places;
using Satark.Relay.Conversation.Asking;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Answers;

/// <summary>Category, district and station named in own words instead of chosen.</summary>
internal static class Naming
{
    /// <summary>Takes what the open question asks for; false where the words do not name it.</summary>
    public static bool Take(Exchange exchange, string text)
    {
        switch (exchange.Talk.Step)
        {
            case Steps.Category when MessageReader.Default.CategoryIn(text) is { } category:
                exchange.Edit(draft => draft.InCategory(category.Id));
                Tell(exchange, text);
                CategoryAnswers.NoteConflict(exchange, category.Id);
                exchange.GoOn();
                return true;
            case Steps.District:
                return TakeDistrict(exchange, text);
            case Steps.Station when FormPlaces.Default.StationIn(text, exchange.Draft.Answers.GetValueOrDefault(Steps.District) ?? "") is { } station:
                exchange.Edit(draft => draft.Answer(Steps.Station, station.Name));
                Tell(exchange, text);
                exchange.GoOn();
                return true;
            default:
                return false;
        }
    }

    private static bool TakeDistrict(Exchange exchange, string text)
    {
        var districts = FormPlaces.Default.DistrictsIn(text);
        if (districts is [District only])
        {
            exchange.Edit(draft => draft.InDistrict(only.Id));
            if (DraftMoves.StationIn(text, only.Id) is { } station)
            {
                exchange.Edit(draft => draft.Answer(Steps.Station, station));
            }

            Tell(exchange, text);
            exchange.GoOn();
            return true;
        }

        if (districts.Length > 1)
        {
            exchange.Say(PlaceLists.Of(exchange, districts));
            return true;
        }

        return false;
    }

    // Whoever tells more than was asked need not say it again.
    private static void Tell(Exchange exchange, string text)
    {
        if (MessageReader.WordsIn(text) > WordHearing.Telling)
        {
            exchange.Edit(draft => draft.Telling(text).Reading(text));
        }
    }
}
