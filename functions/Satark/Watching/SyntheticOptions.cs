namespace Satark.Watching;

/// <summary>How often Satark sends an alert to itself. Settings <c>Satark:Synthetic:*</c>.</summary>
public sealed record SyntheticOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Satark:Synthetic";

    /// <summary>Minutes from one to the next; 0 sends none.</summary>
    public int Minutes { get; init; } = 5;

    /// <summary>The same as a time; zero where none is sent.</summary>
    public TimeSpan Every => TimeSpan.FromMinutes(Minutes);

    /// <summary>Whether any is sent.</summary>
    public bool IsOn => Minutes > 0;

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (Minutes is < 0 or > 60)
        {
            yield return $"{Section}:Minutes must be from 1 to 60, or 0 to send no synthetic alert; it is {Minutes}.";
        }
    }
}
