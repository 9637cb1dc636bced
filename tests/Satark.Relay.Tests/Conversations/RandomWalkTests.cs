using Satark.Relay.Conversation;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;
using Xunit.Abstractions;

namespace Satark.Relay.Tests.Conversations;

/// <summary>Anything at any time: never an exception, always within the vendor's limits, always an answer, never a dead end.</summary>
public sealed class RandomWalkTests(ITestOutputHelper output)
{
    private static readonly string[] Texts =
    [
        .. Questionnaire.Default.Commands.Where(pair => pair.Key != "stop").SelectMany(pair => pair.Value.All),
        "1", "२", "۳", "10", "99", "0", "", "   ", "👍", "\uD83D", "\u200D\u0941", new string('क', 5000), new string(' ', 3000) + "x",
        "Ballia", "बलिया", "بلیا", "Rasra", "Kotwali", "Lucknow se Kanpur", "Ballia ke Rasra me desi sharab bik rahi hai",
        "I want to kill myself", "अभी गोली चल रही है", "abhi maar rahe hain bachao", "कल रात दस बजे सड़क के पास", "1234 5678 9012 3456", "daroga paise mangta hai ghoos",
        "sand mining every night in Banda by trucks", "نشہ آور دوائیں بیچتے ہیں", "गाय काट के बेचत बा लोग",
    ];

