using Satark.Cases;
using Satark.Tips.Line;
using Satark.Tips.Telling;

namespace Satark.Tips.Moves;

/// <summary>Words to the informer and to whoever keeps them unknown: a question, and that a sender abuses the line.</summary>
public static class Asking
{
    /// <summary>More questions than these are not open at once: an informer answers one thing at a time.</summary>
    public const int MostOpen = 5;

    /// <summary>Asks the informer. The relay brings it to them; nobody here learns where.</summary>
    public static Outcome<Moved> AskInformer(this Case c, string text, Moment m)
    {
        if ((c.NoOpenTip() ?? c.NobodyHears()) is { } refusal)
        {
            return refusal;
        }

        if (c.Tip!.Questions.Count(q => q.AnsweredAt is null) >= MostOpen)
        {
            return Holding.NotNow($"{MostOpen} questions are open: wait for an answer first.");
        }

        var asked = c.SayToRelay(DeskWordKind.Question, m, out var id);
        return new Moved(
            (asked with { Tip = asked.Tip! with { Questions = [.. asked.Tip.Questions, new TipQuestion(id, m.By, m.Now)] } }).RenewedForAll(m),
            [m.Say(EventKinds.TipAsked, text, ("word", id))]);
    }

    /// <summary>Asks the relay to take nothing more from this tip's sender. The desk never learns which other tips it touches.</summary>
    public static Outcome<Moved> Mute(this Case c, string reason, Moment m)
    {
        if (c.Tip is not { } tip)
        {
            return Holding.NotNow("This case is no tip.");
        }

        if (tip.MutedAt is not null)
        {
            return new Moved(c, []);
        }

        if (c.Erased)
        {
            return Holding.NotNow("This case was erased: nothing can be added to it.");
        }

        var muted = c.SayToRelay(DeskWordKind.Mute, m, out var id);
        return new Moved(muted with { Tip = muted.Tip! with { MutedAt = m.Now } }, [m.Say(EventKinds.TipMuted, reason, ("word", id))]);
    }

    /// <summary>Why no word reaches the informer; null where it may.</summary>
    internal static Refusal? NobodyHears(this Case c) =>
        c.Tip is { InformerLeft: true } ? Holding.NotNow("The informer has left for good: nothing reaches anybody any more.")
        : c.Tip is { MutedAt: not null } ? Holding.NotNow("This sender is muted: nothing reaches them.")
        : null;
}
