using Microsoft.Extensions.DependencyInjection;
using Satark.Http.PartnerCallbacks;
using Satark.Messaging;
using Satark.Partners;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>A partner's own system is told what becomes of its alerts.</summary>
public abstract class CallbackScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task Each_state_is_posted_signed_and_what_was_not_taken_is_tried_again_until_it_is()
    {
        var host = await StartAsync(Loopback());
        await using var system = new PartnerGateway(host.Clock);
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        system.Key = (partner.KeyId, partner.Key);
        var book = host.Services.GetRequiredService<PartnerBook>();
        Assert.Contains("https", (await book.SetCallbackAsync("meta", system.Url.AbsoluteUri, allowLoopback: false, default)).Refusal!.Text, StringComparison.Ordinal);
        Assert.True((await book.SetCallbackAsync("meta", system.Url.AbsoluteUri, allowLoopback: true, default)).IsOk);

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.SettleAsync();
        Assert.Equal("acknowledged", system.Told[^1].Status);
        Assert.NotNull((await desk.CaseAsync(id)).At("callback.toldAt"));

        // What changes nothing that the partner may know is not told.
        var before = system.Requests.Count;
        (await desk.MoveAsync(id, "note", new { text = "private" })).Must(200);
        await host.SettleAsync();
        Assert.Equal(before, system.Requests.Count);

        system.Instead = new GatewayAnswer(503);
        (await desk.MoveAsync(id, "dispatch", new { station = "Kotwali" })).Must(200);
        await host.FastForward(20);
        var trying = await desk.CaseAsync(id);
        Assert.Equal("answered 503", trying.At("callback.fault"));
        Assert.NotNull(trying.At("callback.nextAt"));
        system.Instead = null;
        (await desk.MoveAsync(id, "reached")).Must(200);
        await host.FastForward(120);

        Assert.Equal("reached", system.Told[^1].Status);
        Assert.Equal(system.Told.Select(t => t.Sequence).Order(), system.Told.Select(t => t.Sequence));
        Assert.Equal(("0", null), ((await desk.CaseAsync(id)).At("callback.attempts"), (await desk.CaseAsync(id)).At("callback.nextAt")));
        Assert.DoesNotContain(system.Requests, r => r.Text.Contains("private", StringComparison.Ordinal) || r.Text.Contains("riverside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_what_is_given_up_after_two_days_is_seen_on_the_case()
    {
        var host = await StartAsync(Loopback());
        await using var system = new PartnerGateway(host.Clock);
        await using var elsewhere = new PartnerGateway(host.Clock);
        system.Instead = new GatewayAnswer(307, "", ("Location", elsewhere.Url.AbsoluteUri));
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        await host.Services.GetRequiredService<PartnerBook>().SetCallbackAsync("meta", system.Url.AbsoluteUri, allowLoopback: true, default);
        var id = await partner.RaiseAsync(Alerts.Ordinary("1"));
        await host.SettleAsync();
        (await desk.MoveAsync(id, "close", new { outcome = "false-alarm" })).Must(200);
        await host.FastForward(100);

        var trying = await desk.CaseAsync(id);
        Assert.NotNull(trying.At("callback.nextAt"));
        Assert.Contains("redirect", trying.At("callback.fault"), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);

        // The last attempt, as two days of hourly ones lead to it.
        await host.Services.GetRequiredService<TellPartner>().HandleAsync(new Errand(id, N: 1, Step: 60).As(Errands.TellPartner, Lane.Ordinary, host.Clock.Now), default);
        var given = await desk.CaseAsync(id);
        Assert.Null(given.At("callback.nextAt"));
        Assert.NotEqual("0", given.At("callback.attempts"));
    }

    private static HostSetup Loopback() => new() { Settings = new Dictionary<string, string?> { ["Satark:Webhook:AllowLoopback"] = "true" } };
}

public sealed class CallbackScenariosInOrder() : CallbackScenarios(MessageOrder.AsTheyCome);

public sealed class CallbackScenariosTwiceAndShuffled() : CallbackScenarios(MessageOrder.TwiceAndShuffled);
