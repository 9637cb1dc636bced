using Satark.Relay.Conversation;
using Satark.Tips.Line;

namespace Satark.Relay.Tests;

/// <summary>A conversation of a few words: enough to see what the relay makes of what a talk decides.</summary>
internal static class TestTalk
{
    public static Reply Hear(Talk talk, Heard heard, DateTimeOffset now) => heard switch
    {
        Heard.Text { Value: "stop" } => Say(talk, "Forgotten.") with { Acts = [new Act.Forget()] },
        Heard.Text { Value: "burst" } => new Reply(talk with { Burst = talk.Burst + 1 }, [], [new Act.AwaitSilence(talk.Burst + 1, now.AddSeconds(30))]),
        Heard.Text { Value: "life" } => Say(talk with { Draft = new Draft { Raised = true }, DraftNumber = talk.DraftNumber + 1 }, "Help is near.") with { Acts = [new Act.RaiseLifeRisk(Tip("life"), [])] },
        Heard.Text { Value: ['d', 'r', 'a', 'f', 't', ' ', .. var told] } =>
            Say(talk with { Draft = (talk.Draft ?? new Draft()) with { Answers = new Dictionary<string, string> { ["what"] = told } } }, "Go on."),
        Heard.Text { Value: ['t', 'i', 'p', ' ', .. var what] } => Say(talk with { Draft = null }, "Thanks.") with { Acts = [new Act.Submit(Tip(what), Media(talk), what.StartsWith("receipt", StringComparison.Ordinal))] },
        Heard.Text { Value: ['a', 'd', 'd', ' ', .. var more] } => Say(talk, "Added.") with { Acts = [new Act.Add(talk.Tips[^1].Alias, more, null, [])] },
        Heard.Text text => Say(talk, "Heard: " + text.Value),
        Heard.Choice choice => Say(talk, $"Chosen: {choice.Option} {choice.Title}"),
        Heard.Media media => Say(talk with { Draft = (talk.Draft ?? new Draft()) with { Media = [.. talk.Draft?.Media ?? [], new TipMedia(media.Id, media.Kind)] } }, $"Medium: {media.Kind} {media.Caption}"),
        Heard.Position position => Say(talk, FormattableString.Invariant($"Position: {position.Latitude} {position.Longitude}")),
        Heard.Unsupported other => Say(talk, "Cannot take: " + other.Kind),
        Heard.Receipt receipt => Say(receipt.Tip is { } own ? talk with { Tips = [.. talk.Tips, own] } : talk, "Receipt: " + receipt.Tip?.Category),
        Heard.Silence silence when silence.Burst == talk.Burst => Say(talk, "Silence."),
        Heard.Desk { Word: { Kind: DeskWordKind.State, State: { } state } } => new Reply(
            talk, [new Utterance("State: " + state) { Template = new TemplateUse("tip_update", "hi", [state.ToString()]) }], []),
        Heard.Desk { Word: { Kind: DeskWordKind.Question, Text: { } question } } => Say(talk, "Asked: " + question),
        _ => new Reply(talk, [], []),
    };

    public static TipContent Tip(string what) => new() { Questionnaire = 1, Language = "hi", Door = "whatsapp", Category = "drugs", What = what };

    private static Reply Say(Talk talk, string body) => new(talk, [new Utterance(body)], []);

    private static IReadOnlyList<string> Media(Talk talk) => [.. (talk.Draft?.Media ?? []).Select(m => m.Id)];
}
