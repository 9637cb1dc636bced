using Satark.Partners;

namespace Satark.Scenarios;

/// <summary>Refused is not lost.</summary>
public abstract class RefusedScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_refused_request_stands_on_the_desk_within_ten_seconds_and_one_key_opens_it()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        var partner = await host.PartnerAsync();
        host.SetZero();

        (await partner.SendAsync("{\"id\": \"1\", \"text\": \"goodbye, Ballia\", "u8.ToArray())).Must(400);
        await host.SettleAsync();

        var pushed = Assert.Single(page.Refused.DistinctBy(r => r.At("id")));
        var row = Assert.Single((await desk.BoardAsync()).List("refused"));
        Assert.Equal(pushed.At("id"), row.At("id"));
        Assert.Equal(("Meta", "true"), (row.At("partner"), row.At("canOpen")));
        Assert.True(row.Time("at") <= host.Zero.AddSeconds(10));

        var opened = (await desk.PostAsync($"/api/v1/refused/{row.At("id")}/open", new { })).Must(201).Body;
        await host.FastForward(30);
        Assert.Equal(("true", "actual", "Meta"), (opened.At("lifeRisk"), opened.At("mode"), opened.At("source")));
        Assert.Contains("goodbye, Ballia", opened.At("post.text"), StringComparison.Ordinal);
        Assert.Equal([0], await host.RequestsToAsync(Cast.TaskForcePhone));
        Assert.Equal("ballia", (await desk.CaseAsync(opened.At("id")!)).At("district.id"));
        Assert.Empty((await desk.BoardAsync()).List("refused"));

        // Pressed twice, it is the same case.
        Assert.Equal(opened.At("id"), (await desk.PostAsync($"/api/v1/refused/{row.At("id")}/open", new { })).Body.At("id"));
        Assert.Single((await desk.BoardAsync()).List("rows"));
    }

    [Fact]
    public async Task Each_kind_of_refusal_is_kept_with_its_reason_and_can_be_opened()
    {
        var host = await StartAsync(new HostSetup { Settings = new Dictionary<string, string?> { ["Satark:Http:PartnerRate"] = "0.001", ["Satark:Http:PartnerBurst"] = "2" } });
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var reader = await host.PartnerAsync("reader", "Reader", Scopes.Read);
        await partner.RaiseAsync(Alerts.Ordinary("taken"));
        (await partner.SendAsync(Alerts.Ordinary("taken").With("url", "https://sample.example/p/another").With("subject", new { handle = "another" }))).Must(409);
        (await partner.SendAsync(Alerts.Ordinary("late"))).Must(429);
        (await partner.SendAsync(Alerts.Life("1").With("id", null))).Must(400);
        (await partner.SendAsync(PartnerClient.Bytes(Alerts.Life("2")), contentType: "text/plain")).Must(415);
        (await partner.SendAsync(PartnerClient.Bytes(Alerts.Life("3").With("text", "goodbye " + new string('x', 300 * 1024))))).Must(413);
        var old = PartnerClient.Bytes(Alerts.Life("4"));
        (await partner.SendAsync(old, partner.Sign(old, host.Clock.Now.AddHours(-1)))).Must(401);
        (await reader.SendAsync(Alerts.Life("5"))).Must(403);
        (await partner.SendAsync(new { id = "unknown", action = "cancel" })).Must(404);

        var refused = (await desk.BoardAsync()).List("refused");

        Assert.Equal(8, refused.Count);
        foreach (var row in refused)
        {
            Assert.Equal("true", row.At("canOpen"));
            var opened = (await desk.PostAsync($"/api/v1/refused/{row.At("id")}/open", new { })).Must(201).Body;
            Assert.Equal(("true", "new"), (opened.At("lifeRisk"), opened.At("state")));
            Assert.Contains(opened.List("marks"), k => k.At("kind") == "from-refused");
        }

        Assert.Empty((await desk.BoardAsync()).List("refused"));
    }

    [Fact]
    public async Task A_run_of_refusals_calls_the_operator_on_duty_once()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 12; i++)
        {
            (await partner.SendAsync(Alerts.Life("1").With("id", null))).Must(400);
            await host.FastForward(10);
        }

        var called = Assert.Single(await host.SmsToAsync(Cast.Ravi.Phone));
        Assert.Contains("Meta", called.Text, StringComparison.Ordinal);
        Assert.Contains("refused", called.Text, StringComparison.Ordinal);
        Assert.Empty(await host.SmsToAsync(Cast.Sana.Phone));
    }

    [Fact]
    public async Task With_no_operator_on_duty_a_run_of_refusals_calls_the_last_resort()
    {
        var host = await StartAsync(new HostSetup { People = [Cast.Asha, Cast.Sana] });
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 5; i++)
        {
            (await partner.SendAsync(Alerts.Life("1").With("id", null))).Must(400);
        }

        Assert.Single(await host.SmsToAsync(Cast.LastResort.Phone));
    }

    [Fact]
    public async Task Four_refusals_or_slow_ones_call_nobody()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 8; i++)
        {
            (await partner.SendAsync(Alerts.Life("1").With("id", null))).Must(400);
            await host.FastForward(160);
        }

        Assert.Empty(await host.SentAsync());
    }

    [Fact]
    public async Task Where_the_signature_did_not_fit_it_is_silent_twenty_an_hour_are_kept_and_the_rest_is_counted()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        var partner = await host.PartnerAsync();
        var stranger = new PartnerClient(host.Http, host.Clock, partner.KeyId, "not the key");
        for (var i = 0; i < 25; i++)
        {
            (await stranger.SendAsync(Alerts.Life($"{i}"))).Must(401);
        }

        await host.SettleAsync();
        Assert.Empty(page.Refused);
        Assert.Empty(await host.SentAsync());
        var row = Assert.Single((await desk.BoardAsync()).List("refused"));
        Assert.Equal(("false", "25"), (row.At("canOpen"), row.At("count")));
        Assert.Equal(404, (await desk.PostAsync($"/api/v1/refused/{row.At("id")}/open", new { })).Status);
        Assert.Equal(20, await host.RowsAsync("refused", "unproven-"));

        // A key that nobody has leaves nothing at all.
        await new PartnerClient(host.Http, host.Clock, "nobody.abcdefgh", "x").SendAsync(Alerts.Life("x"));
        Assert.Single((await desk.BoardAsync()).List("refused"));
    }

    [Fact]
    public async Task A_human_takes_a_refused_request_off_the_desk()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var ballia = await host.SignInAsync(Cast.Ballia);
        var partner = await host.PartnerAsync();
        (await partner.SendAsync(new { nothing = 1 })).Must(400);
        var id = (await desk.BoardAsync()).List("refused")[0].At("id");

        Assert.Empty((await ballia.BoardAsync()).List("refused"));
        Assert.Equal(403, (await ballia.PostAsync($"/api/v1/refused/{id}/dismiss", new { })).Status);
        Assert.Equal(204, (await desk.PostAsync($"/api/v1/refused/{id}/dismiss", new { })).Status);
        Assert.Empty((await desk.BoardAsync()).List("refused"));
    }

    [Fact]
    public async Task A_refused_body_lies_sealed_on_the_disk()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        (await partner.SendAsync(new { text = "Xylophonbaum-secret-words", subject = new { phone = "+919812345678" } })).Must(400);
        (await new PartnerClient(host.Http, host.Clock, partner.KeyId, "wrong").SendAsync(new { text = "Xylophonbaum-secret-words" })).Must(401);
        await host.SettleAsync();

        Assert.Empty(await host.TracesOfAsync("Xylophonbaum"));
        Assert.Empty(await host.TracesOfAsync("9812345678"));
    }
}

public sealed class RefusedScenariosInOrder() : RefusedScenarios(MessageOrder.AsTheyCome);

public sealed class RefusedScenariosTwiceAndShuffled() : RefusedScenarios(MessageOrder.TwiceAndShuffled);
