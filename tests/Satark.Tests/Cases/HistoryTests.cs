using System.Text;
using Satark.Cases;
using Satark.Privacy;

namespace Satark.Tests.Cases;

public sealed class HistoryTests
{
    private const string CaseId = "aaaaaaaaaaaaaaaa-1";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, 1, TimeSpan.Zero);
    private static readonly byte[] ChainKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly DataKey Key = new("key", (byte[])[.. Enumerable.Range(32, 32).Select(i => (byte)i)]);
    private static readonly Actor Meta = new(ActorKind.Partner, "meta", "Meta");
    private static readonly Actor Asha = new(ActorKind.Officer, "asha", "Asha Verma");

    // The two links were computed by a program of its own, in another language, from the format as it is written down.
    [Fact]
    public void The_bytes_that_are_chained_never_change()
    {
        var (head, events) = Chain();

        Assert.Equal("c09558ccb3704da62d47148645042fe3ebe37fa2fde14abcc1a085d87cb6be61", events[0].Digest);
        Assert.Equal("ad157cf31b8e58da1ebc07c749df9cdf45bee6480de6fe93be31ffbbf973739d", events[0].Link);
        Assert.Equal("38d63a5f29793c9c2f5cb629bdd74c18d0be167ac0ebbd1b420f60064ae2166a", events[1].Digest);
        Assert.Equal("d2fd9d2a7880b955fcd98987717a971fd48d04d561471ccf7bf98a3f6c226156", events[1].Link);
        Assert.Equal(new ChainHead(2, events[1].Link, Now), head);
    }

    [Fact]
    public void A_whole_chain_verifies_with_and_without_the_cases_key()
    {
        var (head, events) = Chain();

        Assert.Null(Fault(head, events));
        Assert.Null(History.Fault(CaseId, head, events, null, ChainKey));
    }

    [Fact]
    public void The_words_of_an_event_can_be_read_with_the_key_and_not_without()
    {
        var (_, events) = Chain();

        Assert.Equal("मैं ठीक नहीं हूँ", History.Open(CaseId, events[0], Key));
        Assert.Null(History.Open(CaseId, events[0], null));
        Assert.Null(History.Open(CaseId, events[1], Key));
        Assert.DoesNotContain("मैं", Encoding.UTF8.GetString(Convert.FromBase64String(events[0].Body!)), StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<CaseEvent, CaseEvent>> Alterations => new()
    {
        { "time", e => e with { At = e.At.AddMilliseconds(1) } },
        { "kind", e => e with { Kind = EventKinds.Noted } },
        { "who", e => e with { By = e.By with { Id = "ravi" } } },
        { "name", e => e with { By = e.By with { Name = "Ravi" } } },
        { "kind of who", e => e with { By = e.By with { Kind = ActorKind.System } } },
        { "clock", e => e with { Answers = "other" } },
        { "latency", e => e with { LatencyMs = 7 } },
        { "a fact", e => e with { Facts = new Dictionary<string, string>(e.Facts) { ["partner"] = "snap" } } },
        { "a fact more", e => e with { Facts = new Dictionary<string, string>(e.Facts) { ["more"] = "" } } },
        { "facts moved between name and value", e => e with { Facts = new Dictionary<string, string> { ["partnerm"] = "eta", ["key"] = "meta.one" } } },
        { "digest", e => e with { Digest = new string('0', 64) } },
        { "link", e => e with { Link = new string('0', 64) } },
    };

    [Theory]
    [MemberData(nameof(Alterations))]
    public void An_altered_header_is_found(string what, Func<CaseEvent, CaseEvent> alter)
    {
        var (head, events) = Chain();

        Assert.True(Fault(head, [alter(events[0]), events[1]])?.StartsWith("event 1 (", StringComparison.Ordinal), what);
    }

    [Fact]
    public void An_altered_or_taken_body_is_found_with_the_key()
    {
        var (head, events) = Chain();
        var bytes = Convert.FromBase64String(events[0].Body!);
        bytes[^1] ^= 1;
        var other = Sealed.Close(Key.Secret.Span, "I am fine"u8, Encoding.UTF8.GetBytes($"event/{CaseId}/1"));

        Assert.Contains("body of event 1", Fault(head, [events[0] with { Body = Convert.ToBase64String(bytes) }, events[1]]), StringComparison.Ordinal);
        Assert.Contains("body of event 1", Fault(head, [events[0] with { Body = "no base64!" }, events[1]]), StringComparison.Ordinal);
        Assert.Contains("body of event 1", Fault(head, [events[0] with { Body = Convert.ToBase64String(other) }, events[1]]), StringComparison.Ordinal);
        Assert.Contains("body of event 1", Fault(head, [events[0] with { Body = null }, events[1]]), StringComparison.Ordinal);
        Assert.Contains("body of event 2", Fault(head, [events[0], events[1] with { Body = events[0].Body }]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_an_added_and_an_exchanged_event_are_found()
    {
        var (head, events) = Chain();

        Assert.Equal("event 1 is missing", Fault(head, [events[1]]));
        Assert.Equal("the case has 2 events and 1 were found", Fault(head, [events[0]]));
        Assert.Equal("the case has 2 events and 0 were found", Fault(head, []));
        Assert.Equal("event 1 is missing", Fault(head, [events[1], events[0]]));
        Assert.Contains("event 1 (", Fault(head, [events[1] with { Seq = 1 }, events[0] with { Seq = 2 }]), StringComparison.Ordinal);
        Assert.Contains("event 3 (", Fault(head, [.. events, events[1] with { Seq = 3 }]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_altered_head_is_found()
    {
        var (head, events) = Chain();

        Assert.Equal("the head does not fit the last event", Fault(head with { Link = events[0].Link }, events));
        Assert.Equal("the case has 1 events and 2 were found", Fault(head with { Seq = 1 }, events));
    }

    [Fact]
    public void The_same_events_under_another_case_or_chain_key_do_not_verify()
    {
        var (head, events) = Chain();

        Assert.NotNull(History.Fault("aaaaaaaaaaaaaaaa-2", head, events, null, ChainKey));
        Assert.NotNull(History.Fault(CaseId, head, events, null, new byte[32]));
    }

    [Fact]
    public void Without_bodies_and_key_the_chain_still_verifies()
    {
        var (head, events) = Chain();

        Assert.Null(History.Fault(CaseId, head, [.. events.Select(e => e with { Body = null })], null, ChainKey));
    }

    [Fact]
    public void A_clock_that_was_set_back_never_puts_an_event_before_the_one_before_it()
    {
        var (head, _) = Chain();

        var (after, events) = History.Append(CaseId, head, [new Happening(EventKinds.Noted, Asha) { Since = Now.AddHours(1) }], Now.AddHours(-1), Key, ChainKey);

        Assert.Equal(Now, events[0].At);
        Assert.Equal(Now, after.At);
        Assert.Equal(0, events[0].LatencyMs);
    }

    [Fact]
    public void Rows_sort_as_their_events_do()
    {
        Assert.Equal("case-1.event-000009", History.Row("case-1", 9));
        Assert.True(string.CompareOrdinal(History.Row("case-1", 9), History.Row("case-1", 10)) < 0);
    }

    private static string? Fault(ChainHead head, IReadOnlyList<CaseEvent> events) => History.Fault(CaseId, head, events, Key, ChainKey);

    private static (ChainHead Head, IReadOnlyList<CaseEvent> Events) Chain() => History.Append(
        CaseId,
        ChainHead.None,
        [
            new Happening(EventKinds.Received, Meta) { Text = "मैं ठीक नहीं हूँ", Facts = new Dictionary<string, string> { ["partner"] = "meta", ["key"] = "meta.one" } },
            new Happening(EventKinds.Acknowledged, Asha) { Answers = EventKinds.Received, Since = Now.AddMilliseconds(-1) },
        ],
        Now,
        Key,
        ChainKey);
}
