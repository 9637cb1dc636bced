namespace Satark.Places.Import;

/// <summary>What is wrong with an official list, and where, so that whoever keeps the list can put it right.</summary>
/// <param name="Line">The line, counted from 1, on which the row or feature begins.</param>
/// <param name="What">What is wrong, in words, and what to do where that does not follow.</param>
public sealed record ImportFault(int Line, string What)
{
    /// <summary>What the row or feature calls itself, or null.</summary>
    public string? Of { get; init; }

    /// <summary>True for what only deserves a look: the row or feature is taken all the same.</summary>
    public bool IsRemark { get; init; }

    /// <summary>As it is said to whoever imports: line, name, what.</summary>
    public override string ToString() => $"{Line}: {(Of is null ? "" : $"{Of}: ")}{(IsRemark ? "note: " : "")}{What}";
}
