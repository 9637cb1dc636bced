using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;
using Satark.Support.Hostile;
using Satark.Support.Hostile.Outputs;

namespace Satark.Tests.Hostile;

/// <summary>What looks through the outputs finds each word where it was put in raw, and lets it pass where it was put in well.</summary>
public sealed class OutputsTests
{
    private static readonly string[] Elements = ["Response", "Say"];

    public static TheoryData<string> Families => [.. HostileWords.Families];

    [Fact]
    public void The_corpus_has_every_family_and_each_word_can_be_found_again()
    {
        Assert.Equal(
            ["markup", "attribute", "bidi", "invisible", "control", "formula", "log", "xml", "mail", "giant", "unicode", "template", "query", "path", "address"],
            HostileWords.Families);
        Assert.All(HostileWords.All, w => Assert.Contains(HostileWords.Needle, w.Text, StringComparison.Ordinal));
        Assert.All(HostileWords.All, w => Assert.Equal(w.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(w.Text))));
        Assert.Equal(HostileWords.All.Count, HostileWords.All.Select(w => w.Text).Distinct().Count());
        Assert.All(HostileBytes.Encodings, e => Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, true).GetString(e.Bytes)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Encoded_words_are_text_in_a_page_and_raw_ones_are_found(string family)
    {
        var raw = 0;
        foreach (var word in HostileWords.In(family))
        {
            Assert.Empty(MarkupOutput.Faults(Page(WebUtility.HtmlEncode(word), WebUtility.HtmlEncode(word)), "meta", "link"));
            raw += MarkupOutput.Faults(Page(word, "x"), "meta", "link").Count + MarkupOutput.Faults(Page("x", word), "meta", "link").Count > 0 ? 1 : 0;
        }

        Assert.True(family switch { "markup" or "attribute" => raw >= HostileWords.In(family).Count / 2, _ => true }, $"of {family} only {raw} were found");
    }

    [Theory]
    [InlineData("<a href=\"{0}\">x</a>")]
    [InlineData("<p style=\"{0}\">x</p>")]
    [InlineData("<p onclick=\"x('{0}')\">x</p>")]
    [InlineData("<p title={0}>x</p>")]
    [InlineData("<script>var x = \"{0}\";</script>")]
    [InlineData("<style>p::after {{ content: '{0}' }}</style>")]
    [InlineData("<!-- {0} -->")]
    [InlineData("<{0}>")]
    [InlineData("<p {0}>")]
    public void A_place_where_no_encoding_helps_is_found(string place)
    {
        Assert.NotEmpty(MarkupOutput.Faults(place.Replace("{0}", HostileWords.Needle, StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal), "a", "script"));
    }

    [Fact]
    public void Words_in_a_log_a_message_a_head_and_a_files_name_are_found_and_so_is_what_steers_a_terminal_or_turns_a_text_around()
    {
        Assert.All(HostileWords.All, w => Assert.NotEmpty(TextOutput.LogFaults("Case x: " + w.Text)));
        Assert.All(HostileWords.All, w => Assert.NotEmpty(TextOutput.FileNameFaults(w.Text + ".xml")));
        foreach (var without in HostileWords.All.Where(w => w.Family is "control" or "bidi" or "log").Select(w => w.Text.Replace(HostileWords.Needle, "", StringComparison.Ordinal)).Where(w => w.Any(char.IsControl)))
        {
            Assert.NotEmpty(TextOutput.HeadFaults(["Subject: " + without]));
        }

        Assert.NotEmpty(TextOutput.MessageFaults("K7F2 \u202Eallab"));
        Assert.NotEmpty(TextOutput.LogFaults("one\r\ntwo"));
        Assert.NotEmpty(TextOutput.LogFaults("red \u001b[31m"));
        Assert.NotEmpty(TextOutput.LogFaults("one\u2028two"));
        Assert.NotEmpty(TextOutput.HeadFaults(["X: " + Uri.EscapeDataString("a " + HostileWords.Needle)]));
        Assert.NotEmpty(TextOutput.FileNameFaults("../x"));
        Assert.Empty(TextOutput.MessageFaults("Case K7F2, बलिया में जान का ख़तरा\nhttps://satark.example/l?abc"));
        Assert.Empty(TextOutput.FileNameFaults("satark-K7F2.xml"));
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_runs_is_found_and_so_is_a_row_that_became_two()
    {
        Assert.All(HostileWords.In("formula").Where(w => w[0] is not ('"' or 'X')), w => Assert.NotEmpty(SheetOutput.Faults($"a,b\r\n\"{w.Replace("\"", "\"\"", StringComparison.Ordinal)}\",x\r\n")));
        Assert.NotEmpty(SheetOutput.Faults("a,b\r\nx,y,z\r\n"));
        Assert.NotEmpty(SheetOutput.Faults("a,b\r\nx\r\ny,z\r\n"));
        Assert.NotEmpty(SheetOutput.Faults("a,b\r\nx, =1+1\r\n"));
        Assert.Empty(SheetOutput.Faults("a,b\r\n'=1+1,\"x, \"\"y\"\"\r\nz\"\r\n"));
    }

    [Fact]
    public void A_document_in_which_a_word_became_more_than_text_is_found()
    {
        foreach (var word in HostileWords.In("xml").Where(w => !w.Contains(']', StringComparison.Ordinal)))
        {
            Assert.NotEmpty(DocumentOutput.XmlFaults($"<Response><Say>{word}</Say></Response>", Elements));
        }

        Assert.Empty(DocumentOutput.XmlFaults($"<Response><Say>{SecurityElement.Escape(HostileWords.In("xml")[0])}</Say></Response>", Elements));
        Assert.NotEmpty(DocumentOutput.XmlFaults($"<Response x=\"{HostileWords.Needle}\"><Say/></Response>", Elements));
        Assert.NotEmpty(DocumentOutput.XmlFaults("<!DOCTYPE Response><Response/>", Elements));

        Assert.NotEmpty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes($"{{\"text\":\"{HostileWords.In("query").Single(w => w.StartsWith("\",", StringComparison.Ordinal))}\"}}")));
        Assert.NotEmpty(DocumentOutput.JsonFaults("{\"a\":\"<script>x</script>\"}"u8.ToArray()));
        Assert.NotEmpty(DocumentOutput.JsonFaults("{\"a\":1,\"a\":2}"u8.ToArray()));
        Assert.NotEmpty(DocumentOutput.JsonFaults("{\"a\":\"\\ud83d\"}"u8.ToArray()));
        Assert.All(HostileWords.All, w => Assert.Empty(DocumentOutput.JsonFaults(JsonSerializer.SerializeToUtf8Bytes(new { text = w.Text }))));
    }

    private static string Page(string text, string value) => $"<!doctype html><html><head><meta charset=\"utf-8\"><link rel=\"stylesheet\" href=\"/l.css\"><title>{text}</title></head><body><p>{text}</p><input value=\"{value}\"></body></html>";
}
