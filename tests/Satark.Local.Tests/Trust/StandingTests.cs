using System.Net;
using System.Text;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Local.Tests.Http;
using Satark.Roster;

namespace Satark.Local.Tests.Trust;

/// <summary>Every route with everything that may have been proven, straight from the table.</summary>
public sealed class StandingTests
{
    // What merely listens, shows without what is personal, or is how somebody confirms. Everything else needs an officer: whoever adds a line here says why in ADR 19.
    private static readonly string[] OpenToBoards =
        ["ConfirmAlarm", "ConfirmOfficer", "FindCode", "LeaveBoard", "ListBoardOfficers", "Negotiate", "ReadBoard", "ReadCase", "ReadDuty", "ReportPresence"];

    private static readonly string[] NeedFreshPassword =
    [
        "BeginSecondFactor", "ConfirmSecondFactor", "DownloadPacket", "EndSessions", "ListAccounts", "OpenPacket", "ReplayDeadLetter", "ResetPin", "ResetSecondFactor", "SetPassword", "SetPin",
    ];

    [Fact]
    public async Task Every_route_answers_only_what_was_proven_enough_for_it()
    {
        await using var night = await Night.StartAsync();
        var satark = night.Satark;
        var boss = await night.HasAsync("boss", Role.Admin, pin: "8205");
        var fresh = await night.OpensBoardAsync(boss);
        var board = await night.OpensBoardAsync(boss);
        await board.SendAsync(HttpMethod.Delete, "/api/v1/session/officer", "");
        var officer = await night.OpensBoardAsync(boss);
        await officer.SendAsync(HttpMethod.Delete, "/api/v1/session/officer", "");
        Assert.Equal(HttpStatusCode.OK, (await Night.PinAsync(officer, "8205")).Status);
        (string Name, string? Cookie, Standing? Standing)[] callers =
            [("nobody", null, null), ("a board", board.Cookie, Standing.Board), ("an officer", officer.Cookie, Standing.Officer), ("a fresh password", fresh.Cookie, Standing.Fresh)];
        var faults = new List<string>();
        var met = new Dictionary<string, int>();
        foreach (var route in Leaving.Last(satark.Get<RouteTable>().Routes).Where(r => r.Caller is Caller.Desk or Caller.StateDesk))
        {
            foreach (var (name, cookie, standing) in callers)
            {
                var answer = await CallAsync(satark, route, cookie);
                var (status, needs) = standing is null ? (401, null)
                    : standing >= route.Needs ? (0, (string?)null)
                    : standing == Standing.Board ? (403, "officer")
                    : (403, "password");
                met[needs ?? $"{status}"] = met.GetValueOrDefault(needs ?? $"{status}") + 1;
                var fits = status == 0 ? (int)answer.Status is not (401 or 403) || route.Name == "ConfirmOfficer" : (int)answer.Status == status && Night.NeedsOf(answer) == needs;
                if (!fits || (int)answer.Status >= 500)
                {
                    faults.Add($"{route.Name} by {name}: {(int)answer.Status} {answer.Text}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(met["401"] > 20 && met["officer"] > 15 && met["password"] > 10 && met["0"] > 50, string.Join(", ", met));
    }

    [Fact]
    public async Task What_a_locked_board_may_do_and_what_needs_a_fresh_password_is_written_down()
    {
        await using var night = await Night.StartAsync();
        var routes = night.Satark.Get<RouteTable>().Routes.Where(r => r.Caller is Caller.Desk or Caller.StateDesk).ToList();

        Assert.Equal(OpenToBoards, routes.Where(r => r.Needs == Standing.Board).Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.Equal(NeedFreshPassword, routes.Where(r => r.Needs == Standing.Fresh).Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    private static Task<Answer> CallAsync(TestSatark satark, Route route, string? cookie) =>
        satark.SendAsync(new HttpMethod(route.Method), RouteTableTests.Path(route), route.IsUnsafe ? Encoding.UTF8.GetBytes("{}") : null, "application/json", r =>
        {
            if (cookie is not null)
            {
                r.Headers.Add("Cookie", cookie);
            }

            r.Headers.Add("Origin", satark.Origin);
            r.Headers.Add(DeskGuard.PageHeader, "1");
        });
}
