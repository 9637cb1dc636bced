using Satark.Tips.Line;

namespace Satark.Relay.Forwarding;

/// <summary>How a tip stands, for its informer.</summary>
public sealed class ReadTip
{
    private readonly TipBook _book;

    internal ReadTip(TipBook book) => _book = book;

    /// <summary>The tip as its informer may know it; null where it is unknown, expired or muted.</summary>
    public async Task<TipStanding?> FindAsync(string alias, CancellationToken cancellationToken)
    {
        if (await _book.FindAsync(alias, cancellationToken).ConfigureAwait(false) is not { } open || open.State.Muted)
        {
            return null;
        }

        var (state, ticks) = (open.State, open.State.At.UtcTicks);
        return new TipStanding(alias, state.Language, state.Category, state.State, new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerHour), TimeSpan.Zero), state.HasEnded ? [] : state.Questions);
    }
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
