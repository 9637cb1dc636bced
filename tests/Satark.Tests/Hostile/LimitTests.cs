using System.Text;
using Satark.Intake;
using Satark.Intake.Formats;
using Satark.Intake.Mails;
using Satark.Intake.Mails.Reading;
using Satark.Tests.Intake.Mails;

namespace Satark.Tests.Hostile;

/// <summary>Each limit of a parser, at the limit and one beyond it: docs/limits.md names them all.</summary>
public sealed class LimitTests
{
    [Fact]
    public void JSON_of_an_alert_is_16_deep_and_of_an_event_20()
    {
        Assert.Empty(Alert($"\"x\":{Lists(15)}").Errors);
        Assert.Contains("not JSON", Assert.Single(Alert($"\"x\":{Lists(16)}").Errors).Value[0], StringComparison.Ordinal);
        Assert.Empty(Event($"\"x\":{Lists(18)}").Errors);
        Assert.Contains("not JSON", Assert.Single(Event($"\"x\":{Lists(19)}").Errors).Value[0], StringComparison.Ordinal);

        static string Lists(int depth) => new string('[', depth) + new string(']', depth);
    }

    [Theory]
    [InlineData("text", 100_000)]
    [InlineData("url", 2_000)]
    [InlineData("platform", 60)]
    [InlineData("reason", 200)]
    [InlineData("language", 35)]
    public void A_text_of_an_alert_is_cut_behind_its_limit_with_a_warning_that_names_it(string field, int most)
    {
        Assert.Empty(Of(most).Warnings);
        Assert.Contains(Of(most + 1).Warnings, w => w.StartsWith(field + ":", StringComparison.Ordinal) && w.Contains($"the first {most} were kept", StringComparison.Ordinal));
        Assert.Empty(Of(most + 1).Errors);

        Submission Of(int length) => AlertReader.Read(Encoding.UTF8.GetBytes($$"""{"id":"a","type":"suicide-risk","subject":{"handle":"h"},"{{field}}":"{{new string('x', length)}}"}"""));
    }

    [Fact]
    public void An_id_has_255_characters_and_a_list_50_items()
    {
        Assert.Empty(AlertReader.Read(Encoding.UTF8.GetBytes($$"""{"id":"{{new string('i', 255)}}","text":"t"}""")).Errors);
        Assert.Contains("1 to 255", AlertReader.Read(Encoding.UTF8.GetBytes($$"""{"id":"{{new string('i', 256)}}","text":"t"}""")).Errors["id"][0], StringComparison.Ordinal);
        Assert.Empty(Media(50).Warnings);
        Assert.Contains("51 items; the first 50 were kept", Assert.Single(Media(51).Warnings), StringComparison.Ordinal);
        Assert.Equal(50, Media(51).Report.Media.Count);

        static Submission Media(int count) => Alert($"\"media\":[{string.Join(',', Enumerable.Repeat("\"https://x.example/\"", count))}]");
    }

    [Fact]
    public void XML_has_16_levels_5000_elements_and_half_a_million_characters()
    {
        // The message itself is one, and what stands in it five more.
        const string Inside = "<identifier>m</identifier><status>Actual</status><info><severity>Extreme</severity><description>x</description></info>";
        Assert.Empty(Cap(Inside + Nested(15)).Errors);
        Assert.Contains("16 deep", Cap(Inside + Nested(16)).Errors["body"][0], StringComparison.Ordinal);
        Assert.Empty(Cap(Inside + string.Concat(Enumerable.Repeat("<x/>", XmlPart.MostParts - 6))).Errors);
        Assert.Contains("5000 elements", Cap(Inside + string.Concat(Enumerable.Repeat("<x/>", XmlPart.MostParts - 5))).Errors["body"][0], StringComparison.Ordinal);
        var room = XmlPart.MostCharacters - Inside.Length - "<alert></alert>".Length;
        Assert.Empty(Cap(Inside + new string(' ', room)).Errors);
        Assert.Contains("body", Cap(Inside + new string(' ', room + 1)).Errors.Keys);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<x>", depth)) + string.Concat(Enumerable.Repeat("</x>", depth));
        static Submission Cap(string inside) => new AlertForm(AlertKind.Cap).Read(Encoding.UTF8.GetBytes($"<alert>{inside}</alert>"));
    }

    [Fact]
    public void A_mails_headers_addresses_references_text_and_files_have_their_limits_and_nothing_of_it_is_refused()
    {
        Assert.Equal("<in@x.example>".Trim('<', '>'), Headers(string.Concat(Enumerable.Repeat("X: y\n", 999)) + "Message-ID: <in@x.example>\n").MessageId);
        Assert.Null(Headers(string.Concat(Enumerable.Repeat("X: y\n", 1000)) + "Message-ID: <out@x.example>\n").MessageId);
        Assert.Equal(50, Headers("References: " + string.Concat(Enumerable.Range(0, 51).Select(n => $"<{n}@x.example> ")) + "\n").References.Count);
        Assert.Equal(50, Headers("References: " + string.Concat(Enumerable.Range(0, 50).Select(n => $"<{n}@x.example> ")) + "\n").References.Count);
        Assert.Equal(50, MailReaderTests.Read(("to", string.Join(", ", Enumerable.Range(0, 51).Select(n => $"a{n}@x.example")))).Recipients.Count);

        Assert.Empty(Warned(MailWords.MostOfFile, 1));
        Assert.Contains("was dropped", Assert.Single(Warned(MailWords.MostOfFile + 1, 1)), StringComparison.Ordinal);
        Assert.Empty(Warned(1, 30));
        Assert.Contains("30 files", Assert.Single(Warned(1, 31)), StringComparison.Ordinal);
        Assert.Equal(MailReader.MostText, MailWords.Of(MailReaderTests.Read(("text", new string('x', MailReader.MostText + 1))), "mail-x", false).Text.Length);

        static InboundMail Headers(string lines) => MailReaderTests.Read(("headers", lines));
        static IReadOnlyList<string> Warned(int length, int count)
        {
            var files = Enumerable.Range(0, count).Select(n => new MailFile($"f{n}", $"{n}.png", "image/png", length, new byte[length])).ToList();
            return [.. MailWords.Of(MailReader.Read(new MailForm { Fields = new Dictionary<string, byte[]> { ["text"] = "x"u8.ToArray() }, Files = files }), "mail-x", false).Report.Warnings.Where(w => w.Contains("dropped", StringComparison.Ordinal))];
        }
    }

    private static Submission Alert(string more) => AlertReader.Read(Encoding.UTF8.GetBytes($$"""{"id":"a","text":"t",{{more}}}"""));

    private static Submission Event(string more) => new AlertForm(AlertKind.CloudEvent).Read(Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"e","source":"/s","type":"t","data":{"id":"a","text":"t",{{more}} } }"""));
}
