using System.Text.Json;
using Satark.Relay.Forwarding;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Support;
using Satark.Support.Gateways;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Talks;

public sealed class ForgettingTests : IAsyncDisposable
{
    private readonly RelayHouse _house = new();
    private readonly CloudApiPerson _person;

    public ForgettingTests() => _person = _house.Somebody();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Stop_says_goodbye_tells_the_desk_and_leaves_nothing_that_leads_to_the_informer()
    {
        var backup = new Dictionary<RecordKey, byte[]>();
        _house.Store.Saving = change => change.Writes.ToList().ForEach(w => Note(backup, change.Partition, w));
        await _house.WriteAsync(_person, "draft of something");
        await _house.WriteAsync(_person, "tip something");
        var talk = (await TalkAsync())!;
        var alias = Assert.Single(_house.Desk.Said).Alias;

        await _house.WriteAsync(_person, "stop");

        Assert.Equal("Forgotten.", _house.Cloud.SeenBy(_person)[^1].Body);
        Assert.Equal([TipWordKind.Submitted, TipWordKind.Left], _house.Desk.Said.Select(w => w.Kind));
        Assert.Null(await TalkAsync());
        Assert.Null(await _house.Get<TipBook>().FindAsync(alias, default));
        foreach (var partition in new[] { TalkBook.Partition(talk), "vault-" + talk })
        {
            Assert.Empty(await _house.Store.ListAsync(partition, "", null, 10, default));
        }

        // Whatever an old backup brings back is sealed under keys that are gone.
        Assert.True(backup.Count > 12, $"{backup.Count}");
        foreach (var (key, body) in backup)
        {
            _house.Store.Tamper(key, body);
        }

        Assert.Null(await TalkAsync());
        Assert.Null(await _house.Get<TalkBook>().FindAsync(talk, default));
        Assert.Null(await _house.Get<InformerVault>().AddressAsync(talk, default));
        Assert.Null(await _house.Get<TipBook>().FindAsync(alias, default));
        Assert.Null(await _house.Get<ReadTip>().FindAsync(alias, default));
    }

    [Fact]
    public async Task That_two_tips_lost_their_informer_is_not_said_at_one_time()
    {
        await _house.WriteAsync(_person, "tip something");
        await _house.WriteAsync(_person, "tip something else");
        var aliases = _house.Desk.Said.Select(w => w.Alias).ToHashSet();
        Assert.Equal(2, aliases.Count);

        await _house.WriteAsync(_person, "stop");

        // Both lead nowhere at once, and the desk knows it of one.
        Assert.All(aliases, alias => Assert.Null(_house.Get<TipBook>().FindAsync(alias, default).Result));
        Assert.Single(_house.Desk.Said, w => w.Kind == TipWordKind.Left);

        _house.Clock.Advance(TimeSpan.FromDays(1));
        await _house.Pump.RunDueAsync();
        var left = _house.Desk.Said.Where(w => w.Kind == TipWordKind.Left).ToList();
        Assert.Equal(aliases, left.Select(w => w.Alias).ToHashSet());
        Assert.True(left[1].At - left[0].At >= TimeSpan.FromHours(1), $"{left[1].At - left[0].At}");
    }

    [Fact]
    public async Task Whoever_writes_after_stop_is_somebody_new()
    {
        await _house.WriteAsync(_person, "tip something");
        var before = await TalkAsync();
        await _house.WriteAsync(_person, "stop", "hello");
        await _house.WriteAsync(_person, "hello again");
        Assert.NotEqual(before, await TalkAsync());
        Assert.Equal("Heard: hello again", _house.Cloud.SeenBy(_person)[^1].Body);
        Assert.Empty(_house.Store.Dead);
    }

    [Fact]
    public async Task Forgetting_that_is_broken_off_anywhere_is_finished_by_its_message()
    {
        // The process dies at each save of a stop, one after another.
        var (deaths, unsaid) = (0, 0);
        for (var dies = 1; dies < 60; dies++)
        {
            await using var house = new RelayHouse();
            var person = house.Somebody();
            await house.WriteAsync(person, "tip something");
            house.Cloud.Heard(person);
            await house.PostAsync(CloudApiWebhooks.Of([person], house.Webhooks.Text(person, "stop")));
            var (count, died) = (0, false);
            house.Store.At = point =>
            {
                if (point.Kind is PointKind.BeforeSave or PointKind.AfterSave && ++count == dies && !died)
                {
                    died = true;
                    house.Pump.Die();
                }

                return ValueTask.CompletedTask;
            };
            await house.Pump.RunAsync(TimeSpan.FromMinutes(3));
            house.Store.At = null;
            deaths += died ? 1 : 0;
            Assert.Null(await house.Get<InformerVault>().FindTalkAsync(new Address(person.Phone, person.UserId), default));
            unsaid += house.Cloud.SeenBy(person).Any(s => s.Body == "Forgotten.") ? 0 : 1;
            Assert.Single(house.Desk.Said, w => w.Kind == TipWordKind.Left);
            Assert.Empty(house.Store.Dead);
            if (!died)
            {
                break;
            }
        }

        // Whoever dies with the goodbye in hand may not have said it: being forgotten does not wait for it.
        Assert.True(deaths > 10 && unsaid <= 2, $"{deaths} deaths, {unsaid} goodbyes unsaid");
    }

