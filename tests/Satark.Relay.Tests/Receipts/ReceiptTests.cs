using System.Text.RegularExpressions;
using Satark.Relay.Forwarding;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Receipts;

public sealed partial class ReceiptTests : IAsyncDisposable
{
    private readonly RelayHouse _house = new();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_receipt_leads_to_its_tip_typed_in_any_of_our_scripts()
    {
        var alias = await _house.Get<SubmitTip>().HandleAsync(TestTalk.Tip("web"), [], null, default);
        var receipt = await Receipts.IssueAsync(alias, default);
        Assert.Matches(Form(), receipt);
        foreach (var typed in new[] { receipt, receipt.Replace('-', ' '), receipt.Replace("-", "", StringComparison.Ordinal), Script(receipt, '०'), Script(receipt, '۰') + " ", Script(receipt, '０'), $"\u2066{receipt.Replace('-', '–')}\u2069" })
        {
            Assert.Equal(alias, (await Receipts.FindAsync(typed, default)).Value);
        }
    }

    [Fact]
    public async Task Unknown_muted_forgotten_and_expired_look_alike()
    {
        var aliases = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            aliases.Add(await _house.Get<SubmitTip>().HandleAsync(TestTalk.Tip("web"), [], null, default));
        }

        await _house.Pump.RunDueAsync();
        var (muted, expired) = (await Receipts.IssueAsync(aliases[0], default), await Receipts.IssueAsync(aliases[1], default));
        await _house.SayAsync(new DeskWord { Id = Privacy.Ids.Random(), Alias = aliases[0], Kind = DeskWordKind.Mute, At = _house.Clock.Now });
        Assert.Equal(aliases[1], (await Receipts.FindAsync(expired, default)).Value);
        _house.Clock.Advance(TimeSpan.FromDays(365));
        foreach (var typed in new[] { muted, expired, "1234-5678-9012-3456", "12", "", "no digits at all", new string('1', 1000) })
        {
            var found = await Receipts.FindAsync(typed, default);
            Assert.True(found.IsOk);
            Assert.Null(found.Value);
        }
    }

    [Fact]
    public async Task So_many_are_looked_up_at_once_and_no_more()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Receipts.FindAsync($"{i:D16}", default))));
        Assert.Contains(all, o => o.IsOk);
        Assert.Contains(all, o => o.Refusal?.Kind == RefusalKind.NotNow);
        Assert.True((await Receipts.FindAsync("1234567890123456", default)).IsOk, "the line never clears");
        Assert.InRange(Receipts.Derivations.Most, 1, new RelayOptions().ReceiptsAtOnce);
    }

    [Fact]
    public async Task A_receipt_that_was_asked_for_is_said_once_after_the_thanks()
    {
        _house.Pump.Twice = true;
        var person = _house.Somebody();
        await _house.WriteAsync(person, "tip receipt please");
        Assert.Equal(2, _house.Cloud.SeenBy(person).Count);
        var digits = Form().Match(_house.Cloud.SeenBy(person)[1].Body);
        Assert.Equal(_house.Desk.Said[0].Alias, (await Receipts.FindAsync(digits.Value, default)).Value);
        Assert.DoesNotContain(_house.Logs, l => l.Contains(digits.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tip_of_the_browser_is_at_hand_in_WhatsApp_once_its_receipt_is_typed_there_and_stop_takes_it_along()
    {
        var alias = await _house.Get<SubmitTip>().HandleAsync(TestTalk.Tip("web"), [], null, default);
        var receipt = await Receipts.IssueAsync(alias, default);
        var (person, stranger) = (_house.Somebody(), _house.Somebody("919800000009", "IN.99999"));
        await _house.WriteAsync(person, receipt, "1234 5678 9012 3456");
        await _house.WriteAsync(stranger, receipt);
        await _house.SayAsync(new DeskWord { Id = Privacy.Ids.Random(), Alias = alias, Kind = DeskWordKind.State, State = InformerState.Taken, At = _house.Clock.Now });
        Assert.Equal(["Receipt: drugs", "Receipt: ", "State: Taken"], _house.Cloud.SeenBy(person).Select(s => s.Body));
        Assert.Equal(["Receipt: drugs"], _house.Cloud.SeenBy(stranger).Select(s => s.Body));

        await _house.WriteAsync(stranger, "stop");
        Assert.Equal(alias, (await Receipts.FindAsync(receipt, default)).Value);
        await _house.WriteAsync(person, "stop");
        Assert.Null((await Receipts.FindAsync(receipt, default)).Value);
    }

    private Relay.Receipts.Receipts Receipts => _house.Get<Relay.Receipts.Receipts>();

    private static string Script(string text, char zero) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(zero + (c - '0')) : c));

    [GeneratedRegex(@"\d{4}-\d{4}-\d{4}-\d{4}")]
    private static partial Regex Form();
}
