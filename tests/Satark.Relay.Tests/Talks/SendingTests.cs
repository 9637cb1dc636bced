using Satark.Relay.Conversation;
using Satark.Support.Gateways;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Talks;

public sealed class SendingTests : IAsyncDisposable
{
    private readonly RelayHouse _house = new();
    private readonly CloudApiPerson _person;

    public SendingTests() => _person = _house.Somebody();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    private IEnumerable<string> Seen => _house.Cloud.SeenBy(_person).Select(s => s.Body);

    [Fact]
    public async Task Within_24_hours_words_are_free_after_them_a_template_says_it_and_else_they_wait_for_the_next_word()
    {
        var alias = await TipAsync();
        await _house.SayAsync(State(alias, InformerState.Taken));
        Assert.Equal(["Thanks.", "State: Taken"], Seen);

        await _house.Pump.RunAsync(TimeSpan.FromHours(24));
        await _house.SayAsync(Question(alias, "Which house?"));
        await _house.SayAsync(State(alias, InformerState.WithOfficer));
        Assert.Equal(["Thanks.", "State: Taken", "tip_update"], Seen);
        Assert.Equal(["WithOfficer"], _house.Cloud.Seen[^1].Values);

        await _house.WriteAsync(_person, "hello");
        Assert.Equal(["Thanks.", "State: Taken", "tip_update", "Asked: Which house?", "Heard: hello"], Seen);
        Assert.Empty(_house.Cloud.Broken);
    }

    [Fact]
    public async Task The_vendor_knows_better_when_the_24_hours_ended()
    {
        var alias = await TipAsync();
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        _house.Cloud.Trouble = (400, 131047, null);
        await _house.SayAsync(Question(alias, "Which house?"));
        _house.Cloud.Trouble = null;
        await _house.Pump.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["Thanks."], Seen);

