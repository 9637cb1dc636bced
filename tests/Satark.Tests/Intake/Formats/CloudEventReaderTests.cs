using System.Text;
using System.Text.Json;
using Satark.Cases;
using Satark.Intake;
using Satark.Intake.Formats;

namespace Satark.Tests.Intake.Formats;

public sealed class CloudEventReaderTests
{
    private const string Life = """{"id":"a-1","type":"suicide-risk","severity":"high","text":"words","subject":{"handle":"her"}}""";
    private const string NoId = """{"type":"suicide-risk","text":"words"}""";

    [Fact]
    public void In_structured_mode_the_data_is_the_alert_and_its_id_the_key()
    {
        var s = Structured($$"""{"specversion":"1.0","id":"e-7","source":"/safety","type":"org.example.alert","time":"2026-03-02T11:59:00Z","data":{{Life}} }""");

        Assert.Empty(s.Errors);
        Assert.Empty(s.Warnings);
        Assert.Equal(("a-1", CaseType.SuicideRisk, Severity.High, "words", "her"), (s.Id, s.Type, s.Severity, s.Report.Text, s.Report.Subject.Handle));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 11, 59, 0, TimeSpan.Zero), s.DetectedAt);
    }

    [Fact]
    public void Without_an_id_of_the_data_source_and_id_of_the_event_are_the_key()
    {
        Assert.Equal("/safety e-7", Structured($$"""{"specversion":"1.0","id":"e-7","source":"/safety","type":"t","data":{{NoId}} }""").Id);
        Assert.Equal("/safety e-7", Binary(NoId, ("specversion", "1.0"), ("id", "e-7"), ("source", "/safety"), ("type", "t")).Id);
    }

    [Fact]
    public void Without_any_it_is_an_error_that_says_what_to_give()
    {
        foreach (var s in new[] { Structured($$"""{"specversion":"1.0","id":"e-7","type":"t","data":{{NoId}} }"""), Binary(NoId, ("specversion", "1.0"), ("source", "/safety"), ("type", "t")) })
        {
            Assert.Contains("source and id", s.Errors["id"][0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void In_binary_mode_the_body_is_the_alert_and_no_header_changes_what_it_says()
    {
        var s = Binary(Life, ("specversion", "1.0"), ("id", "e-7"), ("source", "/safety"), ("type", "test"), ("time", "2026-03-02T11:59:00Z"));

        Assert.Empty(s.Errors);
        Assert.Equal(("a-1", CaseType.SuicideRisk, CaseMode.Actual), (s.Id, s.Type, s.Mode));
        Assert.NotNull(s.DetectedAt);
    }

    [Fact]
    public void The_data_may_be_a_CAP_message_in_either_mode()
    {
        const string Cap = """<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>m-1</identifier><info><event>Suicide</event><description>x</description></info></alert>""";
        var attributes = """ "specversion":"1.0","id":"e-7","source":"/safety","type":"t","datacontenttype":"application/cap+xml" """;

        var told = new[]
        {
            Structured($$"""{ {{attributes}},"data":{{JsonSerializer.Serialize(Cap)}} }"""),
            Structured($$"""{ {{attributes}},"data_base64":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Cap))}}" }"""),
            new AlertForm(AlertKind.Cap, Frame(("specversion", "1.0"), ("id", "e-7"), ("source", "/safety"), ("type", "t"))).Read(Encoding.UTF8.GetBytes(Cap)),
        };

        Assert.All(told, s => Assert.Equal(("m-1", CaseType.SuicideRisk, 0), (s.Id, s.Type, s.Errors.Count)));
        Assert.Equal("/safety e-7", Structured($$"""{ {{attributes}},"data":{{JsonSerializer.Serialize(Cap.Replace("<identifier>m-1</identifier>", "", StringComparison.Ordinal))}} }""").Id);
    }

    [Fact]
    public void Data_in_base64_is_read_like_any()
    {
        Assert.Equal("a-1", Structured($$"""{"specversion":"1.0","id":"e-7","source":"/s","type":"t","data_base64":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Life))}}"}""").Id);
    }

    [Fact]
    public void Attributes_that_are_wrong_cost_a_warning_where_a_life_is_at_stake_and_the_request_where_none_is()
    {
        const string Calm = """{"id":"a-1","type":"threat","severity":"low","text":"words"}""";

        var life = Structured($$"""{"specversion":"0.3","id":"e-7","source":"/s","data":{{Life}} }""");
        var calm = Structured($$"""{"specversion":"0.3","id":"e-7","source":"/s","data":{{Calm}} }""");

        Assert.Empty(life.Errors);
        Assert.Equal(2, life.Warnings.Count);
        Assert.Equal(["specversion", "type"], calm.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[]", "body")]
    [InlineData("nothing", "body")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","type":"t"}""", "data")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","type":"t","data":7}""", "data")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","type":"t","data_base64":"&"}""", "data")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","type":"t","data":"words"}""", "body")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","type":"t","datacontenttype":"text/plain","data":"words"}""", "datacontenttype")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","type":"t","data":{"id":"a","text":"\ud800"}}""", "body")]
    [InlineData("""{"specversion":"1.0","id":"\ud800","source":"/s","type":"t","data":{"id":"a","text":"t"}}""", "body")]
    public void What_holds_no_alert_is_refused_by_the_name_of_what_is_wrong(string json, string field) => Assert.Equal(field, Assert.Single(Structured(json).Errors).Key);

    [Fact]
    public void A_body_that_was_kept_is_known_again()
    {
        Assert.Equal(AlertKind.Json, AlertForm.Guess(Encoding.UTF8.GetBytes(Life)).Kind);
        Assert.Equal(AlertKind.Cap, AlertForm.Guess("\uFEFF <alert/>"u8.ToArray()).Kind);
        Assert.Equal(AlertKind.CloudEvent, AlertForm.Guess(Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","data":{{Life}} }""")).Kind);
        Assert.Equal(AlertKind.Json, AlertForm.Guess(new byte[] { 0xFF, 0x00 }).Kind);
    }

    private static Submission Structured(string json) => new AlertForm(AlertKind.CloudEvent).Read(Encoding.UTF8.GetBytes(json));

    private static Submission Binary(string json, params (string Name, string Value)[] attributes) => new AlertForm(AlertKind.Json, Frame(attributes)).Read(Encoding.UTF8.GetBytes(json));

    private static Dictionary<string, string> Frame(params (string Name, string Value)[] attributes) => attributes.ToDictionary(a => a.Name, a => a.Value);
}
