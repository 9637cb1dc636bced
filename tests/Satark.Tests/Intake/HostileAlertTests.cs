using System.Text;
using Satark.Intake;

namespace Satark.Tests.Intake;

public sealed class HostileAlertTests
{
    [Fact]
    public void Deep_nesting_is_an_unreadable_body()
    {
        var deep = "{\"id\":\"a\",\"text\":\"t\",\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}";

        Assert.Equal("body", Assert.Single(AlertReader.Read(Encoding.UTF8.GetBytes(deep)).Errors).Key);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"id\":\"\\udc00\",\"text\":\"t\"}")]
    [InlineData("{\"id\":\"a\",\"text\":\"t\",\"type\":\"\\ud800\"}")]
    public void Half_a_character_is_an_unreadable_body_and_no_crash(string json)
    {
        Assert.Equal("body", Assert.Single(AlertReader.Read(Encoding.UTF8.GetBytes(json)).Errors).Key);
    }

    [Fact]
    public void Broken_utf8_is_an_unreadable_body_and_no_crash()
    {
        byte[] body = [.. "{\"id\":\"a\",\"text\":\""u8, 0xFF, 0xC0, 0xAF, .. "\"}"u8];

        Assert.Equal("body", Assert.Single(AlertReader.Read(body).Errors).Key);
    }

    [Fact]
    public void Of_a_name_that_stands_twice_one_is_taken()
    {
        var s = AlertReader.Read("""{"id":"a","id":"b","text":"t","text":"u"}"""u8.ToArray());

        Assert.Empty(s.Errors);
        Assert.Equal(("b", "u"), (s.Id, s.Report.Text));
    }

    [Fact]
    public void Numbers_beyond_all_measure_are_left_out()
    {
        var s = AlertReader.Read("""{"id":"a","text":"t","location":{"latitude":1e999,"longitude":-1e999}}"""u8.ToArray());

        Assert.Null(s.Report.Location);
        Assert.Equal(2, s.Warnings.Count);
    }

    [Fact]
    public void Lists_without_end_are_cut_and_raw_values_in_warnings_are_short()
    {
        var many = string.Join(',', Enumerable.Repeat("\"" + new string('z', 2_000) + "\"", 500));

        var s = AlertReader.Read(Encoding.UTF8.GetBytes($$$"""{"id":"a","text":"t","subject":{"ipAddresses":[{{{many}}}]}}"""));

        Assert.InRange(s.Warnings.Count, 50, 51);
        Assert.All(s.Warnings, w => Assert.True(w.Length < 600));
    }

    [Fact]
    public void Markup_control_characters_and_templates_are_kept_as_the_text_that_they_are()
    {
        const string Text = "<script>alert(1)</script> {{7*7}} ${x} \u202Eevil\u0000 '; DROP TABLE cases; --";

        var s = AlertReader.Read(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = "a", ["text"] = Text })));

        Assert.Equal(Text, s.Report.Text);
    }

    [Fact]
    public void Thirty_thousand_mangled_alerts_are_read_without_an_exception()
    {
        var whole = """{"id":"a-1","type":"self-harm","severity":"high","detectedAt":"2026-03-02T11:59:30+05:30","text":"w","subject":{"ipAddresses":["1.2.3.4"]},"location":{"latitude":25.7,"longitude":84},"media":["u"]}"""u8.ToArray();
        var random = new Random(7);
        int readable = 0, refused = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var mangled = (byte[])whole.Clone();
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                mangled[random.Next(mangled.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : "{}[],:\"0 \\nu"[random.Next(12)]);
            }

            var s = AlertReader.Read(mangled.AsMemory(0, random.Next(10) == 0 ? random.Next(mangled.Length) : mangled.Length));
            _ = s.Errors.Count == 0 ? readable++ : refused++;
        }

        Assert.True(readable > 2_000 && refused > 2_000, $"{readable} readable, {refused} refused");
    }
}
