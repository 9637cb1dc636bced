using System.Globalization;
using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Relay.Conversation.Hearing.Danger;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Tips.Line;

namespace Satark.Relay.Conversation.Hearing.Attachments;

/// <summary>Hears media, which may come at any step.</summary>
internal static class MediaHearing
{
    /// <summary>The most media of one tip.</summary>
    public const int Most = 20;

    /// <summary>Hears a medium with its caption.</summary>
    public static void Take(Exchange exchange, Heard.Media heard)
    {
        var media = new TipMedia(heard.Id, heard.Kind);
        if (Steps.AliasOf(exchange.Talk.Step) is { } alias)
        {
            // Before it was asked for it was said that a voice can be recognised.
            Adding.Send(exchange, alias, media);
        }
        else
        {
            Idle.Open(exchange);
            if (exchange.Draft.Media.Count + exchange.Draft.Held.Count >= Most)
            {
                exchange.Do(new Act.Discard([heard.Id]));
                exchange.Say("media-full");
                exchange.AskAgain();
            }
            else
            {
                Keep(exchange, media);
            }
        }

        if (!string.IsNullOrWhiteSpace(heard.Caption))
        {
            TakeCaption(exchange, heard.Caption.Trim());
        }
    }

    /// <summary>Held recordings are kept or thrown away.</summary>
    public static void Decide(Exchange exchange, string answer)
    {
        var held = exchange.Draft.Held;
        if (held.Count == 0 || answer is not ("keep" or "throw"))
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        if (answer == "keep")
        {
            exchange.Edit(draft => draft with { Media = [.. draft.Media, .. held], Held = [], VoiceTold = true });
            exchange.Say("voice-kept");
        }
        else
        {
            exchange.Do(new Act.Discard([.. held.Select(media => media.Id)]));
            exchange.Edit(draft => draft with { Held = [], VoiceTold = true });
            exchange.Say("voice-thrown");
        }

        exchange.Edit(draft => draft with { MediaTold = draft.Media.Count });
        exchange.GoOn();
    }

    /// <summary>A medium is not here after all: it is said, with what can be sent instead, or again. Nothing is asked about it any more.</summary>
    public static void Lose(Exchange exchange, Heard.Loss loss)
    {
        var id = loss.Id;
        if (exchange.Talk.Draft is { } draft)
        {
            var others = draft.Media.Where(media => media.Id != id).ToList();
            exchange.Edit(_ => draft with { Media = others, Held = [.. draft.Held.Where(media => media.Id != id)], MediaTold = Math.Min(draft.MediaTold, others.Count) });
        }

        exchange.Say(loss.IsRefused ? "media-refused" : "media-lost");
        if (exchange.Talk is { Words.Count: 0, Draft: { IsUndecided: true } left } && left.IsEmpty())
        {
            // It was all there was: nothing is left that could belong to an earlier tip.
            exchange.Talk = exchange.Talk with { Draft = null, Step = exchange.Talk.Step is Steps.Voice or Steps.Which ? null : exchange.Talk.Step };
        }
        else if (exchange.Talk is { Step: Steps.Voice, Draft.Held.Count: 0 })
        {
            exchange.GoOn();
        }
    }

    /// <summary>Throws a draft's media away.</summary>
    public static void Discard(Exchange exchange)
    {
        string[] ids = [.. exchange.Draft.Media.Concat(exchange.Draft.Held).Select(media => media.Id)];
        if (ids.Length > 0)
        {
            exchange.Do(new Act.Discard(ids));
        }
    }

    /// <summary>Says what came, after a burst of media.</summary>
    public static bool TellCount(Exchange exchange)
    {
        if (exchange.Draft.Media.Count == exchange.Draft.MediaTold)
        {
            return false;
        }

        exchange.Edit(draft => draft with { MediaTold = draft.Media.Count });
        if (exchange.Talk.Language is not null)
        {
            exchange.Say("media-taken", ("count", exchange.Draft.Media.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return true;
    }

    private static void Keep(Exchange exchange, TipMedia media)
    {
        if (media.Kind is MediaKind.Audio or MediaKind.Video && !exchange.Draft.VoiceTold)
        {
            var isFirst = exchange.Draft.Held.Count == 0;
            exchange.Edit(draft => draft with { Held = [.. draft.Held, media] });
            if (isFirst && exchange.Talk.Language is not null)
            {
                exchange.Ask(Steps.Voice);
            }
            else
            {
                exchange.AwaitMore();
            }

            return;
        }

        exchange.Edit(draft => draft with { Media = [.. draft.Media, media] });
        if (exchange.Talk.Step is null or Steps.Menu or Steps.News)
        {
            // It came out of the blue: what is asked first follows from the rest.
            exchange.Talk = exchange.Talk with { Step = null };
        }

        if (exchange.Talk.Words.Count > 0)
        {
            exchange.AwaitSilence();
        }
        else
        {
            exchange.AwaitMore();
        }
    }

    // A caption is words like any other, but never a command: "stop" under a film is no word to us.
    private static void TakeCaption(Exchange exchange, string caption)
    {
        if (LifeRisk.Check(exchange, caption))
        {
            WordHearing.TakeCry(exchange, caption);
        }
        else if (Steps.AliasOf(exchange.Talk.Step) is not null || exchange.Talk.Draft is not null)
        {
            WordHearing.Hold(exchange, caption);
        }
    }
}
