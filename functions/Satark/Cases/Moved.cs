namespace Satark.Cases;

/// <summary>A legal move: the new case and what happened.</summary>
/// <param name="Case">The case after the move.</param>
/// <param name="Happenings">What the history tells of it, in order.</param>
public sealed record Moved(Case Case, IReadOnlyList<Happening> Happenings);

/// <summary>Who moves, when, and how fast human clocks run.</summary>
/// <param name="By">Who.</param>
/// <param name="Now">When.</param>
/// <param name="Scale">See <see cref="Escalation.Pace"/>.</param>
public readonly record struct Moment(Actor By, DateTimeOffset Now, double Scale)
{
    /// <summary>A happening by this actor.</summary>
    public Happening Say(string kind, string? text = null, params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            if (value is not null)
            {
                known[name] = value;
            }
        }

        return new Happening(kind, By) { Text = text, Facts = known };
    }
}
