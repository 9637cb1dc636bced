using Satark.Places;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Districts by range and stations by district, in pages of lists.</summary>
internal static class PlaceLists
{
    // Two rows stay for "more" and "don't know".
    private const int OnPage = QuestionnaireFaults.Rows - 2;

    private static Questionnaire Form => Questionnaire.Default;

    /// <summary>The ranges: a district is behind each.</summary>
    public static Utterance Ranges(Exchange exchange, int page) => Page(exchange, Steps.District, "~ranges-", page,
    [
        .. FormPlaces.Default.Ranges.Select(range => new Option(
            $"{Steps.District}:~range-{range}",
            Clipping.Clip(Form.Ranges.TryGetValue(range, out var name) ? name.In(exchange.Language) : range, QuestionnaireFaults.Row),
            Clipping.Clip(string.Join(", ", FormPlaces.Default.DistrictsOf(range).Select(district => FormPlaces.NameOf(district, exchange.Language))), QuestionnaireFaults.Description))),
    ]);

    /// <summary>The districts of a range.</summary>
    public static Utterance Districts(Exchange exchange, string range) => Of(exchange, FormPlaces.Default.DistrictsOf(range));

    /// <summary>Some districts, of which one may be meant.</summary>
    public static Utterance Of(Exchange exchange, IEnumerable<District> districts) =>
        Page(exchange, Steps.District, "~ranges-", 0, [.. districts.Take(OnPage).Select(district => Row(exchange, district))], alwaysMore: true);

    /// <summary>The stations of the draft's district.</summary>
    public static Utterance Stations(Exchange exchange, int page) => Page(exchange, Steps.Station, "~page-", page,
    [
        .. FormPlaces.Default.StationsOf(exchange.Draft.Answers.GetValueOrDefault(Steps.District) ?? "").Select(station => new Option(
            $"{Steps.Station}:{station.Id}", Clipping.Clip(FormPlaces.NameOf(station, exchange.Language), QuestionnaireFaults.Row))),
    ]);

    private static Option Row(Exchange exchange, District district) =>
        new($"{Steps.District}:{district.Id}", Clipping.Clip(FormPlaces.NameOf(district, exchange.Language), QuestionnaireFaults.Row));

    // From the last page "more" leads back to the first.
    private static Utterance Page(Exchange exchange, string step, string pageId, int page, IReadOnlyList<Option> all, bool alwaysMore = false)
    {
        var pages = Math.Max(1, (all.Count + OnPage - 1) / OnPage);
        var shown = Math.Clamp(page, 0, pages - 1);
        List<Option> rows = [.. all.Skip(shown * OnPage).Take(OnPage)];
        if (pages > 1 || alwaysMore)
        {
            var next = alwaysMore ? 0 : (shown + 1) % pages;
            rows.Add(exchange.Option($"{step}:{pageId}{next}", next == 0 ? "first" : "more"));
        }

        rows.Add(exchange.Option($"{step}:~unknown", "unknown"));
        return Lists.List(exchange, Form.Question(step)!.Text.In(exchange.Language), rows);
    }
}
