namespace Satark.Places;

/// <summary>Which script a name is written in. Digits, spaces and full stops belong to every script.</summary>
internal static class Scripts
{
    /// <summary>True for a name in Devanagari alone.</summary>
    public static bool IsDevanagari(string name) => IsOf(name, c => c is >= '\u0900' and <= '\u097F');

    /// <summary>True for a name in Arabic script alone.</summary>
    public static bool IsArabic(string name) => IsOf(name, c => c is >= '\u0600' and <= '\u06FF');

    /// <summary>True where a letter of Devanagari or of Arabic script is among the name's.</summary>
    public static bool HasIndic(string name) => name.Any(c => c is (>= '\u0900' and <= '\u097F') or (>= '\u0600' and <= '\u06FF'));

    private static bool IsOf(string name, Func<char, bool> isLetter) =>
        name.Any(isLetter) && name.All(c => isLetter(c) || char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '\u200C' or '\u200D');
}
