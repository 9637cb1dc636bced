namespace Satark.Roster.Sheets;

/// <summary>What is wrong with a line of a roster sheet, and what to do.</summary>
/// <param name="Line">The line, counted from 1, on which the row begins.</param>
/// <param name="Column">Which cell, or null: the row.</param>
/// <param name="What">A sentence.</param>
public sealed record SheetFault(int Line, string? Column, string What)
{
    private const int Most = 400;

    /// <summary>As it is said to whoever imports, on a terminal: what it quotes of the sheet steers nothing there.</summary>
    public override string ToString() => Column is null ? $"line {Line}: {Plain(What)}" : $"line {Line}, {Column}: {Plain(What)}";

    private static string Plain(string what) =>
        string.Concat((what.Length > Most ? what[..Most] + "…" : what).EnumerateRunes().Select(rune => (RosterSheet.IsInvisible(rune) ? System.Text.Rune.ReplacementChar : rune).ToString()));
}
