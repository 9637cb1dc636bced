using System.Text;
using System.Text.Json;
using Satark.Support.Hostile;
using Satark.Tips.Line;
using Satark.Tips.Receiving;

namespace Satark.Tests.Hostile;

/// <summary>Words of a relay, which is another machine: whatever they hold, they are taken or refused with the field that is wrong.</summary>
public sealed class HostileWordTests
{
    private const string Whole = """{"id":"w1","alias":"abcdefghijklmnop","kind":"submitted","at":"2026-03-02T12:00:00Z","text":"x","answers":"q1","media":[{"id":"m1","kind":"photo"}],"tip":{"questionnaire":1,"language":"hi","door":"web","category":"drugs","district":"ballia","station":"Kotwali","what":"w","when":"x","where":"y","point":{"latitude":25.7,"longitude":84},"answers":[{"question":"q","text":"t"}],"namesPolice":false,"lifeRisk":false}}""";
    private static readonly int Inputs = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 1_000_000 : 20_000;

    [Fact]
    public void Any_word_however_mangled_is_taken_or_refused()
    {
        var random = new Random(20261124);
        var whole = Encoding.UTF8.GetBytes(Whole);
        string[] values = ["null", "1", "\"\"", "[]", "{}", "[null]", "true", "1e999", "\"\\ud800\"", "[[]]", "-1", "\"2026-03-02\""];
        var (taken, refused, unread) = (0, 0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var body = random.Next(2) == 0 ? Spoilt(whole, random) : Encoding.UTF8.GetBytes(Exchanged(random.Next(4) == 0 ? JsonSerializer.Serialize(HostileWords.All[random.Next(HostileWords.All.Count)].Text) : values[random.Next(values.Length)], random));
            TipWord? word;
            try
            {
                word = JsonSerializer.Deserialize(body, LineJson.Default.TipWord);
            }
            catch (JsonException)
            {
                unread++;
                continue;
            }

            if (word is null)
            {
                unread++;
                continue;
            }

            var fault = WordRules.Fault(WordRules.Whole(word));
            _ = fault is null ? taken++ : refused++;
            Assert.True(fault is null || fault.Errors is { Count: > 0 }, "a refusal names no field");
        }

        Assert.True(taken > Inputs / 50 && refused > Inputs / 50 && unread > Inputs / 50, $"{taken} taken, {refused} refused, {unread} unread");
    }

    [Fact]
    public void Texts_answers_and_media_have_their_limits()
    {
        var word = JsonSerializer.Deserialize(Whole, LineJson.Default.TipWord)!;
        TipWord Tip(Func<TipContent, TipContent> with) => word with { Tip = with(word.Tip!) };
        Assert.Null(WordRules.Fault(word));
        foreach (var (field, most, of) in new (string, int, Func<int, TipWord>)[]
        {
            ("text", 20_000, n => word with { Text = new string('x', n) }),
            ("media", 50, n => word with { Media = [.. Enumerable.Range(0, n).Select(i => new TipMedia("m" + i, MediaKind.Photo))] }),
            ("tip", 20_000, n => Tip(t => t with { What = new string('x', n) })),
            ("tip", 20_000, n => Tip(t => t with { When = new string('x', n) })),
            ("tip", 20_000, n => Tip(t => t with { Where = new string('x', n) })),
            ("tip.station", 120, n => Tip(t => t with { Station = new string('x', n) })),
            ("tip.answers", 50, n => Tip(t => t with { Answers = [.. Enumerable.Repeat(new TipAnswer("q", "t"), n)] })),
            ("tip.answers", 120, n => Tip(t => t with { Answers = [new TipAnswer(new string('q', n), "t")] })),
            ("tip.answers", 20_000, n => Tip(t => t with { Answers = [new TipAnswer("q", new string('t', n))] })),
            ("tip.category", 64, n => Tip(t => t with { Category = new string('c', n) })),
            ("id", 64, n => word with { Id = new string('i', n) }),
            ("alias", 16, n => word with { Alias = new string('a', n) }),
        })
        {
            Assert.True(WordRules.Fault(of(most)) is null, $"{field} at {most}");
            Assert.Equal(field, Assert.Single(WordRules.Fault(of(most + 1))!.Errors!).Key);
        }
    }

    private static byte[] Spoilt(byte[] whole, Random random)
    {
        var body = (byte[])whole.Clone();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            body[random.Next(body.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : "{}[],:\"0 \\nu"[random.Next(12)]);
        }

        return body;
    }

    // Another value behind one of the names.
    private static string Exchanged(string value, Random random)
    {
        var colons = Enumerable.Range(0, Whole.Length).Where(n => Whole[n] == ':' && Whole[n - 1] == '"').ToList();
        var at = colons[random.Next(colons.Count)] + 1;
        var (depth, quoted, end) = (0, false, at);
        for (; end < Whole.Length; end++)
        {
            var ch = Whole[end];
            quoted ^= ch == '"';
            depth += quoted ? 0 : ch is '{' or '[' ? 1 : ch is '}' or ']' ? -1 : 0;
            if (!quoted && (depth < 0 || (depth == 0 && ch == ',')))
            {
                break;
            }
        }

        return string.Concat(Whole.AsSpan(0, at), value, Whole.AsSpan(end));
    }
}
