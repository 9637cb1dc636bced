using System.Text;
using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.Enrichment.Urgency.Phrases;
using Satark.Notifications.Templates;
using Satark.Tests.Places;

namespace Satark.Tests.Enrichment.Urgency;

[Collection(Alone.Name)]
public sealed class UrgencyFinderTests
{
    private static readonly string[] Pieces =
    [
        "mar", "jaunga", "marna", "nahi", "chahta", "मर", "जाऊंगा", "नहीं", "आत्महत्या", "مر", "خودکشی", "suicide", "kill", "myself", "I", "not", "going", "to", "10", "minute", "2019", "aaj", "raat",
        "😂", "🎵", "\"", "“", "”", "'", "#", ".", "\n", "।", ",", "\uD800", "\uDC00", "\uD835\uDC00", "\u093C", "\u094D", "\u200B", "\u200D", "\u0301", "\0", "ß", "İ", "@x", "http://", "(", "-", "१०",
    ];

    [Theory]
    [InlineData(UrgencyLevel.Immediate, Severity.Critical)]
    [InlineData(UrgencyLevel.High, Severity.Critical)]
    [InlineData(UrgencyLevel.Elevated, Severity.High)]
    [InlineData(UrgencyLevel.Low, null)]
    [InlineData(UrgencyLevel.None, null)]
    public void A_level_asks_for_a_severity_at_least(UrgencyLevel level, Severity? floor) => Assert.Equal(floor, new UrgencyReading(level, []).SeverityFloor);

    [Fact]
    public void A_cue_says_where_its_words_stand_in_the_text_as_given()
    {
        const string text = "😀 सुनो, मैं आज रात मर जाऊँगा";
        var reading = UrgencyFinder.Find(text);

        Assert.Contains(reading.Cues, cue => cue.Kind == UrgencyCueKind.Now && text.Substring(cue.Start, cue.Length) == "आज रात");
        Assert.Contains(reading.Cues, cue => cue.Kind == UrgencyCueKind.Intent && text.Substring(cue.Start, cue.Length) == "मर जाऊँगा");
    }

    [Fact]
    public void Means_are_told_by_their_class_alone()
    {
        Assert.Contains(UrgencyFinder.Find("zeher kha lunga").Cues, cue => cue is { Kind: UrgencyCueKind.Means, Means: MeansClass.Poison });
        Assert.All(UrgencyFinder.Find("mujhe marna hai").Cues, cue => Assert.Equal(MeansClass.None, cue.Means));
    }

    [Fact]
    public void What_lowers_is_shown_and_so_is_what_it_lowered()
    {
        var cues = UrgencyFinder.Find("\"tere bina mar jaunga\" 🎵").Cues;

        Assert.Contains(cues, cue => cue is { Kind: UrgencyCueKind.Quote, Lowers: true });
        Assert.Contains(cues, cue => cue is { Kind: UrgencyCueKind.Intent, IsLowered: true, Lowers: false });
    }

    [Theory]
    [InlineData("main suicide kar lunga 😂😂", UrgencyLevel.High)]
    [InlineData("yeh gaana sun raha hoon aur suicide karne ja raha hoon", UrgencyLevel.High)]
    [InlineData("5 saal pehle koshish ki thi, aaj raat phir suicide kar lunga", UrgencyLevel.Immediate)]
    [InlineData("suicide prevention day hai par main aaj raat mar jaunga", UrgencyLevel.Immediate)]
    [InlineData("marna nahi chahta tha par maine zeher kha liya hai", UrgencyLevel.Immediate)]
    [InlineData("police ne bataya kuch nahi, mere bhai ne zeher kha liya hai", UrgencyLevel.Immediate)]
    [InlineData("\"Sorry mummy papa. Aaj raat sab khatam kar dunga\" - Rahul", UrgencyLevel.Immediate)]
    public void What_would_lower_takes_nothing_from_words_that_it_does_not_bear_on(string text, UrgencyLevel atLeast) =>
        Assert.True(UrgencyFinder.Find(text).Level >= atLeast, $"{UrgencyFinder.Find(text).Level}");

    [Theory]
    [InlineData("zindagi khatam kar lunga", "jindgi khtm kr lunga", "zindagee khatam kar loongaa")]
    [InlineData("main marna chahta hoon", "mai mrna chahta hu", "MAIN MARNAAA CHAHTA HUN")]
    [InlineData("मैं मर जाऊँगा", "मै मर जाउंगा", "मैँ मर जाऊंगा")]
    [InlineData("I'm going to kill myself", "im going to kill myself", "I’M GOING TO KILL MYSELF")]
    [InlineData("I don't want to live anymore", "i dont want to live anymore", "𝗜 𝗱𝗼𝗻𝘁 𝘄𝗮𝗻𝘁 𝘁𝗼 𝗹𝗶𝘃𝗲 𝗮𝗻𝘆𝗺𝗼𝗿𝗲")]
    public void Spelling_makes_no_difference(string text, string other, string third)
    {
        Assert.True(UrgencyFinder.Find(text).Level >= UrgencyLevel.Elevated);
        Assert.Equal(UrgencyFinder.Find(text).Level, UrgencyFinder.Find(other).Level);
        Assert.Equal(UrgencyFinder.Find(text).Level, UrgencyFinder.Find(third).Level);
    }

