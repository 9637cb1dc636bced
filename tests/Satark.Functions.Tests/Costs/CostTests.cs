using System.Globalization;
using System.Text.RegularExpressions;
using Satark.Functions.Messaging;
using Satark.Http.Accounts;
using Satark.Scenarios;
using Xunit.Abstractions;

namespace Satark.Functions.Tests.Costs;

/// <summary>The one figure of the cost table that can be counted here.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed partial class CostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_whole_rescue_takes_as_many_messages_as_the_cost_table_says()
    {
        await using var host = await TestHost.StartAsync();
        var asha = await host.SignInAsync(Cast.Asha);
        var page = await host.OpenPageAsync(asha);
        var partner = await host.PartnerAsync();
        await host.SettleAsync();
        var before = Sum(host);

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(70);
        (await asha.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(60);
        (await asha.MoveAsync(id, "dispatch", new { station = "Kotwali" })).Must(200);
        await host.FastForward(240);
        (await asha.MoveAsync(id, "reached", new { })).Must(200);
        await host.FastForward(600);
        (await asha.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        Assert.True(page.IsOpen);
        await page.DisposeAsync();
        foreach (var (n, days) in new[] { (1, 1.01), (2, 6), (3, 23) })
        {
            await host.FastForward(TimeSpan.FromDays(days));
            asha = await host.SignInAsync(Cast.Asha);
            (await asha.MoveAsync(id, "counselled", new { n })).Must(200);
        }

        await host.SettleAsync();
        foreach (var (kind, count) in host.Handled.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind}: {count}");
        }

        // Where the route is known before the Task Force's first call goes out, the Task Force has the place in that call
        // and needs no news of it (one message to tell, one to deliver): the table holds the dearer order.
        Assert.InRange(Sum(host) - before, OfTheTable() - 2, OfTheTable());
    }

    // Pulses are the engine's own, and sessions the officers'.
    private static int Sum(TestHost host) => host.Handled.Where(k => k.Key != Pulses.Kind && k.Key != Tickets.Forget).Sum(k => k.Value);

    private static int OfTheTable() => int.Parse(Line().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "costs.md"))).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^messages per case: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
