using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Support.Gateways;

namespace Satark.Relay.Tests.Talks;

public sealed class JoiningTests : IAsyncDisposable
{
    private readonly RelayHouse _house = new();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_draft_and_what_was_just_said_go_over_with_the_talk()
    {
        var both = _house.Somebody();
        var (number, user) = (both with { ShowsUserId = false }, both with { ShowsPhone = false });
        await _house.WriteAsync(number, "draft of mine");
        await _house.WriteAsync(user, "hello");

        // Said and saved, and not heard yet.
        await _house.PostAsync(CloudApiWebhooks.Of([number], _house.Webhooks.Text(number, "tip at the last moment")));
        await _house.WriteAsync(both, "together");
        await _house.Pump.RunDueAsync();

        var talk = (await _house.Get<InformerVault>().FindTalkAsync(new Address(both.Phone, both.UserId), default))!;
        Assert.Equal("at the last moment", Assert.Single(_house.Desk.Said).Tip!.What);
        Assert.Equal([_house.Desk.Said[0].Alias], (await _house.Get<TalkBook>().FindAsync(talk, default))!.State.Talk.Tips.Select(t => t.Alias));
        Assert.Contains(_house.Cloud.SeenBy(both), s => s.Body == "Heard: together");
        Assert.Empty(_house.Store.Dead);
    }

    [Fact]
    public async Task A_word_that_breaks_its_hearer_does_not_hold_up_what_follows()
    {
        var person = _house.Somebody();
        _house.Script = (talk, heard, now) => heard is Relay.Conversation.Heard.Text { Value: "poison" } ? throw new InvalidOperationException("Broken on purpose.") : TestTalk.Hear(talk, heard, now);
        await _house.WriteAsync(person, "one");
        await _house.WriteAsync(person, "poison", "two");
        await _house.Pump.RunAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["Heard: one", "Heard: two"], _house.Cloud.SeenBy(person).Select(s => s.Body));
        Assert.Single(_house.Store.Dead);
    }
}
