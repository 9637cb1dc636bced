using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>How many messages of each lane are handled at once. Each lane has its own, so that no other lane can take an urgent one's place.</summary>
public sealed record QueueOptions
{
    /// <summary>Urgent messages handled at once.</summary>
    public int Urgent { get; init; } = 32;

    /// <summary>Ordinary messages handled at once.</summary>
    public int Ordinary { get; init; } = 16;

    /// <summary>Bulk messages handled at once.</summary>
    public int Bulk { get; init; } = 2;

    /// <summary>Messages of a lane that are kept in memory; the rest waits in the file.</summary>
    public int Window { get; init; } = 6000;

    /// <summary>Throws where a value makes no sense.</summary>
    /// <exception cref="InvalidOperationException">Names the setting.</exception>
    public void Validate()
    {
        if (Urgent < 1 || Ordinary < 1 || Bulk < 1)
        {
            throw new InvalidOperationException("Satark:Queue:Urgent, Ordinary and Bulk must each be at least 1.");
        }

        if (Window < 100)
        {
            throw new InvalidOperationException("Satark:Queue:Window must be at least 100.");
        }
    }

    /// <summary>How many of this lane are handled at once.</summary>
    internal int AtOnce(Lane lane) => lane switch
    {
        Lane.Urgent => Urgent,
        Lane.Ordinary => Ordinary,
        _ => Bulk,
    };
}
