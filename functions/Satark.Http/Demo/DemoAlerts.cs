using System.Globalization;
using System.Text.Json;

namespace Satark.Http.Demo;

/// <summary>Invented alerts, for newcomers to try with. No post, person or account of these exists.</summary>
public static class DemoAlerts
{
    private static readonly (string Platform, string Handle, string Name, string Text, string? Place)[] Invented =
    [
        ("Sample Platform", "riverside_evening", "R. (invented)", "I have said goodbye to everyone. Tonight I will not be here any more. I am in Ballia, near the river.", null),
        ("Sample Platform", "chai.and.rain", "S. (invented)", "अब और नहीं सहा जाता। सब ख़त्म करने जा रहा हूँ। प्रयागराज में हूँ, किसी को मत ढूँढना।", null),
        ("Sample Platform", "quiet.rooftop", "M. (invented)", "ab bas. sab ko sorry. aaj raat aakhri raat hai, gorakhpur", null),
        ("Sample Platform", "last.bus.home", "A. (invented)", "I can not do this another day. Please look after my mother.", "Lucknow"),
        ("Sample Platform", "platform.three", "V. (invented)", "मेरा जन्म बलिया में हुआ, अब नासिक रोड स्टेशन पर बैठा हूँ। सबको आख़िरी सलाम।", "Ballia"),
        ("Sample Platform", "bypass.at.night", "K. (invented)", "unnao bypass ke paas khada hu, ab aur nahi. ghar ka number 9876543210, unhe mat batana", "Kanpur"),
    ];

    /// <summary>The body of invented alert number <paramref name="n"/>.</summary>
    public static byte[] Body(string id, int n, DateTimeOffset now)
    {
        var (platform, handle, name, text, place) = Invented[Math.Abs(n) % Invented.Length];
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("type", "suicide-risk");
            json.WriteString("severity", "critical");
            json.WriteString("detectedAt", now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            json.WriteString("platform", platform);
            json.WriteString("url", $"https://sample.example/{handle}/{id}");
            json.WriteString("text", text);
            json.WriteStartObject("subject");
            json.WriteString("handle", $"{handle}.{id}");
            json.WriteString("displayName", name);
            if (place is not null)
            {
                json.WriteString("profileLocation", place);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>
    /// A line for a shell that signs and sends the same kind of alert, with nothing but openssl and curl. Its id holds the
    /// time, so that each run is a new alert.
    /// </summary>
    public static string Curl(string url, string keyId, string key)
    {
        const string Body = """{"id":"demo-'$T'","type":"suicide-risk","severity":"critical","platform":"Sample Platform","url":"https://sample.example/shell/'$T'","text":"I have said goodbye to everyone. I am in Ballia, near the river.","subject":{"handle":"shell.'$T'"}}""";
        return $"T=$(date +%s); B='{Body}'; "
            + $"S=$(printf '%s.%s' \"$T\" \"$B\" | openssl dgst -sha256 -hmac '{key}' | sed 's/^.* //'); "
            + $"curl -sS '{url}' -H 'Content-Type: application/json' -H \"Satark-Signature: key={keyId}, t=$T, v1=$S\" --data-raw \"$B\"";
    }
}
