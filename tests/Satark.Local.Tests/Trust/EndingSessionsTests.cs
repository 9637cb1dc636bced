using System.Net;
using Satark.Http.Accounts;
using Satark.Local.Commands;
using Satark.Local.Tests.Http;
using Satark.Roster;
using static Satark.Local.Tests.Trust.Night;

namespace Satark.Local.Tests.Trust;

/// <summary>What an admin takes away acts at once, on open pages too.</summary>
public sealed class EndingSessionsTests
{
    [Fact]
    public async Task Ending_all_sessions_of_somebody_closes_their_boards_and_what_they_confirmed_at_others()
    {
        await using var night = await StartAsync();
        var sana = await night.HasAsync("sana", pin: "9164");
        var (hers, colleagues) = (await night.OpensBoardAsync(sana), await night.OpensBoardAsync(await night.HasAsync("ravi", pin: "2580")));
        await PinAsync(colleagues, "9164", "sana");
        await using var page = await HubPage.OpenAsync(night.Satark, hers.Cookie);
        var boss = await night.OpensBoardAsync(await night.HasAsync("boss", Role.Admin));

        Assert.Equal(HttpStatusCode.NoContent, (await boss.PostAsync("/api/v1/accounts/sana/end-sessions")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await hers.GetAsync("/api/v1/board")).Status);
        await TestSatark.EventuallyAsync(() => Task.FromResult(page.IsClosed), "her page's connection is closed");
        var there = (await colleagues.GetAsync("/api/v1/session")).Json;
        Assert.Equal((true, "ravi"), (there.GetProperty("locked").GetBoolean(), there.GetProperty("user").GetProperty("id").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await night.SignInAsync("sana")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.PostAsync("/api/v1/accounts/nobody/end-sessions")).Status);
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_but_the_one_that_set_it()
    {
        await using var night = await StartAsync();
        var ravi = await night.HasAsync("ravi");
        var (one, other) = (await night.OpensBoardAsync(ravi), await night.OpensBoardAsync(ravi));
        Assert.Equal(HttpStatusCode.BadRequest, (await one.PostAsync("/api/v1/account/password", """{"password":"short"}""")).Status);

        var set = await one.PostAsync("/api/v1/account/password", """{"password":"another long password"}""");

        Assert.Equal(HttpStatusCode.OK, set.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/v1/board")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (one with { Cookie = set.Header("Set-Cookie").Split(';')[0] }).GetAsync("/api/v1/board")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await night.SignInAsync("ravi")).Status);
    }

    [Fact]
    public async Task The_verbs_end_sessions_and_take_away_PIN_and_second_factor()
    {
        await using var night = await StartAsync();
        var ravi = await night.OpensBoardAsync(await night.HasAsync("ravi", Role.Supervisor, pin: "2580"));
        await ravi.PostAsync("/api/v1/account/second-factor");

        Assert.Contains("All sessions of ravi have ended.", (await RunAsync(night, "end-sessions", "ravi")).Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ravi.GetAsync("/api/v1/board")).Status);
        await RunAsync(night, "pin-reset", "ravi");
        Assert.False(await night.Satark.Get<Pins>().ExistsAsync("ravi", default));
        Assert.Contains("signs in without a code", (await RunAsync(night, "totp-reset", "ravi")).Output, StringComparison.Ordinal);
        Assert.Contains("There is no user 'nobody'", (await RunAsync(night, "totp-reset", "nobody")).Error, StringComparison.Ordinal);

        // Whoever may do less than before begins anew; a new phone number ends nothing.
        var again = await night.OpensBoardAsync(ravi.Officer);
        await RunAsync(night, "add", "ravi", "--name", "Ravi", "--role", "supervisor", "--phone", "+915220000009");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/v1/board")).Status);
        await RunAsync(night, "add", "ravi", "--name", "Ravi", "--role", "operator");
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.GetAsync("/api/v1/board")).Status);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(Night night, params string[] verb)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var house = new ThisHouse(night.Satark.Host.Services);
        var code = await SatarkCommand.Make(house).Parse(["user", .. verb, "--data", night.Satark.Folder]).InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private sealed class ThisHouse(IServiceProvider services) : IHouse
    {
        public Task<int> RunAsync(string folder, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken, HouseParts parts = HouseParts.Desk, string[]? ask = null) => work(services);
    }
}
