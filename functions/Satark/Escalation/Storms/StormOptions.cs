namespace Satark.Escalation.Storms;

/// <summary>Settings <c>Satark:Storms</c>: from how many alerts of one partner on they are called as one.</summary>
public sealed record StormOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Storms";

    /// <summary>So many life-risk alerts of a partner within <see cref="Seconds"/> are called each by itself; those beyond are a storm. A desk of three holds nine.</summary>
    public int Alerts { get; init; } = 10;

    /// <summary>The length of the window, in seconds; never scaled, for machines send as fast in a demo.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Partners with a limit of their own, by their ids.</summary>
    public IReadOnlyDictionary<string, int> Partners { get; init; } = new Dictionary<string, int>();

    /// <summary>The window.</summary>
    public TimeSpan Window => TimeSpan.FromSeconds(Seconds);

    /// <summary>When no alert of a storm came for so long it grows no more: one that comes later is called by itself, whoever still waits.</summary>
    public TimeSpan Calm => Window * 5;

    /// <summary>A partner's limit.</summary>
    public int LimitOf(string partner) => Partners.TryGetValue(partner, out var own) ? own : Alerts;

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (Alerts < 1)
        {
            yield return $"{Section}:{nameof(Alerts)} must be at least 1: so many life-risk alerts of a partner in the window are called each by itself.";
        }

        if (Seconds is < 1 or > 3600)
        {
            yield return $"{Section}:{nameof(Seconds)} must be between 1 and 3600: the length of the window.";
        }

        foreach (var (partner, limit) in Partners)
        {
            if (limit < 1)
            {
                yield return $"{Section}:{nameof(Partners)}:{partner} must be at least 1, or be removed.";
            }
        }
    }
}
