using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Support.Canary;
using Satark.Support.Gateways;
using Satark.Support.Media;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.WhatsApp;

public sealed class IdentityTests : IAsyncDisposable
{
    private const string MediaId = "1479537139650973";

    private readonly RelayHouse _house = new();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Nothing_of_who_wrote_lies_anywhere_in_the_clear()
    {
        var people = new[] { _house.Somebody(), _house.Somebody("919811122233", null, "Bela Canary"), _house.Somebody("919844455566", "IN.777000777000", "Chanda Canary") with { ShowsPhone = false } };
        var (searcher, first, message) = (new Searcher(), people[0], (string?)null);
        foreach (var person in people)
        {
            searcher.Add("number", person.Phone).Add("name", person.Name);
            if (person.UserId is { } user)
            {
                searcher.Add("user id", user);
            }
        }

        searcher.Add("media id", MediaId).Add("words", "a canary of words");
        _house.Store.Saving = change => message ??= Leaks(searcher, change.Writes.Select(w => new Place("records", change.Partition + "/" + w.Row, w.Body)).Concat(change.Messages.Select(m => new Place("messages", m.Id, m.Body))));
        _house.Cloud.Upload(MediaId, Pictures.Jpeg().File, "image/jpeg");
        foreach (var person in people)
        {
            _house.Cloud.Heard(person);
            await _house.PostAsync(CloudApiWebhooks.Of([person], _house.Webhooks.Media(person, "image", MediaId), _house.Webhooks.Text(person, "tip a canary of words")));
            await _house.Pump.RunDueAsync();
            foreach (var seen in _house.Cloud.SeenBy(person))
            {
                searcher.Add("outbound message id", seen.Wamid).Add("inbound message id", person.Wamid(1));
                await _house.PostAsync(CloudApiWebhooks.Reports([person], _house.Webhooks.Status(seen, "delivered"), _house.Webhooks.Status(seen, "failed", 131026)));
            }

            await _house.WriteAsync(person, "and one more");
        }

        // Failures too: an exception's text, a dead letter.
        _house.Desk.IsAway = true;
        _house.Cloud.Trouble = (500, 1, null);
        await _house.WriteAsync(first, "tip another canary");
        _house.Script = (_, heard, _) => throw new InvalidOperationException("Broken on purpose.");
        await _house.WriteAsync(first, "this one dies");
        await _house.Pump.RunAsync(TimeSpan.FromHours(2));
        Assert.NotEmpty(_house.Store.Dead);

        Assert.Null(message);
        Assert.Empty(searcher.Look(_house.Store.Dead.Select(d => Place.Of("dead letters", d.Id, d.Message.Id + d.Reason + System.Text.Encoding.UTF8.GetString(d.Message.Body.Span)))));
        Assert.Empty(searcher.Look(_house.Logs.Select(l => Place.Of("log", "line", l))));
        Assert.True(searcher.Seen["records"].Places > 60 && searcher.Seen["messages"].Places > 30 && searcher.Seen["log"].Places > 5, "hardly anything was looked through");
    }

    [Fact]
    public async Task The_search_finds_a_leak_that_is_planted()
    {
        var searcher = new Searcher().Add("number", "919876543210");
        _house.Store.Tamper(new("talk-x", "row"), System.Text.Encoding.UTF8.GetBytes(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("x919876543210"))));
        Assert.NotNull(Leaks(searcher, [new Place("records", "x", _house.Store.Peek(new("talk-x", "row"))!.Body)]));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Somebody_known_by_number_and_by_user_id_is_one_person_once_both_were_seen_together()
    {
        var (number, user, both) = People();
        await _house.WriteAsync(number, "tip first");
        await _house.WriteAsync(user, "hello");
        Assert.NotEqual(await TalkAsync(number), await TalkAsync(user));

        await _house.WriteAsync(both, "together");

        var talk = await TalkAsync(number);
        Assert.Equal(talk, await TalkAsync(user));
        var alias = Assert.Single(_house.Desk.Said).Alias;
        Assert.Equal([alias], (await _house.Get<TalkBook>().FindAsync(talk!, default))!.State.Talk.Tips.Select(t => t.Alias));
        await _house.SayAsync(State(alias, InformerState.Taken));
        Assert.Equal("State: Taken", _house.Cloud.SeenBy(both)[^1].Body);
    }

    [Fact]
    public async Task A_number_that_another_user_id_writes_from_has_another_owner_who_meets_nothing_of_the_one_before()
    {
        var before = _house.Somebody("919800000001", "IN.1111111111");
        await _house.WriteAsync(before, "tip of the first");
        var after = new CloudApiPerson("919800000001", "IN.2222222222", "New owner");
        await _house.WriteAsync(after, "hello");

        var vault = _house.Get<InformerVault>();
        var (old, young) = (await vault.FindTalkAsync(new Address(null, before.UserId), default), await vault.FindTalkAsync(new Address(after.Phone, after.UserId), default));
        Assert.NotEqual(old, young);
        Assert.Equal(new Address(null, "IN.1111111111"), await vault.AddressAsync(old!, default));
        Assert.Equal(young, await vault.FindTalkAsync(new Address(before.Phone, null), default));
    }

    [Fact]
    public async Task A_changed_number_takes_its_talk_along_and_the_old_one_leads_nowhere()
    {
        var before = _house.Somebody("919800000001", "IN.1111111111");
        var after = _house.Somebody("919800000002", "IN.2222222222");
        await _house.WriteAsync(before, "tip of mine");
        var talk = await TalkAsync(before);
        await _house.PostAsync(CloudApiWebhooks.Of([before], _house.Webhooks.Renumbered(before, after)));
        await _house.WriteAsync(after, "hello again");

        Assert.Equal(talk, await TalkAsync(after));
        Assert.Null(await TalkAsync(before));
        Assert.Equal("Heard: hello again", _house.Cloud.SeenBy(after)[^1].Body);
    }

