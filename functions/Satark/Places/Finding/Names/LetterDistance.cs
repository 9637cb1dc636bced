namespace Satark.Places.Finding.Names;

/// <summary>Typing errors: letters compared as they stand on the keyboard, not as they sound.</summary>
internal static class LetterDistance
{
    /// <summary>True when one letter left out, added, changed or swapped with the next makes one word of the other. The first letter must be right.</summary>
    public static bool IsOneSlip(ReadOnlySpan<char> word, ReadOnlySpan<char> name)
    {
        var same = word.CommonPrefixLength(name);
        if (same == 0 || Math.Abs(word.Length - name.Length) > 1)
        {
            return false;
        }

        var left = word[same..];
        var right = name[same..];
        if (left.Length != right.Length)
        {
            return left.Length > right.Length ? left[1..].SequenceEqual(right) : right[1..].SequenceEqual(left);
        }

        return left.Length == 0 || left[1..].SequenceEqual(right[1..])
            || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
    }
}
