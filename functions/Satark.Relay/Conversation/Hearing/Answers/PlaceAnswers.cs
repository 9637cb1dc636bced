using System.Globalization;
using Satark.Places;
using Satark.Relay.Conversation.Asking;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Answers;

/// <summary>District and police station, chosen from the lists.</summary>
internal static class PlaceAnswers
{
    /// <summary>A district, a range with its districts, or that it is not known.</summary>
    public static void ChooseDistrict(Exchange exchange, string answer)
    {
        if (PageOf(answer, "~ranges-") is { } page)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.District };
            exchange.Say(PlaceLists.Ranges(exchange, page));
        }
        else if (answer.StartsWith("~range-", StringComparison.Ordinal) && !FormPlaces.Default.DistrictsOf(answer["~range-".Length..]).IsEmpty)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.District };
            exchange.Say(PlaceLists.Districts(exchange, answer["~range-".Length..]));
        }
        else if (answer == "~unknown")
        {
            exchange.Edit(draft => draft.Without(Steps.Station).Answer(Steps.District, ""));
            exchange.GoOn();
        }
        else if (FormPlaces.Default.District(answer) is { } district)
        {
            exchange.Edit(draft => draft.InDistrict(district.Id));
            exchange.GoOn();
        }
        else
        {
            ChoiceHearing.PassOver(exchange);
        }
    }

    /// <summary>A station, which also says the district, or that it is not known.</summary>
    public static void ChooseStation(Exchange exchange, string answer)
    {
        if (PageOf(answer, "~page-") is { } page && !string.IsNullOrEmpty(exchange.Draft.Answers.GetValueOrDefault(Steps.District)))
        {
            exchange.Talk = exchange.Talk with { Step = Steps.Station };
            exchange.Say(PlaceLists.Stations(exchange, page));
        }
        else if (answer == "~unknown" && !string.IsNullOrEmpty(exchange.Draft.Answers.GetValueOrDefault(Steps.District)))
        {
            exchange.Edit(draft => draft.Answer(Steps.Station, ""));
            exchange.GoOn();
        }
        else if (Gazetteer.Default.FindPlace(answer) is { Kind: PlaceKind.PoliceStation } station)
        {
            exchange.Edit(draft => draft.InDistrict(station.District.Id).Answer(Steps.Station, station.Name));
            exchange.GoOn();
        }
        else
        {
            ChoiceHearing.PassOver(exchange);
        }
    }

    /// <summary>The number of a list's page behind the beginning of an option; null where it is none.</summary>
    internal static int? PageOf(string answer, string start) =>
        answer.StartsWith(start, StringComparison.Ordinal) && int.TryParse(answer[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;
}