        await _house.WriteAsync(_person, "hello");
        Assert.Equal(["Thanks.", "Asked: Which house?", "Heard: hello"], Seen);
    }

    [Fact]
    public async Task What_a_report_says_was_too_late_is_said_again_as_a_template()
    {
        var alias = await TipAsync();
        await _house.SayAsync(State(alias, InformerState.Taken));
        var late = _house.Cloud.SeenBy(_person)[^1];
        await _house.PostAsync(CloudApiWebhooks.Reports([_person], _house.Webhooks.Status(late, "failed", 131047)));
        await _house.PostAsync(CloudApiWebhooks.Reports([_person], _house.Webhooks.Status(late, "failed", 131047)));
        await _house.Pump.RunDueAsync();
        Assert.Equal(["Thanks.", "State: Taken", "tip_update"], Seen);
    }

    [Fact]
    public async Task A_report_that_it_was_too_late_may_overtake_our_own_note()
    {
        var alias = await TipAsync();
        var early = new CloudApiSeen(_person, "text", "x") { Wamid = _person.Wamid(1_000_001) };
        await _house.PostAsync(CloudApiWebhooks.Reports([_person], _house.Webhooks.Status(early, "failed", 131047)));
        await _house.SayAsync(State(alias, InformerState.Taken));
        Assert.Equal(early.Wamid, _house.Cloud.SeenBy(_person)[1].Wamid);
        Assert.Equal(["Thanks.", "State: Taken", "tip_update"], Seen);
    }

    [Fact]
    public async Task Reports_only_move_a_message_forward_in_whatever_order_they_come()
    {
        await _house.WriteAsync(_person, "hello");
        var seen = Assert.Single(_house.Cloud.SeenBy(_person));
        foreach (var status in new[] { "read", "sent", "delivered", "failed" })
        {
            await _house.PostAsync(CloudApiWebhooks.Reports([_person], _house.Webhooks.Status(seen, status)));
        }

        Assert.Equal(Relay.WhatsApp.SentState.Read, await StateAsync(seen));
    }

    [Fact]
    public async Task A_report_that_overtakes_our_own_note_is_kept()
    {
        await _house.WriteAsync(_person, "hello");
        var early = new CloudApiSeen(_person, "text", "x") { Wamid = _person.Wamid(1_000_001) };
        await _house.PostAsync(CloudApiWebhooks.Reports([_person], _house.Webhooks.Status(early, "delivered")));
        await _house.WriteAsync(_person, "again");
        Assert.Equal(early.Wamid, _house.Cloud.SeenBy(_person)[^1].Wamid);
        Assert.Equal(Relay.WhatsApp.SentState.Delivered, await StateAsync(early));
        Assert.Empty(_house.Store.Dead);
    }

    [Theory]
    [InlineData(429, 130429, 7, 7)]
    [InlineData(400, 131056, 11, 11)]
    [InlineData(500, 131000, null, 1)]
    [InlineData(401, 190, null, 300)]
    public async Task What_the_vendor_cannot_take_now_is_sent_when_it_asks_and_stays_in_order(int status, int code, int? retryAfter, int comesAfter)
    {
        _house.Cloud.Trouble = (status, code, retryAfter);
        await _house.WriteAsync(_person, "one", "two");
        _house.Cloud.Trouble = null;
        await _house.Pump.RunAsync(TimeSpan.FromSeconds(comesAfter) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(Seen);
        await _house.Pump.RunAsync(TimeSpan.FromMilliseconds(2));
        Assert.Equal(["Heard: one", "Heard: two"], Seen);
    }

    [Fact]
    public async Task What_can_never_be_delivered_holds_nothing_up()
    {
        _house.Cloud.Trouble = (400, 131026, null);
        await _house.WriteAsync(_person, "one");
        _house.Cloud.Trouble = null;
        await _house.WriteAsync(_person, "two");
        Assert.Equal(["Heard: two"], Seen);
        Assert.Empty(_house.Store.Dead);
    }

    [Fact]
    public async Task Messages_delivered_twice_and_in_any_order_say_everything_once()
    {
        (_house.Pump.Twice, _house.Pump.Shuffle) = (true, new Random(7));
        for (var i = 0; i < 20; i++)
        {
            _house.Cloud.Heard(_person);
            await _house.PostAsync(CloudApiWebhooks.Of([_person], _house.Webhooks.Text(_person, $"{i}"), _house.Webhooks.Text(_person, $"tip {i}")));
        }

        await _house.Pump.RunDueAsync();
        Assert.Equal(Enumerable.Range(0, 20).SelectMany(i => new[] { $"Heard: {i}", "Thanks." }), Seen);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}").Order(), _house.Desk.Said.Select(w => w.Tip!.What!).Order());
    }

    [Fact]
    public async Task A_burst_ends_with_thirty_seconds_of_silence()
    {
        await _house.WriteAsync(_person, "burst");
        await _house.Pump.RunAsync(TimeSpan.FromSeconds(20));
        await _house.WriteAsync(_person, "burst");
        await _house.Pump.RunAsync(TimeSpan.FromSeconds(29));
        Assert.Empty(Seen);
        await _house.Pump.RunAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["Silence."], Seen);
    }

    [Fact]
    public async Task Buttons_and_lists_keep_the_vendors_limits()
    {
        _house.Script = (talk, _, _) => new Reply(
            talk,
            [
                new Utterance(new string('क', 1024)) { Buttons = [.. Enumerable.Range(0, 3).Select(i => new Option($"b:{i}", new string((char)('a' + i), 20)))] },
                new Utterance("List") { ListButton = "Choose", Rows = [.. Enumerable.Range(0, 10).Select(i => new Option($"r:{i}", new string((char)('a' + i), 24), new string('d', 72)))] },
                new Utterance("Too long") { Buttons = [new Option("x", new string('x', 21))] },
                new Utterance("After"),
            ],
            []);
        await _house.WriteAsync(_person, "hello");
        Assert.Equal(["button", "list", "text"], _house.Cloud.SeenBy(_person).Select(s => s.Type));
        Assert.Equal(10, _house.Cloud.SeenBy(_person)[1].Options.Count);
        Assert.Equal(["a button's title has 1 to 20 characters"], _house.Cloud.Broken);
    }

    private async Task<Relay.WhatsApp.SentState> StateAsync(CloudApiSeen seen)
    {
        var book = _house.Get<Relay.Talks.TalkBook>();
        var talk = await _house.Get<Relay.Vault.InformerVault>().FindTalkAsync(new Relay.Vault.Address(_person.Phone, _person.UserId), default);
        var row = _house.Store.Peek(new(Relay.Talks.TalkBook.Partition(talk!), Relay.Talks.TalkBook.Sent + book.HashOf(seen.Wamid)))!;
        return System.Text.Json.JsonSerializer.Deserialize(row.Body.Span, RelayJson.Default.SentRow)!.State;
    }

    private async Task<string> TipAsync()
    {
        await _house.WriteAsync(_person, "tip something");
        return Assert.Single(_house.Desk.Said).Alias;
    }

    private DeskWord State(string alias, InformerState state) => new() { Id = Privacy.Ids.Random(), Alias = alias, Kind = DeskWordKind.State, State = state, At = _house.Clock.Now };

    private DeskWord Question(string alias, string text) => new() { Id = Privacy.Ids.Random(), Alias = alias, Kind = DeskWordKind.Question, Text = text, At = _house.Clock.Now };
}
