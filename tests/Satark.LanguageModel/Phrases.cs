using System.Text;

namespace Satark.LanguageModelMaking;

/// <summary>Makes phrases of one language out of its lists, and of lists that it shares with its neighbours.</summary>
internal sealed class Phrases(WordLists own, params WordLists[] shared)
{
    /// <summary>A phrase: a filled frame, a piece of a sentence, or words thrown together.</summary>
    public string Make(Dice dice)
    {
        var made = dice.Below(100) switch
        {
            < 42 when own["frames"].Count > 0 => Fill(dice.Of(own["frames"]), dice),
            < 85 when own["sentences"].Count > 0 => Window(dice.Of(own["sentences"]), dice),
            _ => Salad(dice),
        };
        return made;
    }

    /// <summary>One to three phrases in a row.</summary>
    public string MakeText(Dice dice)
    {
        var text = Make(dice);
        for (var more = dice.Below(10) switch { < 5 => 0, < 8 => 1, _ => 2 }; more > 0; more--)
        {
            text += " " + Make(dice);
        }

        return text;
    }

    /// <summary>A word of a list of this name, own or shared.</summary>
    public string Word(string key, Dice dice)
    {
        // {en:noun} is a noun of en.txt, also where the language has nouns of its own.
        if (key.Split(':') is [var file, var list])
        {
            return dice.Of(shared.Single(lists => string.Equals(lists.Name, file, StringComparison.Ordinal))[list]);
        }

        if (own[key].Count > 0)
        {
            return dice.Of(own[key]);
        }

        foreach (var lists in shared)
        {
            if (lists[key].Count > 0)
            {
                return dice.Of(lists[key]);
            }
        }

        throw new InvalidDataException($"texts/{own.Name}.txt uses the list {{{key}}}, which nothing has.");
    }

    private string Fill(string frame, Dice dice)
    {
        var text = new StringBuilder();
        for (var i = 0; i < frame.Length; i++)
        {
            var end = frame[i] == '{' ? frame.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(frame[i]);
                continue;
            }

            var keys = frame[(i + 1)..end].Split('|');
            text.Append(Word(dice.Of(keys), dice));
            i = end;
        }

        return text.ToString();
    }

    private static string Window(string sentence, Dice dice)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= 3 || dice.Percent(55))
        {
            return sentence;
        }

        var length = 3 + dice.Below(words.Length - 2);
        var start = dice.Below(words.Length - length + 1);
        return string.Join(' ', words, start, length);
    }

    private string Salad(Dice dice)
    {
        var keys = own.WordKeys.ToArray();
        var words = new List<string>();
        for (var count = 3 + dice.Below(5); count > 0; count--)
        {
            var key = dice.Below(10) switch { < 3 when own["function"].Count > 0 => "function", < 6 when own["more"].Count > 0 => "more", _ => dice.Of(keys) };
            words.Add(Word(key, dice));
        }

        return string.Join(' ', words);
    }
}
