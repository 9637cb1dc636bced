namespace Satark.Bench;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">Satark's figure.</param>
/// <param name="Peer">The peer's, from the same run.</param>
/// <param name="Unit">Of both.</param>
/// <param name="PeerName">Who the peer is.</param>
/// <param name="Aim">The aim in words, or null where the line is for information.</param>
/// <param name="Met">Whether it was met.</param>
internal sealed record Figure(string What, double Ours, double? Peer, string Unit, string PeerName, string? Aim = null, bool? Met = null)
{
    /// <summary>Ours over theirs.</summary>
    public double? Ratio => Peer is > 0 ? Ours / Peer : null;
}
