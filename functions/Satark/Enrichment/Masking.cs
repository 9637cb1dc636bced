using System.Collections.Immutable;
using System.Text;

namespace Satark.Enrichment;

/// <summary>A piece of a text that is hidden in its masked copy.</summary>
/// <param name="Start">Where its stand-in starts in the masked text, in UTF-16 code units.</param>
/// <param name="Length">How long the stand-in is.</param>
/// <param name="Kind">What is hidden.</param>
/// <param name="OriginalStart">Where the hidden piece starts in the text as given.</param>
/// <param name="OriginalLength">How long it is there: with it positions in the one text are turned into positions in the other.</param>
public readonly record struct MaskedSegment(int Start, int Length, PersonalDataKind Kind, int OriginalStart, int OriginalLength);

/// <summary>A copy of a text in which personal data is hidden.</summary>
/// <param name="Text">The copy.</param>
/// <param name="Segments">What is hidden in it, in the order of the text.</param>
public sealed record MaskedText(string Text, ImmutableArray<MaskedSegment> Segments);

/// <summary>Hides personal data in a text. What stands in for it has one length a kind, so that the length of a name or an account tells nothing.</summary>
public static class Masking
{
    private const string Dots = "••••";
    private const int DigitsKept = 2;

    /// <summary>The text with all its personal data hidden; null counts as empty.</summary>
    public static MaskedText Apply(string? text) => Apply(text, PersonalDataFinder.Find(text));

    /// <summary>
    /// The text with the marked pieces hidden. Of a telephone number the last two digits stay, so that an officer can tell two numbers apart; of all else
    /// nothing stays. Null counts as empty.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">What to hide, as <see cref="PersonalDataFinder.Find"/> gives it: in the order of the text, without overlap.</param>
    /// <exception cref="ArgumentException">A mark lies outside the text, is empty, or begins before the one before ends.</exception>
    public static MaskedText Apply(string? text, ImmutableArray<PersonalData> marks)
    {
        text ??= "";
        var masked = new StringBuilder(text.Length);
        var segments = ImmutableArray.CreateBuilder<MaskedSegment>(marks.Length);
        var done = 0;
        foreach (var mark in marks)
        {
            if (mark.Start < done || mark.Length < 1 || mark.Length > text.Length - mark.Start)
            {
                throw new ArgumentException("The marks are not those of this text.", nameof(marks));
            }

            masked.Append(text, done, mark.Start - done);
            var start = masked.Length;
            masked.Append(Dots);
            if (mark.Kind == PersonalDataKind.Phone)
            {
                masked.Append(LastDigits(text.AsSpan(mark.Start, mark.Length)));
            }

            segments.Add(new MaskedSegment(start, masked.Length - start, mark.Kind, mark.Start, mark.Length));
            done = mark.End;
        }

        return new MaskedText(masked.Append(text, done, text.Length - done).ToString(), segments.DrainToImmutable());
    }

    // As they are written, in any script; spaces between them go.
    private static string LastDigits(ReadOnlySpan<char> number)
    {
        Span<char> kept = stackalloc char[DigitsKept];
        var left = DigitsKept;
        for (var i = number.Length - 1; i >= 0 && left > 0; i--)
        {
            if (DigitRun.ValueOf(number[i]) >= 0)
            {
                kept[--left] = number[i];
            }
        }

        return kept[left..].ToString();
    }
}