    private static readonly string[] OddOptions = ["", ":", "x", "language:xx", "category:", "district:~ranges-99999", "district:~range-Mars", "station:~page-7", "station:x", "confirm:1-send", "confirm:send", "guess:right", "voice:keep", "position:crime", "which:add", "draft:anew", "add:nobody", "answer:alias0", "later:alias0", "what:~finish", "danger:yes", "menu:add", "change:media", "menu:receipt", "own:~skip", "language:~skip", "drugs-kind:ganja"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Thousands_of_steps_of_anything_at_any_time(int seed)
    {
        var random = new Random(seed);
        var informer = new Informer();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var old = new List<string>();
        for (var i = 0; i < 4000; i++)
        {
            var before = informer.Talk;
            var heard = Anything(random, informer, old, i);
            informer.Hears(heard);
            old.AddRange(informer.Options.Select(option => option.Id).Where(_ => random.Next(8) == 0));
            Tally(before.Step is { } step ? step.Split(':')[0] : "none");
            Tally(heard.GetType().Name);
            foreach (var act in informer.Reply.Acts)
            {
                Tally(act.GetType().Name);
            }

            if (before.Muted)
            {
                Assert.True(informer.Reply.Says.Count == 0 || informer.Reply.IsCry);
                informer.Talk = informer.Talk with { Muted = false };
            }
            else if (heard is Heard.Text or Heard.Choice or Heard.Media or Heard.Position or Heard.Unsupported or Heard.Receipt)
            {
                Assert.True(
                    informer.Reply.Says.Count > 0 || informer.Reply.Acts.OfType<Act.AwaitSilence>().Any() || informer.Reply.Acts.OfType<Act.Add>().Any(),
                    $"step {i}: no answer to {heard} at {before.Step}");
            }

            Assert.True(informer.Talk.DraftNumber >= before.DraftNumber);
            Assert.True(informer.Talk.Words.Sum(words => words.Length) <= 4000);
            Assert.True(informer.Talk.Draft?.Point is null || informer.Talk.Draft.Point == before.Draft?.Point || heard is Heard.Choice or Heard.Text);
            if (random.Next(40) == 0)
            {
                informer.Quiet();
            }

            if (random.Next(300) == 0)
            {
                informer.Waits(TimeSpan.FromHours(25));
            }

            if (random.Next(200) == 0)
            {
                informer.Talk = informer.Talk with { Muted = true };
            }

            if (i % 40 == 0)
            {
                FindsTheWay(informer.Talk);
            }
        }

        output.WriteLine(string.Join(", ", seen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));
        foreach (var met in (string[])["none", "language", "danger", "category", "district", "station", "what", "guess", "voice", "position", "draft", "menu", "answer", "Submit", "Add", "RaiseLifeRisk", "Discard", "Forget", "IssueReceipt", "AwaitDraft", "DraftWaited"])
        {
            Assert.True(seen.GetValueOrDefault(met) > 0, $"{met} was never met");
        }

        void Tally(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
    }

    private static Heard Anything(Random random, Informer informer, List<string> old, int number) => random.Next(20) switch
    {
        < 8 when informer.Talk.Offered.Count > 0 => Offered(informer.Talk.Offered[random.Next(informer.Talk.Offered.Count)].Id),
        < 9 when old.Count > 0 => Offered(old[random.Next(old.Count)]),
        < 10 => new Heard.Choice(OddOptions[random.Next(OddOptions.Length)], ""),
        < 13 => new Heard.Text(random.Next(100) == 0 ? "stop" : Texts[random.Next(Texts.Length)]),
        13 => new Heard.Media("m" + number, (MediaKind)random.Next(4), random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : null),
        14 => new Heard.Position((random.NextDouble() * 200) - 100, random.Next(10) == 0 ? double.NaN : 80),
        15 when random.Next(4) == 0 => new Heard.Loss(informer.Talk.Draft is { Held: [var held, ..] } ? held.Id : "m" + number, random.Next(2) == 0),
        15 => new Heard.Unsupported(random.Next(2) == 0 ? "reaction" : "sticker"),
        16 => new Heard.Silence(informer.Talk.Burst - random.Next(2)),
        17 => new Heard.DraftWaited(informer.Talk.DraftNumber - random.Next(2)),
        18 => new Heard.Receipt(random.Next(2) == 0 ? null : new OwnTip("typed", InformerState.Taken, "no-such-category"), random.Next(2) == 0),
        _ => new Heard.Desk(new DeskWord
        {
            Id = "w" + number,
            Alias = informer.Talk.Tips.Count > 0 && random.Next(5) > 0 ? informer.Talk.Tips[random.Next(informer.Talk.Tips.Count)].Alias : "nobody",
            At = default,
            Kind = (DeskWordKind)random.Next(5),
            State = (InformerState)random.Next(8),
            Text = Texts[random.Next(Texts.Length)],
        }),
    };

    // To forget everything again and again would walk nowhere: the typed word does it often enough.
    private static Heard.Choice Offered(string id) => new(id == "menu:stop" ? "menu:help" : id, "");

    /// <summary>From wherever somebody is, a tip can still be told to its end.</summary>
    private static void FindsTheWay(Talk start)
    {
        var informer = new Informer { Talk = start with { Muted = false } };
        informer.Hears(new Heard.Unsupported("sticker"));
        for (var i = 0; i < 40 && !informer.Submitted.Any(); i++)
        {
            if (informer.Talk.Step is "what")
            {
                informer.Says("sharab bikti hai").Quiet();
            }
            else if (informer.Talk.Step is null or "news")
            {
                informer.Says("menu");
            }
            else
            {
                informer.Presses(Way(informer.Talk));
            }
        }

        Assert.True(informer.Submitted.Any(), $"from {start.Step} no way leads to thanks; it ended at {informer.Talk.Step}");
    }

    private static string Way(Talk talk) => talk.Step switch
    {
        "language" => "language:ur",
        "danger" => "danger:no",
        "category" => "category:liquor",
        "district" => "district:~unknown",
        "station" => "station:~unknown",
        "guess" => "guess:right",
        "voice" => "voice:throw",
        "position" => "position:own",
        "which" => "which:new",
        "draft" => "draft:continue",
        "menu" => "menu:new",
        "change" => "change:receipt",
        "add-which" => "menu:new",
        "police" => "police:no",
        "receipt" => "receipt:no",
        "danger-what" or "media" => talk.Step + ":~next",
        "confirm" => $"confirm:{talk.DraftNumber}-send",
        { } step when step.StartsWith("add:", StringComparison.Ordinal) || step.StartsWith("answer:", StringComparison.Ordinal) => "later:",
        { } step => step + ":~finish",
        null => "menu:new",
    };
}
