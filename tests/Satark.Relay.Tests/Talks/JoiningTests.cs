using System.Text.RegularExpressions;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Support.Gateways;
using Satark.Support.Media;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Talks;

public sealed partial class JoiningTests : IAsyncDisposable
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
    public async Task What_waits_to_be_said_or_to_be_fetched_goes_over_with_the_talk()
    {
        var both = _house.Somebody();
        var (number, user) = (both with { ShowsUserId = false }, both with { ShowsPhone = false });
        await _house.WriteAsync(user, "hello");
        _house.Cloud.Upload("1479537139650973", Pictures.Jpeg().File, "image/jpeg");
        (_house.Cloud.Downloading, _house.Cloud.Trouble) = (() => new GatewayAnswer(503, "", []), (500, 131000, null));
        await _house.PostAsync(CloudApiWebhooks.Of([number], _house.Webhooks.Media(number, "image", "1479537139650973")));
        await _house.WriteAsync(number, "tip with a picture");
        await _house.WriteAsync(both, "together");
        (_house.Cloud.Downloading, _house.Cloud.Trouble) = (null, null);
        await _house.Pump.RunAsync(TimeSpan.FromMinutes(30));

        Assert.Equal([_house.Desk.Said[0].Alias], _house.Desk.Media.Select(m => m.Alias));
        Assert.Equal(["Heard: hello", "Medium: Photo ", "Thanks.", "Heard: together"], _house.Cloud.SeenBy(both).Select(s => s.Body));
        Assert.Empty(_house.Store.Dead);
    }

    [Fact]
    public async Task A_tip_that_was_only_looked_at_by_its_receipt_stays_its_own_informers()
    {
        var owner = _house.Somebody("919812345678", "IN.1111222233334444", "Another Canary");
        await _house.WriteAsync(owner, "tip receipt, please");
        var alias = _house.Desk.Said[0].Alias;
        var receipt = _house.Cloud.SeenBy(owner).Select(s => Receipt().Match(s.Body).Value).First(r => r.Length > 0);

        var both = _house.Somebody();
        await _house.WriteAsync(both with { ShowsPhone = false }, "hello");
        await _house.WriteAsync(both with { ShowsUserId = false }, receipt);
        await _house.WriteAsync(both, "together");
        await _house.SayAsync(new DeskWord { Id = "w1", Alias = alias, Kind = DeskWordKind.State, At = _house.Clock.GetUtcNow(), State = InformerState.Taken });

        Assert.Contains(_house.Cloud.SeenBy(both), s => s.Body == "Receipt: drugs");
        Assert.Contains(_house.Cloud.SeenBy(owner), s => s.Body == "State: Taken");
        Assert.DoesNotContain(_house.Cloud.SeenBy(both), s => s.Body == "State: Taken");
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

    [GeneratedRegex("[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Receipt();
}
