namespace Satark.Roster.Sheets;

/// <summary>What is wrong with a line of a roster sheet, and what to do.</summary>
/// <param name="Line">The line, counted from 1, on which the row begins.</param>
/// <param name="Column">Which cell, or null: the row.</param>
/// <param name="What">A sentence.</param>
public sealed record SheetFault(int Line, string? Column, string What)
{
    /// <summary>As it is said to whoever imports.</summary>
    public override string ToString() => Column is null ? $"line {Line}: {What}" : $"line {Line}, {Column}: {What}";
}
