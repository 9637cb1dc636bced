using System.Collections.Immutable;
using Satark.Places.Finding;

namespace Satark.Places.Evidence.Readers;

/// <summary>The names of places that stand beside something else in a text. Asked from its beginning to its end, so that all answers together cost one pass.</summary>
internal sealed class MentionsBeside(ImmutableArray<PlaceMention> mentions)
{
    private int _next;

    /// <summary>The last name that ends at most <paramref name="most"/> characters before a position, or null.</summary>
    public PlaceMention? Before(int position, int most)
    {
        Advance(position);
        return _next > 0 && mentions[_next - 1] is var mention && position - mention.Start - mention.Length <= most ? mention : null;
    }

    /// <summary>The point of the name that stands right after a position or, where that has none, right before it.</summary>
    public Spot? Nearest(int position, Func<PlaceMention, Spot?> spotOf)
    {
        Advance(position);
        return (_next < mentions.Length ? spotOf(mentions[_next]) : null) ?? (_next > 0 ? spotOf(mentions[_next - 1]) : null);
    }

    private void Advance(int position)
    {
        while (_next < mentions.Length && mentions[_next].Start + mentions[_next].Length <= position)
        {
            _next++;
        }
    }
}
