using Satark.Relay.Forwarding;
using Satark.Relay.Line;
using Satark.Support.Gateways;
using Satark.Support.Media;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Line;

public sealed class DeskTests : IAsyncDisposable
{
    private readonly RelayHouse _house = new();
    private readonly CloudApiPerson _person;

    public DeskTests() => _person = _house.Somebody();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_tip_waits_for_a_desk_that_is_away_for_days_and_comes_in_order()
    {
        _house.Desk.IsAway = true;
        await _house.WriteAsync(_person, "tip something");
        await _house.WriteAsync(_person, "add more");
        await _house.Pump.RunAsync(TimeSpan.FromDays(3));
        Assert.Empty(_house.Desk.Said);
        Assert.Empty(_house.Store.Dead);

        _house.Desk.IsAway = false;
        await _house.Pump.RunAsync(TimeSpan.FromMinutes(5));
        Assert.Equal([(TipWordKind.Submitted, "something"), (TipWordKind.Added, "more")], _house.Desk.Said.Select(w => (w.Kind, w.Tip?.What ?? w.Text!)));
        Assert.All(_house.Desk.Said, w => Assert.Equal(0, w.At.UtcTicks % TimeSpan.TicksPerMinute));
    }

    [Fact]
    public async Task A_word_that_the_desk_refuses_holds_up_no_other()
    {
        _house.Desk.Refuses = word => word.Kind == TipWordKind.Submitted ? new Refusal(RefusalKind.Invalid, "No.") : null;
        await _house.WriteAsync(_person, "tip something");
        await _house.WriteAsync(_person, "add more");
        Assert.Equal([TipWordKind.Added], _house.Desk.Said.Select(w => w.Kind));
        Assert.Contains(_house.Logs, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("never takes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_tips_of_one_informer_have_nothing_in_common_for_the_desk()
    {
        await _house.WriteAsync(_person, "tip one", "tip two");
        Assert.Equal(2, _house.Desk.Said.Select(w => w.Alias).Distinct().Count());
        Assert.Equal(2, _house.Desk.Said.Select(w => w.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_matter_of_life_goes_at_once_in_the_urgent_lane_and_is_the_same_tip_when_it_is_whole()
    {
        await _house.WriteAsync(_person, "life");
        var raised = Assert.Single(_house.Desk.Said);
        Assert.True(raised.Tip!.LifeRisk);
        Assert.Contains(_house.Pump.Delivered, m => m is { Kind: RelayErrands.ForwardWord, Lane: Messaging.Lane.Urgent });

        await _house.WriteAsync(_person, "tip the whole of it");
        Assert.Equal(raised.Alias, _house.Desk.Said[^1].Alias);
        await _house.WriteAsync(_person, "tip another");
        Assert.NotEqual(raised.Alias, _house.Desk.Said[^1].Alias);
    }

    [Fact]
    public async Task A_word_of_the_desk_that_comes_again_is_heard_once()
    {
        var alias = await TipAsync();
        var word = Word(alias, DeskWordKind.Question, "Which house?");
        _house.Desk.LosesConfirmations = true;
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<Storage.StoreUnavailableException>(() => _house.SayAsync(word));
            await _house.Pump.RunDueAsync();
            _house.Desk.Words.Clear();
        }

        Assert.Equal(["Thanks.", "Asked: Which house?"], _house.Cloud.SeenBy(_person).Select(s => s.Body));
        Assert.Equal("Which house?", Assert.Single((await _house.Get<ReadTip>().FindAsync(alias, default))!.Questions).Text);
    }

    [Fact]
    public async Task An_answer_names_its_question_and_takes_it_away()
    {
        var alias = await _house.Get<SubmitTip>().HandleAsync(TestTalk.Tip("web"), [], null, default);
        await _house.Pump.RunDueAsync();
        var question = Word(alias, DeskWordKind.Question, "Which house?");
        await _house.SayAsync(question);
        Assert.True((await _house.Get<SubmitTip>().AddAsync(alias, "The red one", question.Id, [], default)).IsOk);
        await _house.Pump.RunDueAsync();
        Assert.Equal((question.Id, "The red one"), (_house.Desk.Said[^1].Answers, _house.Desk.Said[^1].Text));
        Assert.Empty((await _house.Get<ReadTip>().FindAsync(alias, default))!.Questions);
    }

    [Fact]
    public async Task Muting_one_tip_silences_its_sender_and_looks_like_nothing()
    {
        await _house.WriteAsync(_person, "tip one", "tip two");
        var (one, two) = (_house.Desk.Said[0].Alias, _house.Desk.Said[1].Alias);
        var other = await _house.Get<SubmitTip>().HandleAsync(TestTalk.Tip("of somebody else"), [], null, default);
        await _house.SayAsync(Word(one, DeskWordKind.Mute));
        var (said, seen) = (_house.Desk.Said.Count, _house.Cloud.Seen.Count);

        await _house.WriteAsync(_person, "tip three", "hello");

        Assert.Equal((said, seen), (_house.Desk.Said.Count, _house.Cloud.Seen.Count));
        foreach (var alias in new[] { one, two, "unknownunknown22" })
        {
            Assert.Null(await _house.Get<ReadTip>().FindAsync(alias, default));
            Assert.Equal(TipBook.Closed, (await _house.Get<SubmitTip>().AddAsync(alias, "x", null, [], default)).Refusal);
        }

        Assert.NotNull(await _house.Get<ReadTip>().FindAsync(other, default));
    }

    [Fact]
    public async Task Two_supervisors_with_a_reason_learn_who_it_is_and_it_is_counted_in_public()
    {
        var alias = await TipAsync();
        foreach (var (supervisors, reason) in new[] { (new[] { "a" }, "life"), (["a", "A"], "life"), (["a", "b"], " ") })
        {
            await _house.SayAsync(Word(alias, DeskWordKind.Reveal, reason) with { Supervisors = supervisors });
            Assert.Equal((TipWordKind.Revealed, RevealInformer.NotKnown), (_house.Desk.Said[^1].Kind, _house.Desk.Said[^1].Text));
        }

        Assert.Empty(await _house.Get<RevealInformer>().CountsAsync(default));
        var asked = Word(alias, DeskWordKind.Reveal, "a life") with { Supervisors = ["a", "b"] };
        _house.Pump.Twice = true;
        await _house.SayAsync(asked);
        Assert.Equal(("+919876543210", asked.Id), (_house.Desk.Said[^1].Text, _house.Desk.Said[^1].Answers));
        Assert.Equal(new Dictionary<string, int> { ["2026-03"] = 1 }, await _house.Get<RevealInformer>().CountsAsync(default));

        await _house.WriteAsync(_person, "stop");
        await _house.SayAsync(Word(alias, DeskWordKind.Reveal, "a life") with { Supervisors = ["a", "b"] });
        Assert.Equal(RevealInformer.NotKnown, _house.Desk.Said[^1].Text);
        Assert.Single(await _house.Get<RevealInformer>().CountsAsync(default));
    }

    [Fact]
    public async Task A_medium_is_fetched_with_the_token_and_its_copy_goes_with_the_tip()
    {
        _house.Cloud.Upload("77", Pictures.Jpeg().File, "image/jpeg");
        _house.Cloud.Heard(_person);
        await _house.PostAsync(CloudApiWebhooks.Of([_person], _house.Webhooks.Media(_person, "image", "77")));
        await _house.Pump.RunDueAsync();
        await _house.WriteAsync(_person, "tip with a picture");
        var (alias, media) = Assert.Single(_house.Desk.Media);
        Assert.Equal(_house.Desk.Said[0].Alias, alias);
        Assert.Equal([new TipMedia(media.Id, MediaKind.Photo)], _house.Desk.Said[0].Media);
    }

    [Fact]
    public async Task A_medium_that_is_gone_or_too_large_is_told_as_lost_and_one_that_fails_is_fetched_later()
    {
        _house.Cloud.Upload("2", new byte[5 * 1024 * 1024 + 1], "image/jpeg");
        _house.Cloud.Upload("3", Pictures.Jpeg().File, "image/jpeg");
        _house.Cloud.Heard(_person);
        _house.Cloud.Instead = new GatewayAnswer(503);
        await _house.PostAsync(CloudApiWebhooks.Of([_person], _house.Webhooks.Media(_person, "image", "1"), _house.Webhooks.Media(_person, "image", "2"), _house.Webhooks.Media(_person, "image", "3")));
        await _house.Pump.RunAsync(TimeSpan.FromMinutes(30));
        _house.Cloud.Instead = null;
        _house.Cloud.Heard(_person);
        await _house.WriteAsync(_person, "tip with pictures");
        await _house.Pump.RunAsync(TimeSpan.FromMinutes(30));

        Assert.Single(_house.Desk.Media);
        Assert.Equal(2, _house.Desk.Said.Where(w => w.Kind == TipWordKind.MediaLost).SelectMany(w => w.Media).Count());
    }

    [Fact]
    public async Task The_timer_asks_the_desk_every_two_seconds_also_after_a_second_start()
    {
        var alias = await TipAsync();
        await _house.Get<RelayTimers>().StartAsync(fetch: true, default);
        await _house.Get<RelayTimers>().StartAsync(fetch: true, default);
        await _house.Pump.RunAsync(TimeSpan.FromSeconds(5));
        _house.Desk.IsAway = true;
        await _house.Pump.RunAsync(TimeSpan.FromSeconds(5));
        _house.Desk.IsAway = false;
        _house.Desk.Words.Add(Word(alias, DeskWordKind.State) with { State = InformerState.Taken });
        await _house.Pump.RunAsync(TimeSpan.FromSeconds(3));
        Assert.Equal("State: Taken", _house.Cloud.SeenBy(_person)[^1].Body);
        Assert.Single(_house.Store.Waiting, m => m.Kind == RelayErrands.FetchWords);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_state_that_was_overtaken_by_the_end_changes_nothing(int seconds)
    {
        var alias = await TipAsync();
        var early = Word(alias, DeskWordKind.State) with { State = InformerState.WithOfficer };
        var question = Word(alias, DeskWordKind.Question, "Which gate?") with { At = early.At.AddSeconds(seconds + 60) };
        await _house.SayAsync(question);
        await _house.SayAsync(early with { Id = Privacy.Ids.Random(), At = early.At.AddSeconds(seconds), State = InformerState.ClosedActed });
        await _house.SayAsync(early);

        Assert.Equal(InformerState.ClosedActed, (await _house.Get<ReadTip>().FindAsync(alias, default))!.State);
        await _house.SayAsync(early with { Id = Privacy.Ids.Random(), At = early.At.AddSeconds(seconds + 1), State = InformerState.Taken });
        Assert.Equal(InformerState.Taken, (await _house.Get<ReadTip>().FindAsync(alias, default))!.State);
    }

    private async Task<string> TipAsync()
    {
        await _house.WriteAsync(_person, "tip something");
        return _house.Desk.Said[^1].Alias;
    }

    private DeskWord Word(string alias, DeskWordKind kind, string? text = null) => new() { Id = Privacy.Ids.Random(), Alias = alias, Kind = kind, Text = text, At = _house.Clock.Now };
}
