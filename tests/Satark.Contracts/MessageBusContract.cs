using System.Globalization;
using System.Text;
using Satark.Messaging;
using Satark.Storage;
using Satark.Support;

namespace Satark.Contracts;

/// <summary>What every store and its <see cref="IMessageBus"/> promise about messages.</summary>
public abstract class MessageBusContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An empty store.</summary>
    protected abstract IStore Store { get; }

    /// <summary>The bus of that store.</summary>
    protected abstract IMessageBus Bus { get; }

    /// <summary>The clock of both.</summary>
    protected abstract FakeClock Clock { get; }

    /// <summary>Hands out and completes all messages that are due now.</summary>
    protected abstract Task<IReadOnlyList<Message>> ReceiveAsync();

    [Fact]
    public async Task A_message_of_a_change_is_delivered_as_it_was_sent()
    {
        var sent = Message("case-1-call", Lane.Urgent) with { Attempt = 3, TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        await Send(sent);

        var got = Assert.Single(await ReceiveAsync());
        Assert.Equal(sent.Id, got.Id);
        Assert.Equal(sent.Kind, got.Kind);
        Assert.Equal(sent.Lane, got.Lane);
        Assert.Equal(sent.DueAt, got.DueAt);
        Assert.Equal(sent.Attempt, got.Attempt);
        Assert.Equal(sent.TraceParent, got.TraceParent);
        Assert.Equal(sent.Body.ToArray(), got.Body.ToArray());
    }

    [Fact]
    public async Task A_message_without_body_and_trace_is_delivered_without_them()
    {
        await Send(Message("m") with { Body = default });

        var got = Assert.Single(await ReceiveAsync());
        Assert.True(got.Body.IsEmpty);
        Assert.Null(got.TraceParent);
    }

    [Fact]
    public async Task A_change_of_messages_alone_is_saved()
    {
        await Send(Message("one"), Message("two", Lane.Bulk), Message("three", Lane.Urgent));

        Assert.Equal(["one", "three", "two"], (await ReceiveAsync()).Select(m => m.Id).Order());
    }

    [Fact]
    public async Task A_message_is_not_delivered_before_its_due_time()
    {
        await Send(Message("later") with { DueAt = Clock.Now + TimeSpan.FromSeconds(60) });

        Assert.Empty(await ReceiveAsync());
        Clock.Advance(TimeSpan.FromSeconds(59.999));
        Assert.Empty(await ReceiveAsync());
        Clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal("later", Assert.Single(await ReceiveAsync()).Id);
    }

    [Fact]
    public async Task A_due_time_between_two_milliseconds_is_not_early_either()
    {
        await Send(Message("later") with { DueAt = Clock.Now + TimeSpan.FromTicks(10_005_001) });

        Clock.Advance(TimeSpan.FromTicks(10_005_000));
        Assert.Empty(await ReceiveAsync());
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task A_message_long_overdue_is_delivered()
    {
        await Send(Message("old") with { DueAt = Clock.Now - TimeSpan.FromDays(30) });

        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task A_change_in_conflict_sends_nothing()
    {
        await Store.SaveAsync(new Change("p").Insert("a", new Note("x"), ContractJson.Default.Note), None);

        var result = await Store.SaveAsync(new Change("p").Insert("a", new Note("y"), ContractJson.Default.Note).Send(Message("never")), None);

        Assert.Equal(SaveResult.Conflict, result);
        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task Messages_with_the_same_id_are_each_delivered()
    {
        await Send(Message("same"), Message("same"));
        await Send(Message("same"));

        Assert.Equal(3, (await ReceiveAsync()).Count);
    }

    [Fact]
    public async Task Ninety_messages_are_one_change()
    {
        await Send([.. Enumerable.Range(0, Change.MaxRows).Select(i => Message("m" + i.ToString(CultureInfo.InvariantCulture)))]);

        Assert.Equal(Change.MaxRows, (await ReceiveAsync()).Count);
    }

    [Fact]
    public async Task A_retry_is_a_copy_with_the_next_attempt_at_its_own_time()
    {
        await Bus.RetryAsync(Message("m", Lane.Urgent) with { Attempt = 1 }, Clock.Now + TimeSpan.FromSeconds(4), None);

        Assert.Empty(await ReceiveAsync());
        Clock.Advance(TimeSpan.FromSeconds(4));
        var got = Assert.Single(await ReceiveAsync());
        Assert.Equal(("m", 2, Lane.Urgent), (got.Id, got.Attempt, got.Lane));
    }

    [Fact]
    public async Task Dead_letters_are_listed_newest_first_with_their_reason()
    {
        await Bus.DeadLetterAsync(Message("first"), "HttpRequestException", None);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Bus.DeadLetterAsync(Message("second", Lane.Bulk) with { Attempt = 9 }, "JsonException", None);

        var letters = await Bus.DeadLettersAsync(10, None);
        Assert.Equal(["second", "first"], letters.Select(l => l.Message.Id));
        Assert.Equal("JsonException", letters[0].Reason);
        Assert.Equal(9, letters[0].Message.Attempt);
        Assert.Equal(Lane.Bulk, letters[0].Message.Lane);
        Assert.Equal("{\"n\":1}", Encoding.UTF8.GetString(letters[0].Message.Body.Span));
        Assert.Equal(Clock.Now, letters[0].At);
        Assert.Single(await Bus.DeadLettersAsync(1, None));
        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task The_same_message_given_up_twice_is_one_dead_letter()
    {
        await Bus.DeadLetterAsync(Message("m"), "JsonException", None);
        await Bus.DeadLetterAsync(Message("m"), "JsonException", None);

        Assert.Single(await Bus.DeadLettersAsync(10, None));
    }

    [Fact]
    public async Task A_replayed_dead_letter_is_sent_once_under_a_new_id_from_its_first_attempt()
    {
        await Bus.DeadLetterAsync(Message("m", Lane.Urgent) with { Attempt = 9 }, "JsonException", None);
        var letter = Assert.Single(await Bus.DeadLettersAsync(10, None));

        Assert.True(await Bus.ReplayAsync(letter.Id, Clock.Now, None));
        Assert.False(await Bus.ReplayAsync(letter.Id, Clock.Now, None));

        Assert.Empty(await Bus.DeadLettersAsync(10, None));
        var got = Assert.Single(await ReceiveAsync());
        Assert.NotEqual("m", got.Id);
        Assert.Equal((0, Lane.Urgent, "Tested"), (got.Attempt, got.Lane, got.Kind));
    }

    [Fact]
    public async Task A_dead_letter_that_does_not_exist_cannot_be_replayed()
    {
        Assert.False(await Bus.ReplayAsync("none", Clock.Now, None));
        Assert.Empty(await ReceiveAsync());
    }

    private Message Message(string id, Lane lane = Lane.Ordinary) => new(id, "Tested", lane, Clock.Now, "{\"n\":1}"u8.ToArray());

    private async Task Send(params Message[] messages)
    {
        var change = new Change("p");
        foreach (var message in messages)
        {
            change.Send(message);
        }

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(change, None));
    }
}
