namespace Satark.Places.Evidence;

/// <summary>Where the person is thought to be, weighed from all evidence. Holds nothing personal: places and confidence alone.</summary>
public sealed record Hypothesis
{
    /// <summary>Nothing says where.</summary>
    public static readonly Hypothesis Unknown = new();

    /// <summary>ISO 3166-2:IN suffix of the likeliest state; null where nothing says one.</summary>
    public string? State { get; init; }

    /// <summary>The likeliest district's id; null where none is likelier than not, or the state is another.</summary>
    public string? District { get; init; }

    /// <summary>The police station's English name; null where it is not known.</summary>
    public string? Station { get; init; }

    /// <summary>0 to 1, for the finest of state and district that is named: of all guesses with this value, about that share is right.</summary>
    public double Confidence { get; init; }

    /// <summary>The likeliest point, or null where no evidence has one.</summary>
    public Spot? Centre { get; init; }

    /// <summary>Nobody has checked the rows that this rests on: it is shown so, and alone engages nobody.</summary>
    public bool IsUnverified { get; init; }
}
