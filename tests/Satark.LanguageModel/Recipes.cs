using Satark.Enrichment;

namespace Satark.LanguageModelMaking;

/// <summary>How texts of each language are put together, and how many of each the model learns from.</summary>
internal sealed class Recipes
{
    private readonly Phrases _hindi, _bhojpuri, _maithili, _marathi, _nepali, _english, _romanHindi, _romanBhojpuri, _urdu, _otherArabic;
    private readonly WordLists _names;
    private readonly WordLists _shared;
    private readonly Romanizer _romanizer = new();

    /// <summary>Recipes over the entries that <paramref name="keep"/> lets through.</summary>
    public Recipes(Func<string, bool>? keep = null)
    {
        _names = new WordLists("names", keep);
        _shared = new WordLists("shared", keep);
        _hindi = new Phrases(new WordLists("hi", keep), _shared, _names);
        _bhojpuri = new Phrases(new WordLists("bho", keep), _shared, _names);
        _maithili = new Phrases(new WordLists("mai", keep), _shared, _names);
        _marathi = new Phrases(new WordLists("mr", keep), _shared, _names);
        _nepali = new Phrases(new WordLists("ne", keep), _shared, _names);
        _english = new Phrases(new WordLists("en", keep), _names);
        _romanHindi = new Phrases(new WordLists("hi-Latn", keep), new WordLists("en", keep), _names);
        _romanBhojpuri = new Phrases(new WordLists("bho-Latn", keep), new WordLists("hi-Latn", keep), new WordLists("en", keep), _names);
        _urdu = new Phrases(new WordLists("ur", keep), _names);
        _otherArabic = new Phrases(new WordLists("arabic-other", keep));
    }

    /// <summary>The scripts that need a model, the size of their tables, and their languages with the number of texts.</summary>
    public static IReadOnlyList<(Script Script, int Buckets, (string Code, int Texts)[] Languages)> Models { get; } =
    [
        (Script.Latn, 32768, [("en", 16_000), ("hi-Latn", 26_000), ("bho", 7_500), ("und", 6_500)]),
        (Script.Deva, 24576, [("hi", 25_000), ("bho", 12_000), ("mai", 6_500), ("mr", 6_500), ("ne", 6_500), ("und", 8_000)]),
        (Script.Arab, 4096, [("ur", 5_000), ("und", 4_000)]),
    ];

    /// <summary>A text of a language in a script.</summary>
    public string Make(Script script, string code, Dice dice) => Spoiling.Spoil(WithName(Clean(script, code, dice), script, dice), dice);

    private string Clean(Script script, string code, Dice dice) => (script, code) switch
    {
        (Script.Latn, "en") => English(dice),
        (Script.Latn, "hi-Latn") => RomanHindi(dice),
        (Script.Latn, "bho") => RomanBhojpuri(dice),
        (Script.Deva, "hi") => WithLoans(_hindi.MakeText(dice), dice),
        (Script.Deva, "bho") => WithLoans(_bhojpuri.MakeText(dice), dice),
        (Script.Deva, "mai") => _maithili.MakeText(dice),
        (Script.Deva, "mr") => _marathi.MakeText(dice),
        (Script.Deva, "ne") => _nepali.MakeText(dice),
        (Script.Arab, "ur") => _urdu.MakeText(dice),
        (Script.Arab, _) => dice.Percent(50) ? Names("arabic", dice) : _otherArabic.MakeText(dice),
        (Script.Latn, _) => Names("latin", dice),
        _ => Names("devanagari", dice),
    };

    private string English(Dice dice)
    {
        var text = _english.MakeText(dice);
        return dice.Percent(10) ? Insert(text, dice.Of(_names["loan-latin"]), dice) : text;
    }

    private string RomanHindi(Dice dice)
    {
        var text = dice.Percent(55) ? _romanizer.Write(_hindi.MakeText(dice), dice) : _romanHindi.MakeText(dice);
        if (dice.Percent(35))
        {
            var words = text.Count(c => c == ' ') + 1;
            for (var count = 1 + dice.Below(Math.Max(1, words / 3)); count > 0; count--)
            {
                text = Insert(text, _english.Word(dice.Of(["noun", "noun", "adjective", "verb", "ing"]), dice), dice);
            }
        }

        return dice.Percent(8) ? (dice.Percent(50) ? text + " " + _english.Make(dice) : _english.Make(dice) + " " + text) : text;
    }

    private string RomanBhojpuri(Dice dice)
    {
        var text = dice.Percent(55) ? _romanizer.Write(_bhojpuri.MakeText(dice), dice) : _romanBhojpuri.MakeText(dice);
        return dice.Percent(15) ? Insert(text, _english.Word("noun", dice), dice) : text;
    }

    private string WithLoans(string text, Dice dice) => dice.Percent(20) ? Insert(text, dice.Of(_shared["english"]), dice) : text;

    // A message of any language may name people and places: they must not speak for one.
    private string WithName(string text, Script script, Dice dice)
    {
        var kind = script switch { Script.Latn => "latin", Script.Deva => "devanagari", _ => "arabic" };
        return dice.Percent(15) ? Insert(text, dice.Of(_names[dice.Of(["first-", "last-", "place-"]) + kind]), dice) : text;
    }

    private string Names(string script, Dice dice)
    {
        var words = new List<string>();
        for (var count = 1 + dice.Below(6); count > 0; count--)
        {
            words.Add(dice.Below(12) switch
            {
                < 2 when _names["name-begins-" + script].Count > 0 => dice.Of(_names["name-begins-" + script]) + dice.Of(_names["name-ends-" + script]),
                < 6 => dice.Of(_names["first-" + script]),
                < 10 => dice.Of(_names["last-" + script]),
                _ => dice.Of(_names["place-" + script]),
            });
        }

        return string.Join(' ', words);
    }

    private static string Insert(string text, string word, Dice dice)
    {
        var words = text.Split(' ').ToList();
        words.Insert(dice.Below(words.Count + 1), word);
        return string.Join(' ', words);
    }
}
