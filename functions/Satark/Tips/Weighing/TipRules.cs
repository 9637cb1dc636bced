using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Tips.Weighing;

/// <summary>What a machine reads from a tip: how carefully it is to be handled, and whether police are part of it. The words are data (<c>Data/tip-words.csv</c>).</summary>
public static class TipRules
{
    private const string File = "Satark.Tips.tip-words.csv";

    // So many media show much of where whoever made them stood.
    private const int ManyMedia = 3;

    private static readonly Lazy<Tables> Data = new(Read);

    /// <summary>Whether a category is about police: its tips are conflicted.</summary>
    public static bool ConcernsPolice(string category) => Questionnaire.Default.Category(category)?.NamesPolice ?? category.Contains("police", StringComparison.Ordinal);

    /// <summary>Whether police are part of a tip: by its category, by the informer's own word, or because the text names an officer, or police beside a word of wrong.</summary>
    public static bool IsConflicted(TipContent tip) => tip.NamesPolice || ConcernsPolice(tip.Category) || NamesPolice(TextOf(tip), tip.LifeRisk);

    /// <summary>Whether a text names an officer by rank, or police beside a word of wrong. In doubt it does: a tip that goes to the range for nothing is late, one that goes to the accused may kill.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lifeRisk">A life is at stake: then a rank alone is not enough, for the nearest station must not learn of it too late ("they are beating the constable").</param>
    public static bool NamesPolice(string? text, bool lifeRisk = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var words = WordList.WordsOf(text);
        return (!lifeRisk && Data.Value.Officers.IsIn(words)) || (Data.Value.Police.IsIn(words) && Data.Value.Wrong.IsIn(words));
    }

    /// <summary>The class of a tip by category, words, and number and kind of its media: the highest that any of them gives.</summary>
    public static Sensitivity Weigh(TipContent tip, IReadOnlyCollection<TipMedia> media) =>
        new[] { OfCategory(tip.Category), OfText(TextOf(tip)), OfMedia(media.Select(item => item.Kind)), IsConflicted(tip) ? Sensitivity.Sensitive : Sensitivity.Routine }.Max();

    /// <summary>The class that a category has by itself.</summary>
    public static Sensitivity OfCategory(string category) => Data.Value.Categories.GetValueOrDefault(category);

    /// <summary>The class that a text gives.</summary>
    public static Sensitivity OfText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Sensitivity.Routine;
        }

        var words = WordList.WordsOf(text);
        return Data.Value.High.IsIn(words) ? Sensitivity.HighlySensitive
            : Data.Value.Sensitive.IsIn(words) || UrgencyFinder.Find(text).SeverityFloor >= Severity.High ? Sensitivity.Sensitive
            : Sensitivity.Routine;
    }

    /// <summary>The class that media give: a voice and whoever filmed can be recognised.</summary>
    public static Sensitivity OfMedia(IEnumerable<MediaKind> media)
    {
        var all = media.ToList();
        return all.Count >= ManyMedia || all.Any(kind => kind is MediaKind.Audio or MediaKind.Video) ? Sensitivity.Sensitive : Sensitivity.Routine;
    }

    /// <summary>All that the informer said in words.</summary>
    public static string TextOf(TipContent tip) => string.Join('\n', new[] { tip.What, tip.Where, tip.When }.Concat(tip.Answers.Select(a => a.Text)).Where(t => !string.IsNullOrWhiteSpace(t)));

    private static Tables Read()
    {
        using var stream = typeof(TipRules).Assembly.GetManifestResourceStream(File) ?? throw new InvalidDataException($"{File} is not built into the assembly.");
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Where(line => line[0] != '#').Select(line => line.Split(',', 2)).ToLookup(row => row[0], row => row[1], StringComparer.Ordinal);
        return new Tables(
            Enum.GetValues<Sensitivity>().SelectMany(s => rows["category " + Words<Sensitivity>.Of(s)].Select(id => (id, s))).ToDictionary(p => p.id, p => p.s, StringComparer.Ordinal),
            new WordList(rows["sensitive"]), new WordList(rows["high"]), new WordList(rows["officer"]), new WordList(rows["police"]), new WordList(rows["wrong"]));
    }

    private sealed record Tables(IReadOnlyDictionary<string, Sensitivity> Categories, WordList Sensitive, WordList High, WordList Officers, WordList Police, WordList Wrong);
}
