using System.Globalization;

namespace Satark.Functions.Language;

/// <summary>A text as AI Language may be asked about it.</summary>
/// <param name="Text">The text, perhaps cut.</param>
/// <param name="Elements">How many text elements it has.</param>
internal sealed record LanguageDocument(string Text, int Elements)
{
    /// <summary>The service's limit of a document, in text elements (https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits).</summary>
    public const int MostElements = 5120;

    // One element may hold any number of marks; a document of these alone must not fill a request of 1 MB.
    private const int MostChars = 40_000;
    private const int ElementsPerRecord = 1000;

    /// <summary>What the service charges for it: text records of a thousand text elements, begun ones whole.</summary>
    public int Records => (Elements + ElementsPerRecord - 1) / ElementsPerRecord;

    /// <summary>At most so many bytes of a request: JSON escapes a character with six.</summary>
    public int Bytes => (Text.Length * 6) + 128;

    /// <summary>The text up to the limit, never cut inside of an element; null where nothing is left to ask about.</summary>
    public static LanguageDocument? Of(string text)
    {
        var (length, elements) = (0, 0);
        while (length < text.Length && elements < MostElements)
        {
            var next = StringInfo.GetNextTextElementLength(text.AsSpan(length));
            if (length + next > MostChars)
            {
                break;
            }

            length += next;
            elements++;
        }

        return string.IsNullOrWhiteSpace(text[..length]) ? null : new LanguageDocument(text[..length], elements);
    }
}
