using System.Xml.Linq;

namespace Satark.Support.Gateways;

/// <summary>A part of a call as it is heard.</summary>
/// <param name="Language">The voice's language.</param>
/// <param name="Text">The words.</param>
/// <param name="KeyUrl">Where a key goes that is pressed meanwhile; null where none is waited for.</param>
public sealed record Spoken(string Language, string Text, string? KeyUrl);

/// <summary>Reads TwiML as Twilio does (https://www.twilio.com/docs/voice/twiml): whatever it would stumble over throws.</summary>
public static class SpokenTwiML
{
    /// <summary>What is heard, in order. The document must end with a hang-up.</summary>
    public static IReadOnlyList<Spoken> Read(string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        Must(root.Name == "Response", "the root is Response");
        Must(root.Elements().LastOrDefault()?.Name == "Hangup", "a call that ends without a hang-up is billed on");
        var heard = new List<Spoken>();
        foreach (var verb in root.Elements())
        {
            switch (verb.Name.LocalName)
            {
                case "Say":
                    heard.Add(Say(verb, null));
                    break;
                case "Gather":
                    Must((string?)verb.Attribute("numDigits") == "1" && (string?)verb.Attribute("method") == "POST" && (string?)verb.Attribute("input") == "dtmf", "one key, posted");
                    var action = (string)verb.Attribute("action")!;
                    Must(Uri.TryCreate(action, UriKind.Absolute, out _), "the action is a whole address");
                    heard.AddRange(verb.Elements().Select(say => Say(say, action)));
                    break;
                default:
                    Must(verb.Name == "Hangup" && !verb.HasElements, $"no such verb: {verb.Name}");
                    break;
            }
        }

        return heard;
    }

    private static Spoken Say(XElement say, string? key)
    {
        Must(say.Name == "Say" && say.Value.Length is > 0 and <= 4096, "Say holds 1 to 4096 characters");
        var language = (string)say.Attribute("language")!;
        Must(language is "hi-IN" or "en-IN", $"language {language}");
        return new Spoken(language, say.Value, key);
    }

    private static void Must(bool holds, string rule)
    {
        if (!holds)
        {
            throw new InvalidOperationException("TwiML: " + rule);
        }
    }
}
