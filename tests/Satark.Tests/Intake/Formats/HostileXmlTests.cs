using System.Text;
using Satark.Intake;
using Satark.Intake.Formats;

namespace Satark.Tests.Intake.Formats;

public sealed class HostileXmlTests
{
    private const string Ok = "<identifier>m</identifier><status>Actual</status><info><severity>Extreme</severity><description>x</description></info>";

    [Theory]
    [InlineData("<!DOCTYPE alert [<!ENTITY a \"b\">]><alert>&a;</alert>", "<!DOCTYPE")]
    [InlineData("<!DOCTYPE alert SYSTEM \"http://127.0.0.1:1/x.dtd\"><alert/>", "<!DOCTYPE")]
    [InlineData("<!DOCTYPE alert [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><alert/>", "<!DOCTYPE")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><alert>&c;</alert>", "<!DOCTYPE")]
    [InlineData("<alert>&nbsp;</alert>", "entities")]
    [InlineData("<alert>&xxe;</alert>", "entities")]
    [InlineData("<alert>&#0;</alert>", "well-formed")]
    [InlineData("<alert>&#xD800;</alert>", "well-formed")]
    [InlineData("<alert>", "well-formed")]
    [InlineData("<alert></alert><alert></alert>", "well-formed")]
    [InlineData("<alert a='1' a='2'/>", "well-formed")]
    [InlineData("", "well-formed")]
    [InlineData("{\"id\":\"a\"}", "well-formed")]
    [InlineData("<html/>", "root element")]
    public void What_is_no_safe_message_is_an_unreadable_body_that_says_what_to_do(string xml, string said)
    {
        var error = Assert.Single(Read(xml).Errors);

        Assert.Equal("body", error.Key);
        Assert.Contains(said, error.Value[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_elements_and_characters_have_their_limits()
    {
        Assert.Empty(Read($"<alert>{Ok}{Nested(10)}</alert>").Errors);
        Assert.Contains("16 deep", Read($"<alert>{Ok}{Nested(20)}</alert>").Errors["body"][0], StringComparison.Ordinal);
        Assert.Contains("16 deep", Read($"<alert>{Ok}{Nested(20_000)}</alert>").Errors["body"][0], StringComparison.Ordinal);
        Assert.Contains("5000 elements", Read($"<alert>{Ok}{string.Concat(Enumerable.Repeat("<x/>", 6_000))}</alert>").Errors["body"][0], StringComparison.Ordinal);
        Assert.Contains("body", Read($"<alert>{Ok}<x>{new string('x', 600_000)}</x></alert>").Errors.Keys);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<x>", depth)) + string.Concat(Enumerable.Repeat("</x>", depth));
    }

    [Fact]
    public void Long_keys_texts_and_lists_are_cut_as_everywhere()
    {
        Assert.Contains("id", Read($"<alert><identifier>{new string('i', 2_000)}</identifier><info><description>x</description></info></alert>").Errors.Keys);
        var s = Read($"<alert>{Ok}<info><description>{new string('x', 150_000)}</description>{string.Concat(Enumerable.Repeat("<parameter><valueName>ip-address</valueName><value>1.2.3.4</value></parameter>", 300))}</info></alert>");
        Assert.Empty(s.Errors);
        Assert.Equal(100_000, s.Report.Text!.Length);
        Assert.Single(s.Report.Subject.IpAddresses);
    }

    [Fact]
    public void Broken_utf8_is_an_unreadable_body()
    {
        byte[] body = [.. "<alert><identifier>"u8, 0xFF, 0xC0, 0xAF, .. "</identifier></alert>"u8];

        Assert.Contains("UTF-8", Assert.Single(new AlertForm(AlertKind.Cap).Read(body).Errors).Value[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_in_character_data_is_kept_as_the_text_that_it_is()
    {
        var s = Read("<alert><identifier>m</identifier><info><description><![CDATA[<script>alert(1)</script>]]> &lt;b&gt; <!-- gone --> </description></info></alert>");

        Assert.Equal("<script>alert(1)</script> <b>", s.Report.Text);
    }

    private static Submission Read(string xml) => new AlertForm(AlertKind.Cap).Read(Encoding.UTF8.GetBytes(xml));
}
