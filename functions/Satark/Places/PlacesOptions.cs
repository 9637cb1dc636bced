namespace Satark.Places;

/// <summary>Settings <c>Satark:Places</c>: what this installation knows of places beyond the built-in tables.</summary>
public sealed record PlacesOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Places";

    /// <summary>The folder of its official lists, as <c>places import</c> writes it; or nothing: the host's own place for it.</summary>
    public string? Folder { get; init; }
}
