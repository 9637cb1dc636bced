using Satark.Places.Evidence;

namespace Satark.HandingOver;

/// <summary>One piece of evidence in words for another police.</summary>
/// <param name="Verdict">Whether it speaks for the guess.</param>
/// <param name="Saying">Who says it, how, and what the person has to do with the place.</param>
/// <param name="Value">What was said, as it stood.</param>
/// <param name="Place">Where it points, or null.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="At">When it was said, or the time that it is about.</param>
public sealed record PacketEvidence(PacketVerdict Verdict, string Saying, string Value, string? Place, double Confidence, DateTimeOffset At)
{
    /// <summary>All pieces: for, against, the rest; the surest first.</summary>
    public static IReadOnlyList<PacketEvidence> Of(Hypothesis guess, IReadOnlyList<PlaceEvidence> evidence) =>
        [.. evidence.Select(e => Of(guess, e)).OrderBy(e => e.Verdict).ThenByDescending(e => e.Confidence).ThenByDescending(e => e.At)];

    private static PacketEvidence Of(Hypothesis guess, PlaceEvidence e)
    {
        var saying = PlaceWords.Saying(e).English;
        var role = e.Place is not null && PlaceWords.Role(e)?.English is { } words ? ": " + words : "";
        var doubts = (e.IsFormer ? " (said earlier, no more)" : "") + (e.IsUnverified ? " (not checked by anybody)" : "");
        return new(
            guess.IsContradictedBy(e) ? PacketVerdict.Against : guess.IsSupportedBy(e) ? PacketVerdict.For : PacketVerdict.Neither,
            saying + role + doubts,
            e.Value,
            e.Place is { } place ? HandOverPacket.PlaceOf(new Hypothesis { State = place.State, District = place.District, Name = place.Name }, place.State) : null,
            e.Confidence,
            e.At);
    }
}

/// <summary>What a piece of evidence says of the guess.</summary>
public enum PacketVerdict
{
    /// <summary>It supports it.</summary>
    For,

    /// <summary>It speaks for another place.</summary>
    Against,

    /// <summary>Neither: it names no place, or one where the person is not.</summary>
    Neither,
}
