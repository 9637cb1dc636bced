using Satark.Tips.Line;

namespace Satark.Relay.Forwarding;

/// <summary>How a tip stands, for its informer.</summary>
public sealed class ReadTip
{
    /// <summary>The tip as its informer may know it; null where it is unknown, expired or muted.</summary>
    public Task<TipStanding?> FindAsync(string alias, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>What an informer is told of a tip.</summary>
/// <param name="Alias">The alias; never shown.</param>
/// <param name="Language">The informer's language.</param>
/// <param name="Category">The category's id.</param>
/// <param name="State">How far it has come.</param>
/// <param name="At">When it last moved, to the hour.</param>
/// <param name="Questions">Questions of the desk that wait for an answer.</param>
public sealed record TipStanding(string Alias, string Language, string Category, InformerState State, DateTimeOffset At, IReadOnlyList<TipQuestion> Questions);

/// <summary>A question of the desk.</summary>
/// <param name="Id">Named by the answer.</param>
/// <param name="Text">The question.</param>
public sealed record TipQuestion(string Id, string Text);
