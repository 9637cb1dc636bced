using Satark.Cases;
using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.HandingOver;

/// <summary>The state that a packet is for.</summary>
/// <param name="Code">ISO 3166-2:IN suffix.</param>
/// <param name="English">Its name.</param>
/// <param name="Hindi">The same in Hindi.</param>
/// <param name="AskedAt">When its control room was asked; null while nobody has.</param>
/// <param name="ConfirmedAt">When it took over, or null.</param>
public sealed record PacketState(string Code, string English, string Hindi, DateTimeOffset? AskedAt, DateTimeOffset? ConfirmedAt)
{
    /// <summary>The state that was asked; without one, the state of a guess that leads out of ours; else null.</summary>
    public static PacketState? Of(Case c, Hypothesis guess) =>
        (c.HandOver?.State ?? (guess.IsElsewhere ? guess.State : null)) is { } code && Gazetteer.Default.FindState(code) is { } state
            ? new PacketState(code, state.English, state.Hindi, c.HandOver?.At, c.HandOver?.ConfirmedAt)
            : null;
}
