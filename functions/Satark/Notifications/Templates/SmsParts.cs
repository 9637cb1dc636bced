namespace Satark.Notifications.Templates;

/// <summary>Counts the parts in which a text travels (3GPP TS 23.038 and 23.040): each part is paid and may arrive alone.</summary>
public static class SmsParts
{
    private const string Gsm7 =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Gsm7Extension = "\f^{}\\[~]|€";
    private const int Gsm7Single = 160, Gsm7Each = 153, Ucs2Single = 70, Ucs2Each = 67;

    /// <summary>Whether the text fits the seven-bit alphabet; a single other character makes all of it UCS-2.</summary>
    public static bool IsGsm7(string text) => text.All(ch => Gsm7.Contains(ch) || Gsm7Extension.Contains(ch));

    /// <summary>How many parts; 0 for an empty text.</summary>
    public static int Count(string text)
    {
        var gsm7 = IsGsm7(text);
        var sizes = gsm7
            ? text.Select(ch => Gsm7Extension.Contains(ch) ? 2 : 1).ToList()
            : text.EnumerateRunes().Select(rune => rune.Utf16SequenceLength).ToList();
        var (single, each) = gsm7 ? (Gsm7Single, Gsm7Each) : (Ucs2Single, Ucs2Each);
        if (sizes.Sum() <= single)
        {
            return sizes.Count == 0 ? 0 : 1;
        }

        // An escape pair or a surrogate pair is never cut in two: it goes to the next part as a whole.
        int parts = 1, used = 0;
        foreach (var size in sizes)
        {
            if (used + size > each)
            {
                parts++;
                used = 0;
            }

            used += size;
        }

        return parts;
    }
}