    [Theory]
    [InlineData("मैंने ज़हर खा लिया है, मैं छोड़ कर जा रहा हूँ")]
    [InlineData("میں آج رات مر جاؤں گا")]
    public void Composed_and_decomposed_spelling_are_read_alike(string text)
    {
        var (composed, decomposed) = (Spelling.Composed(text), Spelling.Decomposed(text));

        Assert.NotEqual(composed, decomposed);
        Assert.NotEqual(UrgencyLevel.None, UrgencyFinder.Find(composed).Level);
        Assert.Equal(UrgencyFinder.Find(composed).Level, UrgencyFinder.Find(decomposed).Level);
        Assert.Equal(UrgencyFinder.Find(composed).Cues.Select(cue => cue.Kind), UrgencyFinder.Find(decomposed).Cues.Select(cue => cue.Kind));
    }

    [Fact]
    public void Random_text_never_throws_and_every_cue_lies_inside_it()
    {
        // The seed is fixed so that a failure repeats.
        var random = new Random(20261122);
        var met = new int[(int)UrgencyLevel.Immediate + 1];
        for (var round = 0; round < 50_000; round++)
        {
            var text = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(8) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]));
            var reading = UrgencyFinder.Find(text);
            met[(int)reading.Level]++;
            Assert.All(reading.Cues, cue => Assert.True(cue.Length >= 1 && cue.Start >= 0 && cue.End <= text.Length));
        }

        Assert.All(met, count => Assert.True(count > 100, string.Join(' ', met)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("mar ")]
    [InlineData("मर जाऊंगा ")]
    [InlineData("mujhe ka ki zeher ")]
    [InlineData("suicide ")]
    [InlineData("rope fan rope gale mein ")]
    [InlineData("\"mar\" ")]
    [InlineData("\"“'")]
    [InlineData("😂")]
    [InlineData("\uD800")]
    [InlineData("1 ")]
    [InlineData("main mar jaunga. ")]
    [InlineData("\u200B")]
    [InlineData("#A")]
    public void A_hostile_text_of_a_million_characters_is_finished_in_linear_time(string unit)
    {
        UrgencyFinder.Find("once");
        var tenth = Seconds(unit, 100_000);
        var whole = Seconds(unit, 1_000_000);

        // Ten times the text takes about ten times as long; quadratic work would take a hundred times. The constant allows for what the runtime does meanwhile.
        Assert.True(whole < (30 * tenth) + 1, $"{tenth:F3} s, then {whole:F3} s");
    }

    [Fact]
    public void Every_kind_and_level_has_words_that_keep_the_guidance_of_WHO()
    {
        var words = Enum.GetValues<UrgencyCueKind>().SelectMany(kind => (string[])[UrgencyWords.English(kind), UrgencyWords.Hindi(kind)])
            .Concat(Enum.GetValues<UrgencyLevel>().SelectMany(level => (string[])[UrgencyWords.English(level), UrgencyWords.Hindi(level)])).ToList();

        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.Empty(words.SelectMany(WordingRules.Faults));
    }

    [Fact]
    public void The_tables_name_every_kind_and_every_class_of_means()
    {
        var table = CueRow.BuiltIn("urgency-phrases.csv");

        Assert.True(CueTable.Default.Count > 1000);
        Assert.All(Enum.GetValues<UrgencyCueKind>(), kind => Assert.Contains($",{Words<UrgencyCueKind>.Of(kind)},", table, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<MeansClass>().Where(means => means is not (MeansClass.None or MeansClass.Other)), means => Assert.Contains($",means,{Words<MeansClass>.Of(means)},", table, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mar,plan,,4,,hi,", "a weight is 1, 2 or 3")]
    [InlineData("mar,hope,,2,,hi,", "'hope' is no kind")]
    [InlineData("mar,means,,2,,hi,", "means, and only means, have a class")]
    [InlineData("mar,plan,rope,2,,hi,", "means, and only means, have a class")]
    [InlineData("mar,plan,,2,loud,hi,", "'loud' is no trait")]
    [InlineData("{unknown},plan,,2,,hi,", "there is no class of words 'unknown'")]
    [InlineData(".. mar,plan,,2,,hi,", "a phrase has 1 to 12 words and no gap at its ends")]
    [InlineData("mar,plan,,2,,hi,\nmar,intent,,2,,hi,", "stands in another row with another meaning")]
    [InlineData("mar,plan,,2", "4 fields instead of 7")]
    public void A_row_that_says_nothing_sensible_stops_the_start(string row, string fault)
    {
        var thrown = Assert.Throws<InvalidDataException>(() => new CueTable("class,language,words\nneg,hi,nahi\n", $"phrase,kind,means,weight,traits,language,note\n{row}\n"));

        Assert.Contains(fault, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("line ", thrown.Message, StringComparison.Ordinal);
    }

    private static double Seconds(string unit, int length)
    {
        var text = new StringBuilder().Insert(0, unit, length / unit.Length).ToString();
        return Alone.Seconds(() => UrgencyFinder.Find(text));
    }
}
