using System.Text;
using Satark.Cases;
using Satark.Intake;

namespace Satark.Tests.Intake;

public sealed class AlertReaderTests
{
    private const string Whole = """
        {"id":"a-1","type":"self-harm","severity":"high","status":"exercise","action":"update","detectedAt":"2026-03-02T11:59:30+05:30","platform":"Instagram",
         "url":"https://posts.test/1","text":"words","language":"hi","reason":"none",
         "subject":{"handle":"@her","displayName":"Her","phone":"+91 90000 00000","email":"her@mail.test","profileLocation":"Ballia",
                    "ipAddresses":[{"address":"203.0.113.7","seenAt":"2026-03-02T06:00:00Z"},"2001:db8::1"]},
         "location":{"latitude":25.76,"longitude":84.15,"accuracyMetres":50,"text":"near the river"},
         "media":[{"url":"https://media.test/1.jpg","contentType":"image/jpeg"},"https://media.test/2.jpg"]}
        """;

    [Fact]
    public void Every_field_of_a_whole_alert_is_read()
    {
        var s = Read(Whole);

        Assert.Empty(s.Errors);
        Assert.Empty(s.Warnings);
        Assert.Equal(("a-1", CaseType.SelfHarm, Severity.High, CaseMode.Exercise, AlertAction.Update), (s.Id, s.Type, s.Severity, s.Mode, s.Action));
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 6, 29, 30, TimeSpan.Zero), "Instagram", "none"), (s.DetectedAt, s.Platform, s.Reason));
        Assert.Equal(("a-1", "https://posts.test/1", "words", "hi"), (s.Report.AlertId, s.Report.Url, s.Report.Text, s.Report.Language));
        Assert.Equal(("@her", "Her", "+91 90000 00000", "her@mail.test", "Ballia"), (s.Report.Subject.Handle, s.Report.Subject.DisplayName, s.Report.Subject.Phone, s.Report.Subject.Email, s.Report.Subject.ProfileLocation));
        Assert.Equal([new SeenAddress("203.0.113.7", new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero)), new SeenAddress("2001:db8::1", null)], s.Report.Subject.IpAddresses);
        Assert.Equal(new ReportedLocation(25.76, 84.15, 50, "near the river"), s.Report.Location);
        Assert.Equal([new ReportedMedia("https://media.test/1.jpg", "image/jpeg"), new ReportedMedia("https://media.test/2.jpg", null)], s.Report.Media);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "type", "\"type\":\"alien\"" }, { "type", "\"type\":7" }, { "severity", "\"severity\":\"huge\"" }, { "status", "\"status\":\"maybe\"" }, { "action", "\"action\":true" },
        { "detectedAt", "\"detectedAt\":\"yesterday\"" }, { "detectedAt", "\"detectedAt\":12" }, { "detectedAt", "\"detectedAt\":\"0001-01-01T00:00:00Z\"" },
        { "platform", "\"platform\":[]" }, { "url", "\"url\":{}" }, { "text", "\"text\":5" }, { "language", "\"language\":false" }, { "reason", "\"reason\":1" },
        { "subject", "\"subject\":\"her\"" }, { "subject.handle", "\"subject\":{\"handle\":1}" }, { "subject.displayName", "\"subject\":{\"displayName\":1}" },
        { "subject.phone", "\"subject\":{\"phone\":919000000000}" }, { "subject.email", "\"subject\":{\"email\":[]}" }, { "subject.profileLocation", "\"subject\":{\"profileLocation\":{}}" },
        { "subject.ipAddresses", "\"subject\":{\"ipAddresses\":\"1.2.3.4\"}" }, { "subject.ipAddresses", "\"subject\":{\"ipAddresses\":[\"not an address\"]}" },
        { "subject.ipAddresses", "\"subject\":{\"ipAddresses\":[{\"address\":null}]}" }, { "subject.ipAddresses.seenAt", "\"subject\":{\"ipAddresses\":[{\"address\":\"1.2.3.4\",\"seenAt\":\"x\"}]}" },
        { "location", "\"location\":7" }, { "location.latitude", "\"location\":{\"latitude\":91,\"longitude\":80}" }, { "location.longitude", "\"location\":{\"latitude\":25,\"longitude\":\"80\"}" },
        { "location", "\"location\":{\"latitude\":25}" }, { "location.accuracyMetres", "\"location\":{\"latitude\":25,\"longitude\":80,\"accuracyMetres\":-1}" }, { "location.text", "\"location\":{\"text\":1}" },
        { "media", "\"media\":{}" }, { "media", "\"media\":[7]" }, { "media", "\"media\":[{\"contentType\":\"image/png\"}]" }, { "media.url", "\"media\":[{\"url\":7}]" }, { "media.contentType", "\"media\":[{\"url\":\"u\",\"contentType\":7}]" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Of_a_life_risk_alert_a_bad_field_is_left_out_and_named_with_what_was_there(string field, string json)
    {
        var s = Read($$"""{"id":"a","severity":"critical","url":"https://posts.test/1","text":"words",{{json}}}""");

        Assert.True(s.LifeRisk);
        Assert.Empty(s.Errors);
        Assert.Contains(s.Warnings, w => w.StartsWith(field + ": ", StringComparison.Ordinal));
        Assert.Equal(s.Warnings, s.Report.Warnings);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Of_any_other_alert_it_is_refused_with_the_field_named(string field, string json)
    {
        var s = Read($$"""{"id":"a","type":"threat","severity":"medium","url":"https://posts.test/1","text":"words",{{json}}}""");

        if (field == "severity")
        {
            // Unknown severity reads as critical: then it is about a life, and lenient.
            Assert.True(s.LifeRisk);
            return;
        }

        Assert.False(s.LifeRisk);
        Assert.Contains(field, s.Errors.Keys);
        Assert.EndsWith(".", Assert.Single(s.Errors[field]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suicide-risk", "low", true)]
    [InlineData("self-harm", "low", true)]
    [InlineData("SUICIDE-RISK", "LOW", true)]
    [InlineData("threat", "critical", true)]
    [InlineData("threat", "high", false)]
    [InlineData("unheard-of", "critical", true)]
    [InlineData("unheard-of", "medium", false)]
    [InlineData("missing-person", "enormous", true)]
    public void What_is_about_a_life(string type, string severity, bool expected)
    {
        Assert.Equal(expected, Read($$"""{"id":"a","type":"{{type}}","severity":"{{severity}}","text":"t"}""").LifeRisk);
    }

    [Fact]
    public void A_missing_severity_reads_as_critical_and_a_missing_type_as_other()
    {
        var s = Read("""{"id":"a","text":"t"}""");

        Assert.Equal((CaseType.Other, Severity.Critical, CaseMode.Actual, AlertAction.Raise), (s.Type, s.Severity, s.Mode, s.Action));
        Assert.True(s.LifeRisk);
        Assert.Empty(s.Warnings);
    }

    [Theory]
    [InlineData("{\"type\":\"suicide-risk\",\"text\":\"t\"}", "id")]
    [InlineData("{\"id\":\"\",\"type\":\"suicide-risk\",\"text\":\"t\"}", "id")]
    [InlineData("{\"id\":\"  \",\"type\":\"suicide-risk\",\"text\":\"t\"}", "id")]
    [InlineData("{\"id\":null,\"type\":\"suicide-risk\",\"text\":\"t\"}", "id")]
    [InlineData("{\"id\":{},\"type\":\"suicide-risk\",\"text\":\"t\"}", "id")]
    [InlineData("{\"id\":\"a\",\"type\":\"suicide-risk\"}", "text")]
    [InlineData("{\"id\":\"a\",\"type\":\"suicide-risk\",\"text\":\"  \",\"url\":null,\"subject\":{}}", "text")]
    [InlineData("[]", "body")]
    [InlineData("", "body")]
    [InlineData("7", "body")]
    [InlineData("{\"id\":\"a\"", "body")]
    public void Without_id_or_content_or_readable_body_even_a_life_risk_alert_is_refused(string json, string field)
    {
        var error = Assert.Single(Read(json).Errors);

        Assert.Equal(field, error.Key);
        Assert.NotEmpty(Assert.Single(error.Value));
    }

    [Theory]
    [InlineData("\"url\":\"u\"")]
    [InlineData("\"subject\":{\"phone\":\"1234567\"}")]
    [InlineData("\"subject\":{\"ipAddresses\":[\"1.2.3.4\"]}")]
    public void One_of_text_url_and_subject_is_enough(string json)
    {
        Assert.Empty(Read($$"""{"id":"a","type":"suicide-risk",{{json}}}""").Errors);
    }

    [Fact]
    public void A_cancel_needs_nothing_but_its_id()
    {
        Assert.Empty(Read("""{"id":"a","action":"cancel","reason":"safe"}""").Errors);
    }

    [Fact]
    public void An_id_is_kept_to_the_letter_up_to_255_characters_and_may_be_a_number()
    {
        Assert.Equal(new string('x', 255), Read($$"""{"id":"{{new string('x', 255)}}","text":"t"}""").Id);
        Assert.Null(Read($$"""{"id":"{{new string('x', 256)}}","text":"t"}""").Id);
        Assert.Equal("12345678901234567890", Read("""{"id":12345678901234567890,"text":"t"}""").Id);
        Assert.Equal(" a ", Read("""{"id":" a ","text":"t"}""").Id);
    }

    [Fact]
    public void What_is_too_long_is_cut_with_a_warning_and_never_in_the_middle_of_a_character()
    {
        var s = Read($$"""{"id":"a","text":"{{new string('x', 99_999)}}\ud83d\ude00 and more"}""");

        Assert.Equal(99_999, s.Report.Text!.Length);
        Assert.StartsWith("text: has 100010 characters", Assert.Single(s.Warnings), StringComparison.Ordinal);
        Assert.Empty(s.Errors);
    }

    private static Submission Read(string json) => AlertReader.Read(Encoding.UTF8.GetBytes(json));
}
