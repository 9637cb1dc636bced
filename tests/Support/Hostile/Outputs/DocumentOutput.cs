using System.Text.Json;
using System.Xml;

namespace Satark.Support.Hostile.Outputs;

/// <summary>Looks through what leaves for a machine to read: XML (CAP, TwiML) and JSON.</summary>
public static class DocumentOutput
{
    /// <summary>What is wrong with an XML document: it does not read, has a DTD, or has elements and attributes that ours never have.</summary>
    /// <param name="xml">The document.</param>
    /// <param name="elements">The elements that it may have.</param>
    public static IReadOnlyList<string> XmlFaults(string xml, params string[] elements)
    {
        var faults = new List<string>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = true });
            while (reader.Read())
            {
                var hostile = reader.NodeType != XmlNodeType.Text && reader.Value.Contains(HostileWords.Needle, StringComparison.OrdinalIgnoreCase);
                if (hostile || (reader.NodeType == XmlNodeType.Element && !elements.Contains(reader.LocalName)) || reader.NodeType is XmlNodeType.EntityReference or XmlNodeType.ProcessingInstruction)
                {
                    faults.Add($"a {reader.NodeType} {reader.Name} was born");
                }

                while (reader.NodeType == XmlNodeType.Element && reader.MoveToNextAttribute())
                {
                    if (reader.Value.Contains(HostileWords.Needle, StringComparison.OrdinalIgnoreCase) || reader.Name.Contains(HostileWords.Needle, StringComparison.OrdinalIgnoreCase))
                    {
                        faults.Add($"an attribute {reader.Name} was born");
                    }
                }
            }
        }
        catch (XmlException error)
        {
            faults.Add($"it does not read: {error.Message}");
        }

        return faults;
    }

    /// <summary>What is wrong with a JSON document: it does not read, a name stands twice in it or came from outside, a text in it is no text, or markup stands in it as it is.</summary>
    public static IReadOnlyList<string> JsonFaults(ReadOnlyMemory<byte> json)
    {
        var faults = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Look(document.RootElement, faults);
        }
        catch (JsonException error)
        {
            faults.Add($"it does not read: {error.Message}");
        }

        if (json.Span.IndexOf("<script"u8) >= 0)
        {
            faults.Add("markup stands in it as it is: whoever takes it for a page runs it");
        }

        return faults;
    }

    private static void Look(JsonElement element, List<string> faults)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name.Contains(HostileWords.Needle, StringComparison.OrdinalIgnoreCase) || property.Name == "admin")
                {
                    faults.Add($"a name '{property.Name}' was born");
                }

                Look(property.Value, faults);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Look(item, faults);
            }
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            try
            {
                _ = element.GetString();
            }
            catch (InvalidOperationException)
            {
                faults.Add("a text is half a character");
            }
        }
    }
}
