using System.Globalization;
using Satark.Cases;
using Satark.Privacy;
using Satark.Tips.Line;

namespace Satark.Tips.Telling;

/// <summary>Words of the desk to the relay, as part of a move: what is said is saved with what happened, and fetched from there.</summary>
public static class InformerTold
{
    /// <summary>
    /// The move with what the informer hears of it. Each state is told once and only forward; but a tip that was opened again and ends otherwise is told anew.
    /// </summary>
    /// <param name="moved">A move of any case.</param>
    /// <param name="now">When it is saved.</param>
    public static Moved Follow(Moved moved, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(moved);
        if (moved.Case is not { Tip: { InformerLeft: false, MutedAt: null } tip, Erased: false } c || StateOf(c) is not { } state || !IsNews(tip.Told, state))
        {
            return moved;
        }

        var m = new Moment(Actor.System, now, 1);
        var told = c.SayToRelay(DeskWordKind.State, m, out _, word => word with { State = state });
        return new Moved(
            told with { Tip = told.Tip! with { Told = state } },
            [.. moved.Happenings, m.Say(EventKinds.InformerTold, null, ("state", Words<InformerState>.Of(state)))]);
    }

    /// <summary>How far a tip has come, as its informer is told.</summary>
    public static InformerState? StateOf(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c.Tip is not { } tip ? null
            : c.Outcome is { } outcome ? StateOf(outcome)
            : tip.Reports is [.., { Review: not ReviewState.Again }] || c.Times.Reached is not null ? InformerState.Acted
            : tip.Assignment?.AcceptedAt is not null || c.Times.OnTheWay is not null ? InformerState.WithOfficer
            : c.Times.Acknowledged is not null ? InformerState.Taken
            : InformerState.Received;
    }

    /// <summary>The case with one more word for the relay.</summary>
    internal static Case SayToRelay(this Case c, DeskWordKind kind, Moment m, out string id, Func<SaidWord, SaidWord>? with = null)
    {
        var tip = c.Tip!;
        id = IdOf(c, m.Now);
        var word = new SaidWord(id, kind, m.Now);
        return c with { Tip = tip with { Words = tip.Words + 1, Said = [.. tip.Said, with is null ? word : with(word)] } };
    }

    /// <summary>The id of a tip's next word: words that were said later have greater ids, and nothing of the tip can be read from it.</summary>
    internal static string IdOf(Case c, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds():x11}-{c.Tip!.Words:x4}{Ids.Derived("desk word", c.Id, c.Tip.Words.ToString(CultureInfo.InvariantCulture))}");

    private static bool IsNews(InformerState told, InformerState state) => IsEnd(told) ? IsEnd(state) && state != told : state > told;

    private static bool IsEnd(InformerState state) => state >= InformerState.ClosedActed;

    // Of a life at stake nothing finer is said than of any other tip.
    private static InformerState StateOf(ClosingOutcome outcome) => outcome switch
    {
        ClosingOutcome.NothingFound or ClosingOutcome.NotFound or ClosingOutcome.FalseAlarm => InformerState.ClosedNothingFound,
        ClosingOutcome.PassedOn or ClosingOutcome.HandedOver => InformerState.ClosedPassedOn,
        ClosingOutcome.TooLittle or ClosingOutcome.LocationUnclear => InformerState.ClosedTooLittle,
        _ => InformerState.ClosedActed,
    };
}
