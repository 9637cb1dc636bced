using Satark.Roster;

namespace Satark.Local.Tests.Http;

public sealed class HealthTests
{
    private const string Finding = "no last resort: nobody ends the ladders; run seed (Azure) or the setup";

    [Fact]
    public async Task An_installation_without_a_last_resort_says_that_nobody_ends_its_ladders()
    {
        await using var satark = await TestSatark.StartAsync();
        Assert.Contains(Finding, (await satark.SendAsync(HttpMethod.Get, "/health/engine")).Text, StringComparison.Ordinal);

        await satark.Get<Officers>().PutAsync(new LastResort("State control room", "+915220000001", "control@police.example"), default);

        Assert.DoesNotContain(Finding, (await satark.SendAsync(HttpMethod.Get, "/health/engine")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_has_its_last_resort_from_the_start()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);

        var engine = (await satark.SendAsync(HttpMethod.Get, "/health/engine")).Text;

        Assert.Contains("\"findings\"", engine, StringComparison.Ordinal);
        Assert.DoesNotContain(Finding, engine, StringComparison.Ordinal);
    }
}