    [Fact]
    public async Task Who_wrote_with_the_new_number_before_the_change_was_told_is_one_person_with_both_their_tips()
    {
        var before = _house.Somebody("919800000001", "IN.1111111111");
        var after = _house.Somebody("919800000002", "IN.2222222222");
        await _house.WriteAsync(before, "tip one");
        await _house.WriteAsync(after, "tip two");
        var (kept, joined) = ((await TalkAsync(before))!, (await TalkAsync(after))!);
        await _house.PostAsync(CloudApiWebhooks.Of([before], _house.Webhooks.Renumbered(before, after)));
        await _house.Pump.RunDueAsync();

        Assert.Equal(kept, await TalkAsync(after));
        Assert.Null(await TalkAsync(before));
        Assert.Equal(_house.Desk.Said.Select(w => w.Alias).Order(), (await _house.Get<TalkBook>().FindAsync(kept, default))!.State.Talk.Tips.Select(t => t.Alias).Order());
        Assert.Null(_house.Store.Peek(new("vault-" + joined, "person")));
        Assert.Null(await _house.Get<TalkBook>().FindAsync(joined, default));
    }

    [Fact]
    public async Task Who_had_the_number_before_keeps_their_talk_by_their_own_user_id_and_is_found_by_the_number_no_more()
    {
        var earlier = _house.Somebody("919800000002", "IN.3333333333");
        var (before, after) = (_house.Somebody("919800000001", "IN.1111111111"), new CloudApiPerson("919800000002", "IN.2222222222", "Asha Canary"));
        await _house.WriteAsync(earlier, "tip of the earlier owner");
        await _house.WriteAsync(before, "tip of mine");
        var (theirs, mine) = ((await TalkAsync(earlier))!, (await TalkAsync(before))!);
        await _house.PostAsync(CloudApiWebhooks.Of([before], _house.Webhooks.Renumbered(before, after)));
        await _house.Pump.RunDueAsync();

        var vault = _house.Get<InformerVault>();
        Assert.Equal(mine, await vault.FindTalkAsync(new Address(after.Phone, null), default));
        Assert.Equal(new Address(null, earlier.UserId), await vault.AddressAsync(theirs, default));
        Assert.DoesNotContain(_house.Desk.Said, w => w.Kind == TipWordKind.Left);
    }

    [Fact]
    public async Task Who_was_known_by_nothing_but_a_number_that_is_somebody_elses_now_is_forgotten_and_nothing_of_theirs_is_met()
    {
        var earlier = _house.Somebody("919800000002", null);
        var (before, after) = (_house.Somebody("919800000001", "IN.1111111111"), _house.Somebody("919800000002", "IN.2222222222"));
        await _house.WriteAsync(earlier, "tip of the earlier owner");
        await _house.WriteAsync(before, "tip of mine");
        var (theirs, mine) = ((await TalkAsync(earlier))!, (await TalkAsync(before))!);
        var (alias, own) = (_house.Desk.Said[0].Alias, _house.Desk.Said[1].Alias);
        await _house.PostAsync(CloudApiWebhooks.Of([before], _house.Webhooks.Renumbered(before, after)));
        await _house.SayAsync(State(alias, InformerState.Taken));
        await _house.SayAsync(State(own, InformerState.Taken));

        Assert.Null(_house.Store.Peek(new("vault-" + theirs, "person")));
        Assert.Null(await _house.Get<TalkBook>().FindAsync(theirs, default));
        Assert.Equal([alias], _house.Desk.Said.Where(w => w.Kind == TipWordKind.Left).Select(w => w.Alias));
        Assert.Equal(mine, await TalkAsync(after));
        Assert.Equal([own], (await _house.Get<TalkBook>().FindAsync(mine, default))!.State.Talk.Tips.Select(t => t.Alias));
        Assert.Single(_house.Cloud.Seen, s => s.Body == "State: Taken");
    }

    [Fact]
    public async Task Who_shows_no_number_is_answered_by_user_id()
    {
        var person = _house.Somebody() with { ShowsPhone = false };
        await _house.WriteAsync(person, "hello");
        Assert.Equal("Heard: hello", Assert.Single(_house.Cloud.SeenBy(person)).Body);
        Assert.Contains("\"recipient\":\"IN.4821739046152837\"", _house.Cloud.Requests[^1].Text, StringComparison.Ordinal);
    }

    private static string? Leaks(Searcher searcher, IEnumerable<Place> places) => searcher.Look(places) is [var leak, ..] ? leak.ToString() : null;

    private static DeskWord State(string alias, InformerState state) => new() { Id = Privacy.Ids.Random(), Alias = alias, Kind = DeskWordKind.State, State = state, At = DateTimeOffset.UnixEpoch.AddYears(60) };

    private (CloudApiPerson Number, CloudApiPerson User, CloudApiPerson Both) People()
    {
        var both = _house.Somebody();
        return (both with { ShowsUserId = false }, both with { ShowsPhone = false }, both);
    }

    private Task<string?> TalkAsync(CloudApiPerson person) =>
        _house.Get<InformerVault>().FindTalkAsync(new Address(person.ShowsPhone ? person.Phone : null, person.ShowsUserId ? person.UserId : null), default);
}
