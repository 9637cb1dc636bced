using System.Text.RegularExpressions;
using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Places;

namespace Satark.Tests.Notifications;

public sealed partial class MessageTemplatesTests
{
    private const string Token = "AbCdEfGhIjKlMnOpQrSt_-";
    private static readonly MessageTemplates Templates = new(() => new Uri("https://satark.example"), new HelplineOptions());

    public static TheoryData<string> Ids => [.. MessageTemplates.Ids];

    [Fact]
    public void There_is_a_template_for_every_id() =>
        Assert.Equal([TemplateIds.Call, TemplateIds.Engagement, TemplateIds.Candidate, TemplateIds.Storm, TemplateIds.Several, TemplateIds.Update, TemplateIds.Assignment, TemplateIds.Counselling, TemplateIds.TakeOver, TemplateIds.SamePerson, TemplateIds.Gap, TemplateIds.Code, TemplateIds.DeviceCode, TemplateIds.Refused], MessageTemplates.Ids);

    [Fact]
    public void A_call_says_urgency_code_place_and_link() => Assert.Equal(
        "LIFE AT RISK: case AC4F, Ballia. Nobody has taken it yet. Open and answer: https://satark.example/l?" + Token + " Satark desk",
        Templates.Find("call")!.Fill(["LIFE AT RISK", "AC4F", "Ballia", Token]).Value);

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_filled_differs_from_what_is_registered_only_in_its_slots(string id)
    {
        foreach (var marking in Enum.GetValues<TextMarking>())
        {
            var template = Templates.Find(id)!;
            var registered = Regex.Escape(template.Registered(marking)).Replace(Regex.Escape("{#var#}"), "(.{1,30})", StringComparison.Ordinal);
            var match = Regex.Match(template.Fill(Longest(template), marking).Value, $"^{registered}$");

            Assert.True(match.Success);
            Assert.Equal(template.Slots.Count, match.Groups.Count - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_links_base_is_fixed_text_that_ends_in_a_question_mark_and_only_its_token_is_a_slot(string id)
    {
        var template = Templates.Find(id)!;
        var links = Link().Matches(template.Registered());

        Assert.Single(links);
        Assert.Equal(id is TemplateIds.Refused or TemplateIds.Gap or TemplateIds.Code ? "https://satark.example/" : "https://satark.example/l?{#var#}", links[0].Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EXERCISE_comes_first_in_every_text_of_an_exercise(string id)
    {
        var template = Templates.Find(id)!;
        var mail = template.FillMail(Longest(template), TextMarking.Exercise).Value;

        Assert.StartsWith("EXERCISE", template.Fill(Longest(template), TextMarking.Exercise).Value, StringComparison.Ordinal);
        Assert.StartsWith("EXERCISE", mail.Subject, StringComparison.Ordinal);
        Assert.StartsWith("EXERCISE", mail.Text, StringComparison.Ordinal);
        Assert.Contains("अभ्यास", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("DEMO", template.Fill(Longest(template), TextMarking.Demo).Value, StringComparison.Ordinal);
        Assert.StartsWith("EXERCISE. DEMO", template.Fill(Longest(template), TextMarking.DemoExercise).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("EXERCISE", template.Fill(Longest(template)).Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_text_keeps_to_the_wording_rules(string id)
    {
        var template = Templates.Find(id)!;
        foreach (var marking in Enum.GetValues<TextMarking>())
        {
            Assert.Empty(WordingRules.Faults(template.Fill(Longest(template), marking).Value));
            Assert.Empty(WordingRules.MailFaults(template.FillMail(Longest(template), marking).Value));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_mail_says_the_same_in_English_and_beneath_it_in_Hindi(string id)
    {
        var template = Templates.Find(id)!;
        var paragraphs = template.FillMail(Longest(template)).Value.Text;

        Assert.True(Devanagari().Match(paragraphs).Index > 0);
        Assert.DoesNotContain("{", paragraphs, StringComparison.Ordinal);
        Assert.Equal(template.Slots.Any(s => s.Kind == SlotKind.Token) ? 2 : 0, paragraphs.Split("https://satark.example/l?" + Token).Length - 1);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_text_travels_in_one_part_with_usual_slots_and_in_two_at_most(string id)
    {
        var template = Templates.Find(id)!;
        string[] usual = id switch
        {
            TemplateIds.Call => ["LIFE AT RISK", "AC4F", "Gautam Buddha Nagar", Token],
            TemplateIds.Engagement => ["Special Task Force", "LIFE AT RISK", "AC4F", "Ballia", Token],
            TemplateIds.Candidate => ["LIFE AT RISK", "AC4F", "Ballia", "Ghazipur", "Mau", Token],
            TemplateIds.Storm => ["LIFE AT RISK", "12", "Meta", "AC4F", Token],
            TemplateIds.Several => ["LIFE AT RISK", "3", "AC4F, K7F2, M3QP", Token],
            TemplateIds.Update => ["AC4F", "Gautam Buddha Nagar", NewsPhrases.PlaceChanged, Token],
            TemplateIds.Assignment => ["AC4F", "Gautam Buddha Nagar", Token],
            TemplateIds.Counselling => ["AC4F", "Ballia", SlotWords.CounsellingDay(2), Token],
            TemplateIds.TakeOver => ["AC4F", "Gautam Buddha Nagar", Token],
            TemplateIds.SamePerson => ["LIFE AT RISK", "AC4F", "K7F2", Token],
            TemplateIds.Gap => ["shift lead", "22 Nov 20:00", "23 Nov 08:00"],
            TemplateIds.Code => ["123456"],
            TemplateIds.DeviceCode => ["407195", "AC4F", Token],
            _ => ["12", "Meta"],
        };

        Assert.True(SmsParts.IsGsm7(template.Registered()));
        Assert.InRange(SmsParts.Count(template.Fill(usual).Value), 1, 2);
        Assert.InRange(SmsParts.Count(template.Fill(Longest(template), TextMarking.Exercise).Value), 1, 2);
    }

    [Fact]
    public void A_call_travels_in_one_part() =>
        Assert.Equal(1, SmsParts.Count(Templates.Find("call")!.Fill(["LIFE AT RISK", "AC4F", "Gautam Buddha Nagar", Token]).Value));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("1234567890123456789012345678901", "31 characters")]
    [InlineData("Ball\nia", "control")]
    [InlineData("Ballia\u0007", "control")]
    [InlineData("Ballia\u202E", "invisible")]
    [InlineData("Ballia\u200B", "invisible")]
    [InlineData("Ballia\uD83D", "invisible")]
    public void A_slot_that_breaks_the_operators_rules_is_refused_with_its_reason(string place, string reason)
    {
        var filled = Templates.Find("call")!.Fill(["High", "AC4F", place, Token]);

        Assert.Equal(RefusalKind.Invalid, filled.Refusal?.Kind);
        Assert.Contains("district", filled.Refusal!.Text, StringComparison.Ordinal);
        Assert.Contains(reason, filled.Refusal.Text, StringComparison.Ordinal);
        if (!string.IsNullOrWhiteSpace(place))
        {
            Assert.DoesNotContain(place, filled.Refusal.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("AbCdEfGhIjKlMnOpQrSt_-x")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("evil.example/x")]
    public void Only_a_token_fills_a_link(string token) =>
        Assert.Contains("link token", Templates.Find("call")!.Fill(["High", "AC4F", "Ballia", token]).Refusal!.Text, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_number_of_slots_is_refused() =>
        Assert.Contains("4 slots; 3 were given", Templates.Find("call")!.Fill(["High", "AC4F", "Ballia"]).Refusal!.Text, StringComparison.Ordinal);

    [Fact]
    public void A_text_off_its_template_is_told_from_the_template_itself()
    {
        var template = Templates.Find("call")!;
        string[] slots = ["High", "AC4F", "Ballia", Token];
        var text = template.Fill(slots).Value;

        Assert.Null(template.Mismatch(text, slots, TextMarking.None));
        Assert.NotNull(template.Mismatch(text + " ", slots, TextMarking.None));
        Assert.NotNull(template.Mismatch(text, slots, TextMarking.Exercise));
        Assert.NotNull(template.Mismatch(text, ["High", "AC4F", "Basti", Token], TextMarking.None));
        Assert.NotNull(template.Mismatch(text.Replace("taken", "Taken", StringComparison.Ordinal), slots, TextMarking.None));
    }

    [Fact]
    public void An_update_says_only_what_stands_in_the_fixed_set_of_news()
    {
        Assert.All(NewsPhrases.All, phrase => Assert.True(Templates.Find("update")!.Fill(["AC4F", "Ballia", phrase, Token]).IsOk));
        Assert.False(Templates.Find("update")!.Fill(["AC4F", "Ballia", "Ravi Kumar is safe", Token]).IsOk);
        Assert.All(Enum.GetValues<ClosingOutcome>(), outcome => Assert.Contains(NewsPhrases.ClosedAs(outcome), NewsPhrases.All));
    }

    [Fact]
    public void Every_word_that_fills_a_slot_fits_and_has_its_Hindi()
    {
        string[] words =
        [
            SlotWords.PlaceUnknown,
            .. Enum.GetValues<AgencyKind>().Select(SlotWords.Agency),
            .. Enum.GetValues<Severity>().Select(s => SlotWords.Urgency(s, lifeRisk: false)),
            SlotWords.Urgency(Severity.Low, lifeRisk: true),
            .. Enumerable.Range(1, 3).Select(SlotWords.CounsellingDay),
            .. NewsPhrases.All,
            .. Gazetteer.Default.Districts.Select(d => d.English),
        ];

        Assert.All(words, word => Assert.InRange(word.Length, 1, TemplateSlot.MaxLength));
        Assert.All(words, word => Assert.Matches(Devanagari(), SlotWords.InHindi(word)));
    }

    [Theory]
    [InlineData("Ballia", "Ballia")]
    [InlineData("A name that is longer than thirty characters", "A name that is longer than thi")]
    [InlineData("line\r\nbreak", "line break")]
    public void A_value_can_be_cut_to_fit(string value, string fitting) => Assert.Equal(fitting, TemplateSlot.Fit(value));

    [Fact]
    public void Cutting_never_breaks_a_character_in_two()
    {
        var fitted = TemplateSlot.Fit(new string('a', 29) + "😀😀");

        Assert.Equal(new string('a', 29), fitted);
        Assert.Equal(new string('क', 29), TemplateSlot.Fit(new string('क', 29) + "कि"));
    }

    [Fact]
    public void The_address_may_have_a_path_and_is_asked_anew_each_time()
    {
        var url = new Uri("http://127.0.0.1:5000/");
        var templates = new MessageTemplates(() => url, new HelplineOptions());
        Assert.Equal("http://127.0.0.1:5000/l?abc", templates.LinkFor("abc"));

        url = new Uri("https://police.example/satark/");
        Assert.Equal("https://police.example/satark/l?abc", templates.LinkFor("abc"));
        Assert.Contains("https://police.example/satark/l?abc", templates.Find("update")!.Fill(["AC4F", "Ballia", NewsPhrases.Closed, "abc"]).Value, StringComparison.Ordinal);
    }

    private static string[] Longest(MessageTemplate template) => [.. template.Slots.Select(slot => slot.Kind switch
    {
        SlotKind.Token => Token,
        SlotKind.News => NewsPhrases.All.MaxBy(p => p.Length)!,
        _ => new string('W', TemplateSlot.MaxLength),
    })];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"[\u0900-\u097F]")]
    private static partial Regex Devanagari();
}
