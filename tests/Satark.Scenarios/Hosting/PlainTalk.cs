using Satark.Relay.Conversation;
using Satark.Tips.Line;

namespace Satark.Scenarios;

/// <summary>A conversation of a few words, for scenarios that are about what lies around it: "tip …" hands a tip over with all media so far, "stop" forgets.</summary>
internal static class PlainTalk
{
    public static Reply Hear(Talk talk, Heard heard, DateTimeOffset now) => heard switch
    {
        Heard.Text { Value: "stop" } => Say(talk, "Forgotten.") with { Acts = [new Act.Forget()] },
        Heard.Text { Value: ['t', 'i', 'p', ' ', .. var what] } => Say(talk with { Draft = null }, "Thanks.") with
        {
            Acts = [new Act.Submit(new TipContent { Questionnaire = 1, Language = "hi", Door = "whatsapp", Category = "drugs", District = "ballia", What = what }, [.. talk.Draft?.Media.Select(m => m.Id) ?? []], Receipt: true)],
        },
        Heard.Media media => Say(talk with { Draft = new Draft { Media = [.. talk.Draft?.Media ?? [], new TipMedia(media.Id, media.Kind)] } }, "Kept."),
        Heard.Desk { Word: { Kind: DeskWordKind.Question, Text: { } question } } => Say(talk, question),
        Heard.Desk { Word: { Kind: DeskWordKind.State, State: { } state } } => Say(talk, "State: " + Words<InformerState>.Of(state)),
        Heard.Text text => Say(talk, "Heard: " + text.Value),
        _ => new Reply(talk, [], []),
    };

    private static Reply Say(Talk talk, string body) => new(talk, [new Utterance(body)], []);
}
