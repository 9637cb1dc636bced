using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Moves of a draft: pure.</summary>
internal static class DraftMoves
{
    // A name that more districts share is asked about, not guessed.
    private const int MostNamesakes = 3;

    /// <summary>The longest answer that is kept, in UTF-16 units.</summary>
    public const int LongestAnswer = 4000;

    private const int LongestAside = 1000;

    /// <summary>With an answer; empty where the question is left out.</summary>
    public static Draft Answer(this Draft draft, string question, string answer) => draft with
    {
        Answers = new Dictionary<string, string>(draft.Answers) { [question] = answer },
        Trail = [.. draft.Trail.Where(id => id != question), question],
    };

    /// <summary>With something that was not asked: going back leads past it.</summary>
    public static Draft Knowing(this Draft draft, string question, string answer) =>
        draft with { Answers = new Dictionary<string, string>(draft.Answers) { [question] = answer } };

    /// <summary>Without the answers to these questions.</summary>
    public static Draft Without(this Draft draft, params ReadOnlySpan<string> questions)
    {
        var gone = questions.ToArray();
        return draft with
        {
            Answers = draft.Answers.Where(pair => !gone.Contains(pair.Key)).ToDictionary(),
            Trail = [.. draft.Trail.Where(id => !gone.Contains(id))],
        };
    }

    /// <summary>With a category, and without another's own answers.</summary>
    public static Draft InCategory(this Draft draft, string category)
    {
        var keep = Questionnaire.Default.QuestionsOf(category).Select(question => question.Id).ToHashSet();
        string[] own = [.. Questionnaire.Default.OwnQuestions.Select(question => question.Id).Where(id => !keep.Contains(id))];
        return draft.Without(own).Answer(Steps.Category, category);
    }

    /// <summary>With a district, and without a station of another.</summary>
    public static Draft InDistrict(this Draft draft, string district) =>
        (FormPlaces.Default.Station(district, draft.Answers.GetValueOrDefault(Steps.Station)) is null ? draft.Without(Steps.Station) : draft).Answer(Steps.District, district);

    /// <summary>With more words on what happened.</summary>
    public static Draft Telling(this Draft draft, string words)
    {
        var before = draft.Answers.GetValueOrDefault(Steps.What);
        var whole = string.IsNullOrEmpty(before) ? words : before + "\n" + words;
        return draft.Answer(Steps.What, Clipping.Clip(whole, LongestAnswer));
    }

    /// <summary>With a few words beside the questions.</summary>
    public static Draft Adding(this Draft draft, string words) =>
        draft with { Aside = Clipping.Clip(string.IsNullOrEmpty(draft.Aside) ? words : draft.Aside + "\n" + words, LongestAside) };

    /// <summary>All that was told of what happens, or empty.</summary>
    public static string Told(this Draft draft) =>
        string.Join("\n", new[] { draft.Answers.GetValueOrDefault(Steps.What), draft.Aside }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Nothing was told, sent or raised yet.</summary>
    public static bool IsEmpty(this Draft draft) => draft is { Raised: false, Point: null, AskedPoint: null }
        && draft.Answers.Count + draft.Guessed.Count + draft.Media.Count + draft.Held.Count + draft.Told().Length == 0;

    /// <summary>
    /// With what the words say, as far as it is not known: category, district and station are read, not confirmed; when it happens stands in their own words.
    /// </summary>
    public static Draft Reading(this Draft draft, string words)
    {
        var guessed = new Dictionary<string, string>(draft.Guessed);
        if (!draft.Answers.ContainsKey(Steps.Category) && MessageReader.Default.CategoryIn(words) is { } category)
        {
            guessed.TryAdd(Steps.Category, category.Id);
        }

        var district = draft.Answers.GetValueOrDefault(Steps.District);
        if (string.IsNullOrEmpty(district) && FormPlaces.Default.DistrictsIn(words) is { Length: > 0 and <= MostNamesakes } found)
        {
            guessed[Steps.District] = found[0].Id;
        }

        district = guessed.GetValueOrDefault(Steps.District) ?? district;
        if (!string.IsNullOrEmpty(district) && string.IsNullOrEmpty(draft.Answers.GetValueOrDefault(Steps.Station)) && StationIn(words, district) is { } station)
        {
            guessed[Steps.Station] = station;
        }

        var read = draft with { Guessed = guessed };
        return !draft.Answers.ContainsKey(Steps.When) && MessageReader.Default.TimeIn(words) is { } time ? read.Knowing(Steps.When, time) : read;
    }

    /// <summary>With what was read taken as said: all of it, or all but some.</summary>
    public static Draft Confirming(this Draft draft, params ReadOnlySpan<string> but)
    {
        var wrong = but.ToArray();
        var right = draft.Guessed.Where(pair => !wrong.Contains(pair.Key)).ToList();
        var confirmed = draft with { Guessed = new Dictionary<string, string>() };
        foreach (var (question, answer) in right.OrderBy(pair => pair.Key is Steps.Category ? 0 : pair.Key is Steps.District ? 1 : 2))
        {
            confirmed = question switch
            {
                Steps.Category => confirmed.InCategory(answer),
                Steps.District => confirmed.InDistrict(answer),
                _ => confirmed.Answer(question, answer),
            };
        }

        return confirmed;
    }

    /// <summary>The name of a district's station that is named beside the district, or null.</summary>
    public static string? StationIn(string words, string district) =>
        MessageReader.WordsIn(words) > 1 && FormPlaces.Default.StationIn(words, district) is { } station ? station.Name : null;
}
