using System.Globalization;
using System.Text;
using System.Xml;

namespace Satark.Intake.Formats;

/// <summary>
/// An element of an XML document that was read within limits: no DTD and so no entity of its own, nothing is fetched, at most
/// <see cref="MostDepth"/> deep, <see cref="MostParts"/> elements and <see cref="MostCharacters"/> characters.
/// </summary>
/// <param name="Name">The name without its prefix.</param>
/// <param name="Space">The namespace.</param>
internal sealed record XmlPart(string Name, string Space)
{
    /// <summary>CAP nests five deep; the rest is room for extensions.</summary>
    public const int MostDepth = 16;

    /// <summary>Elements of one document.</summary>
    public const int MostParts = 5_000;

    /// <summary>Characters of one document: more than the route lets in.</summary>
    public const int MostCharacters = 512 * 1024;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        MaxCharactersInDocument = MostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
        ConformanceLevel = ConformanceLevel.Document,
    };

    /// <summary>Its own text, trimmed; empty where there is none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The elements in it.</summary>
    public List<XmlPart> Parts { get; } = [];

    /// <summary>All elements in it of this name.</summary>
    public IEnumerable<XmlPart> All(string name) => Parts.Where(p => p.Name == name);

    /// <summary>The text of the first element of this name that has any, or null.</summary>
    public string? Of(string name) => All(name).FirstOrDefault(p => p.Text.Length > 0)?.Text;

    /// <summary>Reads a document; null with the fault, in words for its sender, where it is none.</summary>
    public static XmlPart? TryRead(ReadOnlySpan<byte> body, out string fault)
    {
        fault = "";
        if (RawText.StrictOf(body) is not { } text)
        {
            fault = "The body is not valid UTF-8. Send XML in UTF-8.";
            return null;
        }

        // The reader would refuse it too, in words that help less.
        if (text.Contains("<!DOCTYPE", StringComparison.Ordinal) || text.Contains("<!ENTITY", StringComparison.Ordinal))
        {
            fault = "A document type declaration (DTD) or entity is never read. Send the message without <!DOCTYPE …>, with characters as they are or as &#…;.";
            return null;
        }

        try
        {
            using var characters = new StringReader(text);
            using var reader = XmlReader.Create(characters, Safe);
            return Read(reader, out fault);
        }
        catch (XmlException error)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"The body is not well-formed XML without entities (line {error.LineNumber}, character {error.LinePosition}).");
            return null;
        }
    }

    private static XmlPart? Read(XmlReader reader, out string fault)
    {
        var open = new Stack<(XmlPart Part, StringBuilder Text)>();
        XmlPart? root = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MostParts || reader.Depth >= MostDepth)
                    {
                        fault = string.Create(CultureInfo.InvariantCulture, $"The message may have {MostParts} elements, {MostDepth} deep.");
                        return null;
                    }

                    var part = new XmlPart(reader.LocalName, reader.NamespaceURI);
                    root ??= part;
                    if (open.Count > 0)
                    {
                        open.Peek().Part.Parts.Add(part);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push((part, new StringBuilder()));
                    }

                    break;
                case XmlNodeType.EndElement:
                    var (closed, words) = open.Pop();
                    closed.Text = words.ToString().Trim();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Text.Append(reader.Value);
                    break;
                default:
                    break;
            }
        }

        fault = root is null ? "The body holds no element." : "";
        return root;
    }
}
