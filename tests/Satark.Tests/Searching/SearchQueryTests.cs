using Satark.Cases;
using Satark.Searching;

namespace Satark.Tests.Searching;

/// <summary>What people type meets what cases say, in every usual writing of one thing; and what cannot be searched is refused with words.</summary>
public sealed class SearchQueryTests
{
    private static readonly Report Report = new()
    {
        AlertId = "META-2026/0017",
        Url = "https://www.instagram.com/p/CxYz12?igsh=abc&utm_source=share",
        Caller = "Sunil (constable), 98111 22333 or 0542-2501234",
        Subject = new Subject { Handle = "River.Side", Phone = "+91 98765-43210", Email = "Sunita.D@Example.ORG", DisplayName = "Sunita Devi" },
    };

    [Theory]
    [InlineData("9876543210", TermKind.Phone)]
    [InlineData("+91 98765 43210", TermKind.Phone)]
    [InlineData("09876543210", TermKind.Phone)]
    [InlineData("0091-98765-43210", TermKind.Phone)]
    [InlineData("(+91) 98765.43210", TermKind.Phone)]
    [InlineData("tel:+919876543210", TermKind.Phone)]
    [InlineData("९८७६५ ४३२१०", TermKind.Phone)]
    [InlineData("٩٨٧٦٥٤٣٢١٠", TermKind.Phone)]
    [InlineData("９８７６５４３２１０", TermKind.Phone)]
    [InlineData("\u202a+91 98765 43210\u202c", TermKind.Phone)]
    [InlineData("98765\u00a043210", TermKind.Phone)]
    [InlineData("98765\u201143210", TermKind.Phone)]
    [InlineData("https://wa.me/919876543210", TermKind.Phone)]
    [InlineData("https://api.whatsapp.com/send?phone=%2B919876543210&text=hi", TermKind.Phone)]
    [InlineData("9811122333", TermKind.Phone)]
    [InlineData("+91 542 2501234", TermKind.Phone)]
    [InlineData("https://www.instagram.com/p/CxYz12", TermKind.Url)]
    [InlineData("http://instagram.com/p/CxYz12/?utm_source=other#top", TermKind.Url)]
    [InlineData("m.instagram.com/p/CxYz12", TermKind.Url)]
    [InlineData("  https://www.instagram.com/p/CxYz12\n", TermKind.Url)]
    [InlineData("river.side", TermKind.Handle)]
    [InlineData("@River.Side", TermKind.Handle)]
    [InlineData("instagram.com/river.side/", TermKind.Handle)]
    [InlineData("https://x.com/river.side/status/17", TermKind.Handle)]
    [InlineData("sunita.d@example.org", TermKind.Email)]
    [InlineData("mailto:SUNITA.D@EXAMPLE.org", TermKind.Email)]
    [InlineData("meta-2026/0017", TermKind.Reference)]
    public void A_case_is_met_by_every_usual_writing_of_what_it_names(string typed, TermKind by)
    {
        var met = SearchQuery.Read(typed, false).Value.Terms.Intersect(CaseTerms.Of(Report)).ToList();

        Assert.Equal([by], met.Select(t => t.Kind));
    }

    [Theory]
    [InlineData("9876543211")]
    [InlineData("43210")]
    [InlineData("https://www.instagram.com/p/cxyz12")]
    [InlineData("https://www.instagram.com/p/CxYz12?story=2")]
    [InlineData("https://www.instagram.com/")]
    [InlineData("river.sides")]
    [InlineData("sunita.d@example.com")]
    [InlineData("Sunita Devi")]
    [InlineData("META-2026")]
    public void A_case_is_not_met_by_a_part_of_a_thing_by_another_one_or_by_a_name(string typed) =>
        Assert.Empty(SearchQuery.Read(typed, false).Value.Terms.Intersect(CaseTerms.Of(Report)));

