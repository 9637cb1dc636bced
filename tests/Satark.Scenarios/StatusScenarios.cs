using Satark.Partners;

namespace Satark.Scenarios;

/// <summary>What a partner learns of its own alerts.</summary>
public abstract class StatusScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly string[] Clocks = ["delivered", "seenByHuman", "acknowledged", "dispatched", "reached", "closed"];

    [Fact]
    public async Task Each_clock_begins_with_its_own_event_and_with_no_other()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        page.PlaysAlarms = false;
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        await ExpectAsync();

        // Neither a push nor an alarm that sounded nor a GET of the case is a human eye.
        await page.PlayedAsync(page.Alarms[0].At("deliveryId")!);
        await host.SettleAsync();
        await ExpectAsync("delivered");
        await desk.CaseAsync(id);
        await desk.BoardAsync();
        await ExpectAsync("delivered");

        await host.FastForward(2);
        Assert.Equal(204, (await desk.SeeAsync(id)).Status);
        await ExpectAsync("delivered", "seenByHuman");
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await ExpectAsync("delivered", "seenByHuman", "acknowledged");
        (await desk.MoveAsync(id, "dispatch", new { station = "Kotwali" })).Must(200);
        (await desk.MoveAsync(id, "on-the-way")).Must(200);
        await ExpectAsync("delivered", "seenByHuman", "acknowledged", "dispatched");
        (await desk.MoveAsync(id, "reached")).Must(200);
        await ExpectAsync("delivered", "seenByHuman", "acknowledged", "dispatched", "reached");
        (await desk.MoveAsync(id, "close", new { outcome = "in-hospital", note = "took pills" })).Must(200);
        await ExpectAsync(Clocks);

        var status = (await partner.StatusAsync(id)).Body;
        Assert.Equal(("closed", "reached"), (status.At("status"), status.At("outcomeClass")));
        Assert.DoesNotContain("hospital", status.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("pills", status.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Cast.Ravi.Name, status.GetRawText(), StringComparison.Ordinal);

        async Task ExpectAsync(params string[] begun)
        {
            var now = (await partner.StatusAsync(id)).Must(200).Body;
            Assert.Equal(host.Zero, now.Time("received"));
            Assert.Equal(begun, Clocks.Where(c => now.At(c) is not null));
        }
    }

    [Theory]
    [InlineData("safe", "reached")]
    [InlineData("died", "reached")]
    [InlineData("not-found", "not-reached")]
    [InlineData("phone-off", "not-reached")]
    [InlineData("dense-area", "not-reached")]
    [InlineData("location-unclear", "not-reached")]
    [InlineData("false-alarm", "no-danger")]
    public async Task Of_the_end_a_partner_learns_the_class_only(string outcome, string expected)
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "close", new { outcome })).Must(200);

        Assert.Equal(expected, (await partner.StatusAsync(id)).Body.At("outcomeClass"));
    }

    [Fact]
    public async Task A_partner_sees_its_own_alerts_only_and_only_with_the_scope_to_read()
    {
        var host = await StartAsync();
        var meta = await host.PartnerAsync();
        var other = await host.PartnerAsync("other", "Other");
        var writer = await host.PartnerAsync("writer", "Writer", Scopes.Write);
        var id = await meta.RaiseAsync(Alerts.Life("1"));
        var mine = await writer.RaiseAsync(Alerts.Nowhere("2"));

        (await meta.StatusAsync(id)).Must(200);
        (await other.StatusAsync(id)).Must(404);
        (await writer.StatusAsync(mine)).Must(403);
        (await meta.StatusAsync("no-such-case")).Must(404);
        Assert.Equal(401, (int)(await host.Http.GetAsync("/api/v1/alerts/" + id)).StatusCode);
    }
}

public sealed class StatusScenariosInOrder() : StatusScenarios(MessageOrder.AsTheyCome);

public sealed class StatusScenariosTwiceAndShuffled() : StatusScenarios(MessageOrder.TwiceAndShuffled);
