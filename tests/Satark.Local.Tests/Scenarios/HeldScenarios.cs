using Microsoft.Extensions.DependencyInjection;
using Satark.Local.Messaging;
using Satark.Scenarios;

namespace Satark.Local.Tests.Scenarios;

/// <summary>A folder that was restored from a backup waits until somebody releases it.</summary>
public abstract class HeldScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task While_a_restored_folder_is_held_an_alert_is_taken_and_nothing_is_sent_until_the_release()
    {
        var host = await StartAsync();
        await host.StopAsync();
        await host.SqliteAsync("UPDATE state SET held = 1");
        await host.StartAgainAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(60);

        Assert.Empty(await host.SentAsync());
        Assert.Equal("new", (await desk.CaseAsync(id)).At("state"));
        Assert.Contains("held", (await host.EngineAsync()).Body.At("findings"), StringComparison.Ordinal);
        await host.Host.Services.GetRequiredService<SqliteQueue>().ReleaseAsync(default);
        await host.SettleAsync();
        Assert.NotEmpty(await host.CallsToAsync(Cast.Ravi));
    }
}

public sealed class HeldScenariosInOrder() : HeldScenarios(MessageOrder.AsTheyCome);

public sealed class HeldScenariosTwiceAndShuffled() : HeldScenarios(MessageOrder.TwiceAndShuffled);
