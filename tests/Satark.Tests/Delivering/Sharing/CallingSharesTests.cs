using Satark.Cases;
using Satark.Escalation.Storms;
using Satark.Notifications;
using Satark.Notifications.Sharing;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering.Sharing;

public sealed class CallingSharesTests
{
    private static readonly Case OfMeta = Given.Case();

    [Fact]
    public void A_partner_gets_half_of_what_the_provider_takes_in_each_window_and_everybody_else_finds_the_rest_free()
    {
        var shares = new CallingShares();
        var given = Enumerable.Range(0, 12).Select(i => shares.Take(OfMeta, Call(i), At(3))).ToList();

        Assert.Equal([.. Enumerable.Repeat<DateTimeOffset?>(null, 5), .. Enumerable.Repeat<DateTimeOffset?>(At(10), 5), At(20), At(20)], given);
        Assert.Null(shares.Take(OfMeta with { PartnerId = "snap" }, Call(0), At(3)));
        Assert.Null(shares.Take(OfMeta with { PartnerId = null }, Call(0), At(3)));

        // What was put off has its place when its time comes, before what comes then.
        Assert.All(Enumerable.Range(5, 5), i => Assert.Null(shares.Take(OfMeta, Call(i), At(10))));
        Assert.Equal(At(20), shares.Take(OfMeta, Call(12), At(10)));
    }

    [Fact]
    public void The_same_attempt_has_one_place_however_often_its_message_comes_and_so_has_a_message_about_several()
    {
        var shares = new CallingShares();
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(shares.Take(OfMeta, Call(0), At(0))));
        Assert.All(Enumerable.Range(1, 4), i => Assert.Null(shares.Take(OfMeta, Call(i), At(0))));
        Assert.Equal(At(10), shares.Take(OfMeta, Call(5), At(0)));
        Assert.Equal(At(10), shares.Take(OfMeta, Call(5), At(1)));

        var first = new Satark.Notifications.Together.GatheredCall(OfMeta.Id, Call(0).Id, 0);
        Assert.All(Enumerable.Range(6, 20), i => Assert.Null(shares.Take(OfMeta, Call(i), At(1), first)));

        // Whoever comes after its window asks anew.
        Assert.Null(shares.Take(OfMeta, Call(5), At(25)));
    }

    [Fact]
    public void A_partners_other_reports_leave_half_of_its_share_to_those_about_a_life()
    {
        var (shares, ordinary) = (new CallingShares(), Given.Case(lifeRisk: false));
        Assert.Equal(2, Enumerable.Range(0, 4).Count(i => shares.Take(ordinary, Call(i), At(0)) is null));
        Assert.Equal(3, Enumerable.Range(10, 5).Count(i => shares.Take(OfMeta, Call(i), At(0)) is null));
    }

    [Theory]
    [InlineData(Channels.Voice, 5)]
    [InlineData(Channels.Sms, 50)]
    [InlineData(Channels.WhatsApp, 400)]
    [InlineData(Channels.Email, null)]
    [InlineData(Channels.Webhook, null)]
    [InlineData(Channels.Desk, null)]
    public void Half_of_ten_seconds_is_a_share_and_where_no_provider_counts_there_is_none(string channel, int? share) => Assert.Equal(share, new CallingOptions().ShareOf(channel));

    [Fact]
    public void News_are_no_calls_and_a_rate_must_make_sense()
    {
        var shares = new CallingShares(new CallingOptions { VoicePerSecond = 0.2 });
        Assert.Null(shares.Take(OfMeta, Call(0), At(0)));
        Assert.Null(shares.Take(OfMeta, Call(1) with { Purpose = DeliveryPurpose.Update }, At(0)));
        Assert.Equal(At(10), shares.Take(OfMeta, Call(2) with { Purpose = DeliveryPurpose.Engagement }, At(0)));

        Assert.Empty(new CallingOptions().Faults());
        Assert.Equal(
            ["Satark:Calling:SmsPerSecond must be between 0.2 and 10000: how many the provider takes in a second.", "Satark:Calling:WhatsAppPerSecond must be between 0.2 and 10000: how many the provider takes in a second."],
            new CallingOptions { SmsPerSecond = 0, WhatsAppPerSecond = double.NaN }.Faults());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_a_hundred_cases_of_one_partner_due_the_one_of_another_is_called_about_first_and_nothing_is_lost(bool twiceAndShuffled)
    {
        using var world = await new World(calling: new CallingOptions { SmsPerSecond = 4 }, storms: new StormOptions { Alerts = 1000 }).WithPeopleAsync();
        (world.Pump.Twice, world.Pump.Shuffle) = (twiceAndShuffled, twiceAndShuffled ? new Random(7) : null);
        var ids = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            ids.Add(await world.OpenAsync($"many-{i}"));
        }

        await world.Pump.RunDueAsync();
        Assert.Equal(20, world.Sms.Sent.Count);

        // Twenty have left, a hundred and more wait; the other's request leaves next, and its call within the window in which a person's calls are gathered.
        world.Sms.Sent.Clear();
        var other = (await world.RaiseAsync("""{"id":"x","type":"suicide-risk","severity":"critical","text":"I cannot go on","url":"https://other.test/x"}""", Other)).CaseId;
        await world.Pump.RunDueAsync();
        Assert.All(world.Sms.Sent, s => Assert.Equal(other, s.CaseId));
        Assert.Contains(world.Sms.Sent, s => s.To == "+915220000001");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));
        Assert.All((await world.DeliveriesAsync(other)).Where(d => d.Channel == Channels.Sms), d => Assert.Equal(DeliveryState.Accepted, d.State));

        // In no window is the one partner more than half, and in the end everybody was asked.
        await world.Pump.RunAsync(TimeSpan.FromSeconds(120));
        var ofOther = new HashSet<string>();
        foreach (var s in world.Sms.Sent)
        {
            // A message in which the other's case stands is the other's, whoever else stands in it.
            if (s.CaseId == other || (s.Nonce is { } nonce && (await world.Links.FindTogetherAsync(nonce, default))?.Calls.Any(c => c.CaseId == other) == true))
            {
                ofOther.Add(s.DeliveryId + s.CaseId);
            }
        }

        var windows = world.Sms.Sent.Where(s => !ofOther.Contains(s.DeliveryId + s.CaseId)).GroupBy(s => s.At.UtcTicks / CallingOptions.Window.Ticks).ToList();
        Assert.InRange(windows.Max(w => w.Count()), 15, 20);
        foreach (var id in ids)
        {
            Assert.Contains(await world.DeliveriesAsync(id), d => d is { Engagement: not null, Round: 0, Channel: Channels.Sms, State: DeliveryState.Accepted });
        }

        Assert.Empty(world.Store.Dead);
    }

    private static Delivery Call(int n) => new()
    {
        Id = $"r1.s3.p{n}.voice",
        Purpose = DeliveryPurpose.Call,
        Target = $"p{n}",
        TargetName = "P",
        Channel = Channels.Voice,
        Template = TemplateIds.Call,
        At = Given.T0,
    };

    private static DateTimeOffset At(double seconds) => Given.T0.AddSeconds(seconds);
}