    [Fact]
    public async Task First_words_at_the_same_moment_leave_no_record_of_the_person_that_stop_would_not_forget()
    {
        var noted = new System.Collections.Concurrent.ConcurrentDictionary<RecordKey, byte[]>();
        _house.Store.Saving = change => change.Writes.Where(w => w.Body.Length > 0 && (change.Partition.StartsWith("vault-", StringComparison.Ordinal) || change.Partition.StartsWith("who-", StringComparison.Ordinal)))
            .ToList().ForEach(w => noted[new RecordKey(change.Partition, w.Row)] = w.Body.ToArray());
        _house.Store.At = async _ => await Task.Yield();
        _house.Cloud.Heard(_person);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(async () =>
            Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Of([_person], _house.Webhooks.Text(_person, $"hello {n}")))).Status))));
        await _house.Pump.RunDueAsync();
        Assert.Equal(12, _house.Cloud.SeenBy(_person).Count(s => s.Body!.StartsWith("Heard: hello", StringComparison.Ordinal)));

        await _house.WriteAsync(_person, "stop");

        Assert.All(noted.Keys, key => Assert.Null(_house.Store.Peek(key)));
        foreach (var body in noted.Values)
        {
            Assert.Null(await _house.Keys.FindAsync(JsonSerializer.Deserialize(body, RelayJson.Default.SealedRow)!.KeyId, default));
        }
    }

    [Fact]
    public async Task Second_words_that_come_while_the_first_ones_are_entered_are_not_forgotten_with_their_loser()
    {
        _house.Cloud.Heard(_person);
        var isFirst = true;
        _house.Store.At = async point =>
        {
            if (isFirst && point is { Kind: PointKind.AfterSave, Change: { } change } && change.Partition.StartsWith("who-", StringComparison.Ordinal))
            {
                isFirst = false;
                Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Of([_person], _house.Webhooks.Text(_person, "hello 2")))).Status);
            }
        };
        Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Of([_person], _house.Webhooks.Text(_person, "hello 1")))).Status);
        Assert.False(isFirst);
        await _house.Pump.RunDueAsync();

        Assert.Equal(["Heard: hello 1", "Heard: hello 2"], _house.Cloud.SeenBy(_person).Select(s => s.Body).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Somebody_whose_first_words_were_lost_with_the_process_is_forgotten_too()
    {
        var talk = await _house.Get<InformerVault>().EnterAsync(new Address(_person.Phone, _person.UserId), default);
        await _house.Pump.RunDueAsync();
        await _house.Get<Relay.Retention.KeepOrForget>().HandleAsync(default);
        Assert.Equal(talk, await TalkAsync());

        _house.Clock.Advance(TimeSpan.FromDays(3));
        await _house.Get<Relay.Retention.KeepOrForget>().HandleAsync(default);

        Assert.Null(await TalkAsync());
        Assert.Empty(await _house.Store.ListAsync("vault-" + talk, "", null, 10, default));
    }

    [Fact]
    public async Task Words_that_come_while_their_talk_is_forgotten_are_those_of_somebody_new()
    {
        await _house.WriteAsync(_person, "tip something");
        var talk = (await TalkAsync())!;

        // The whole of "stop" runs between the exchange of the address and the save of the words.
        var entered = await _house.Get<InformerVault>().EnterAsync(new Address(_person.Phone, _person.UserId), default);
        await _house.Get<ForgetInformer>().HandleAsync(talk, default);
        var message = new Relay.WhatsApp.WebhookEvent.Message(
            new Address(_person.Phone, _person.UserId), "wamid.late", _house.Clock.Now, new Relay.WhatsApp.HeardWords { Kind = "text", Text = "late", At = _house.Clock.Now }, null);
        Assert.False(await _house.Get<TakeWords>().HandleAsync(entered, [message], default));
        Assert.Empty(await _house.Store.ListAsync(TalkBook.Partition(talk), "", null, 10, default));
    }

    [Fact]
    public async Task A_draft_has_a_key_of_its_own_that_goes_once_the_tip_is_sent()
    {
        await _house.WriteAsync(_person, "draft secret of the informer");
        var talk = (await TalkAsync())!;
        var row = (await _house.Store.FindAsync(TalkBook.Partition(talk), TalkBook.Row, RelayJson.Default.TalkRow, default))!.Value;
        Assert.NotNull(await _house.Keys.FindAsync(row.DraftKeyId!, default));

        await _house.WriteAsync(_person, "tip secret of the informer");

        Assert.Null(await _house.Keys.FindAsync(row.DraftKeyId!, default));
        Assert.NotNull(await _house.Get<TalkBook>().FindAsync(talk, default));
    }

    private static void Note(Dictionary<RecordKey, byte[]> backup, string partition, RecordWrite write)
    {
        // Nothing of the desk's own side, and no list of ids: those say nothing of anybody.
        if (write.Kind is WriteKind.Insert or WriteKind.Replace && !partition.StartsWith("index-", StringComparison.Ordinal))
        {
            backup[new RecordKey(partition, write.Row)] = write.Body.ToArray();
        }
    }

    private Task<string?> TalkAsync() => _house.Get<InformerVault>().FindTalkAsync(new Address(_person.Phone, _person.UserId), default);
}
