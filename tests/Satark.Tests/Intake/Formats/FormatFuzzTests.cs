using System.Text;
using Satark.Intake.Formats;

namespace Satark.Tests.Intake.Formats;

/// <summary>Mangled messages in every form: read or refused, never an exception. With <c>SATARK_LONG=1</c> a million of each.</summary>
public sealed class FormatFuzzTests
{
    private const string Json = """{"id":"a-1","type":"self-harm","severity":"high","detectedAt":"2026-03-02T11:59:30+05:30","text":"अलविदा","subject":{"ipAddresses":["1.2.3.4"]},"location":{"latitude":25.7,"longitude":84},"media":["u"]}""";
    private const string Cap = """<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>m-1</identifier><sent>2026-03-02T11:59:00+05:30</sent><status>Actual</status><msgType>Update</msgType><references>p,m-0,2026-03-02T11:50:00+05:30</references><info><event>Suicide</event><severity>Severe</severity><description>अलविदा &amp; &#x2014;</description><parameter><valueName>ip-address</valueName><value>1.2.3.4 2026-03-02T11:59:00Z</value></parameter><resource><uri>u</uri></resource><area><areaDesc>Ballia</areaDesc><circle>25.7,84.1 2</circle><polygon>25,84 25,85 26,85 25,84</polygon></area></info></alert>""";
    private static readonly string Event = $$"""{"specversion":"1.0","id":"e-7","source":"/safety","type":"t","time":"2026-03-02T11:59:00Z","data":{{Json}} }""";
    private static readonly string[] Names = ["id", "source", "type", "specversion", "time"];
    private static readonly int Inputs = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 1_000_000 : 4_000;

    [Theory]
    [InlineData(AlertKind.Json)]
    [InlineData(AlertKind.Cap)]
    [InlineData(AlertKind.CloudEvent)]
    public void Whatever_comes_is_read_or_refused(AlertKind kind)
    {
        var whole = Encoding.UTF8.GetBytes(kind switch { AlertKind.Cap => Cap, AlertKind.CloudEvent => Event, _ => Json });
        var spice = kind == AlertKind.Cap ? "<>/&;!\"'[]= -?:x\0\uFFFE" : "{}[],:\"0 \\nu";
        var random = new Random(11 + (int)kind);
        var form = new AlertForm(kind);
        int read = 0, refused = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var body = Mangled(whole, spice, random);
            var s = form.Read(body);
            _ = s.Errors.Count == 0 ? read++ : refused++;
            _ = AlertForm.Guess(body).Read(body);
            _ = RawText.Of(body);
        }

        Assert.True(read > Inputs / 50 && refused > Inputs / 50, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Whatever_headers_say_of_a_binary_event_it_is_read_or_refused()
    {
        var random = new Random(5);
        var body = Encoding.UTF8.GetBytes(Json.Replace("\"id\":\"a-1\",", "", StringComparison.Ordinal));
        int read = 0, refused = 0;
        for (var i = 0; i < Inputs / 2; i++)
        {
            var attributes = Names.Where(_ => random.Next(6) > 0).ToDictionary(name => name, _ => Noise(random));
            _ = new AlertForm(AlertKind.Json, attributes).Read(body).Errors.Count == 0 ? read++ : refused++;
        }

        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused");
    }

    private static byte[] Mangled(byte[] whole, string spice, Random random)
    {
        var body = (byte[])whole.Clone();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            body[random.Next(body.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : spice[random.Next(spice.Length)]);
        }

        return random.Next(8) switch
        {
            0 => body[..random.Next(body.Length)],
            1 => [.. body[..random.Next(body.Length)], .. body[random.Next(body.Length)..]],
            2 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
            _ => body,
        };
    }

    private static string Noise(Random random) => string.Create(random.Next(1, 40), random, static (span, r) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)(r.Next(4) == 0 ? r.Next(0x20, 0x10000) : r.Next(0x20, 0x7F));
        }
    });
}
