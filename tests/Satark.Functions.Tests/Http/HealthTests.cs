using Satark.Functions.Tests.Hosting;
using Satark.Roster;

namespace Satark.Functions.Tests.Http;

public sealed class HealthTests
{
    private const string Finding = "no last resort: nobody ends the ladders; run seed (Azure) or the setup";

    [Fact]
    public async Task An_installation_that_never_met_the_setup_page_says_that_nobody_ends_its_ladders()
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = true });
        Assert.Contains(Finding, await FindingsAsync(app));

        await app.Get<Officers>().PutAsync(new LastResort("State control room", "+915220000001", "control@police.example"), default);

        Assert.DoesNotContain(Finding, await FindingsAsync(app));
    }

    private static async Task<IReadOnlyList<string?>> FindingsAsync(FunctionsTestHost app) =>
        [.. (await Answer.OfAsync(app.Http, HttpMethod.Get, "/health/engine")).Json.GetProperty("findings").EnumerateArray().Select(f => f.GetString())];
}
