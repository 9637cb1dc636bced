using System.Text;
using System.Xml;
using Satark.Notifications.Templates;

namespace Satark.Http.Voice;

/// <summary>Writes what is said next as TwiML (https://www.twilio.com/docs/voice/twiml).</summary>
public static class TwiML
{
    /// <summary>The content type of TwiML.</summary>
    public const string ContentType = "text/xml; charset=utf-8";

    private const string WaitSeconds = "5";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>
    /// The turn as UTF-8: each time in Hindi, then in English. What asks is said twice, each time a key stops it; without any key the call ends with a word.
    /// </summary>
    /// <param name="turn">What is said.</param>
    /// <param name="action">Where a key goes.</param>
    public static byte[] Write(VoiceTurn turn, Uri action)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return Write(xml =>
        {
            if (turn.Words is { } words)
            {
                Say(xml, words);
            }

            if (turn is { Asks: true, Asking: { } asking })
            {
                Gather(xml, asking, action);
                Gather(xml, asking, action);
                Say(xml, SpokenCall.NoKey);
            }

            xml.WriteStartElement("Hangup");
            xml.WriteEndElement();
        });
    }

    /// <summary>An answer to a text message; nothing is sent where there is no text.</summary>
    public static byte[] Message(string? text) => Write(xml =>
    {
        if (text is not null)
        {
            xml.WriteElementString("Message", Plain(text));
        }
    });

    private static byte[] Write(Action<XmlWriter> body)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("Response");
            body(xml);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Gather(XmlWriter xml, SpokenWords words, Uri action)
    {
        xml.WriteStartElement("Gather");
        xml.WriteAttributeString("input", "dtmf");
        xml.WriteAttributeString("numDigits", "1");
        xml.WriteAttributeString("timeout", WaitSeconds);
        xml.WriteAttributeString("action", action.AbsoluteUri);
        xml.WriteAttributeString("method", "POST");
        Say(xml, words);
        xml.WriteEndElement();
    }

    // XML cannot hold every character, not even escaped: a call without one of them is better than no call.
    private static string Plain(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));

    private static void Say(XmlWriter xml, SpokenWords words)
    {
        foreach (var (language, text) in new[] { ("hi-IN", words.Hindi), ("en-IN", words.English) })
        {
            xml.WriteStartElement("Say");
            xml.WriteAttributeString("language", language);
            xml.WriteString(Plain(text));
            xml.WriteEndElement();
        }
    }
}