    [Theory]
    [InlineData("K7F4", "K7F4")]
    [InlineData("k7f4", "K7F4")]
    [InlineData(" #k7-f4 ", "K7F4")]
    [InlineData("K7 F4", "K7F4")]
    [InlineData("Ｋ７Ｆ４", "K7F4")]
    [InlineData("K७F४", "K7F4")]
    [InlineData("abcdefghij234567-12", "abcdefghij234567-12")]
    public void A_code_is_read_however_it_is_typed_and_is_the_first_meaning(string typed, string value)
    {
        Assert.Equal(new SearchTerm(TermKind.Code, value), SearchQuery.Read(typed, false).Value.Terms[0]);
        Assert.Equal([new SearchTerm(TermKind.Code, value)], SearchQuery.Read(typed, true).Value.Terms);
    }

    [Theory]
    [InlineData("K7F")]
    [InlineData("BD12")]
    [InlineData("K7F4K7F4")]
    [InlineData("9876543210")]
    [InlineData("@river")]
    public void Where_codes_alone_are_searched_everything_else_is_refused_before_anything_is_looked_for(string typed) =>
        Assert.Contains("no case code", SearchQuery.Read(typed, true).Refusal!.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "Type what you look for")]
    [InlineData("", "Type what you look for")]
    [InlineData(" \u00a0\n", "Type what you look for")]
    [InlineData("ab", "too short")]
    [InlineData("@a.", "too short")]
    [InlineData("ab\u0000cd", "cannot be read")]
    [InlineData("ab\u001bcd", "cannot be read")]
    [InlineData("\u202e\u200b\u2066", "cannot be read")]
    public void What_cannot_be_searched_is_refused_in_both_languages_with_what_to_do(string? typed, string says)
    {
        var refusal = SearchQuery.Read(typed, false).Refusal!;

        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Contains(says, refusal.Text, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Hindi!);
        Assert.NotEmpty(refusal.Errors!["term"]);
    }

    [Fact]
    public void Too_much_and_half_a_character_are_refused_with_what_to_do()
    {
        Assert.Contains("too long", SearchQuery.Read(new string('a', SearchQuery.Longest + 1), false).Refusal!.Text, StringComparison.Ordinal);
        Assert.Contains("cannot be read", SearchQuery.Read("abc\ud800", false).Refusal!.Text, StringComparison.Ordinal);
        Assert.Contains("too long", SearchQuery.Read(new string('a', 500) + " b", false).Refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_or_reported_is_read_or_refused_and_never_throws()
    {
        var random = new Random(20);
        const string Letters = "a9K7.@/:?#&=%-+ \u0000\u001b\u0130\u0939\u0966\u200d\u202e\ud83d\ude00\ud800\ufdfahttps://www.instagram.com/p/wa.me";
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(4) == 0 ? Letters[random.Next(Letters.Length)] : (char)random.Next(0x20, 0x7f)));
            _ = SearchQuery.Read(text, false) is { IsOk: true } ? read++ : refused++;
            _ = CaseTerms.Of(new Report { Url = text, Caller = text, AlertId = text, Subject = new Subject { Phone = text, Handle = text, Email = text } });
        }

        Assert.True(read > 5_000 && refused > 500, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData("https://post\u05bes.test/p/1")]
    [InlineData("https://xn--\u00e9.test/p/1")]
    [InlineData("https://\u0700a.test/p/1")]
    public void An_address_whose_host_has_no_ASCII_form_is_found_as_it_stands(string url) =>
        Assert.Contains(SearchQuery.Read(url, false).Value.Terms.Intersect(CaseTerms.Of(Report with { Url = url })), t => t.Kind == TermKind.Url);

    [Fact]
    public void Of_a_tip_nothing_is_searched_whatever_its_informer_said() =>
        Assert.Empty(CaseTerms.Of(Report with { Tip = Tips.Desk.GivenTip.Content(what: "call 9876543210") }));
}
