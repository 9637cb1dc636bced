using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Routing;
using Satark.Relay;
using Satark.Roster;
using Satark.Support.Gateways;
using Satark.Tips.Line;
using static Satark.Scenarios.Hostile.MatrixScenarios.Whose;

namespace Satark.Scenarios.Hostile;

/// <summary>
/// Every route that is not of one case by its path (those are <see cref="OutsiderScenarios"/>'): whose business it is, and that whoever may not know of a case learns nothing of it there
/// and changes nothing of it. A route without a line here fails.
/// </summary>
public abstract class MatrixScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Alias = "cccccccccccccccc", TipWords = "Daroga ji hafta lete hain", Handle = "matrix.handle", AlertWords = "Goodbye matrix";

    private static readonly Officer OtherStation = Cast.Make("phephna", "Station Officer Phephna", Role.Station, "station/ballia/Phephna", 40);
    private static readonly Officer OtherRange = Cast.Make("lucknow.range", "Range Lucknow", Role.Supervisor, "range/Lucknow", 41);
    private static readonly Officer SpClerk = Cast.Make("lucknow.clerk", "Clerk Lucknow", Role.Operator, "district/lucknow", 42);

    /// <summary>Whose business a route is.</summary>
    internal enum Whose
    {
        /// <summary>Anybody's: it says nothing of any case.</summary>
        Everybodys,

        /// <summary>Whoever brings a proof of another kind than a session: a signature, a secret, a link. A session opens nothing.</summary>
        Provers,

        /// <summary>An officer's own: their board, their account, what they hold.</summary>
        Ones,

        /// <summary>The state desk's: a district's officer is refused whatever their role.</summary>
        States,

        /// <summary>Shows each officer what is of their jurisdiction.</summary>
        Jurisdictions,

        /// <summary>Of demo folders alone, where everybody is invented.</summary>
        Demos,
    }

    private static readonly Dictionary<string, Whose> Matrix = new(StringComparer.Ordinal)
    {
        ["ReadSession"] = Ones,
        ["SignIn"] = Everybodys,
        ["SignInByLink"] = Everybodys,
        ["SignOut"] = Ones,
        ["SetUp"] = Provers,
        ["ListBoardOfficers"] = Ones,
        ["ConfirmOfficer"] = Ones,
        ["LeaveBoard"] = Ones,
        ["KeepOfficer"] = Ones,
        ["SetPin"] = Ones,
        ["SetPassword"] = Ones,
        ["BeginSecondFactor"] = Ones,
        ["ConfirmSecondFactor"] = Ones,
        ["ListAccounts"] = States,
        ["EndSessions"] = States,
        ["ResetPin"] = States,
        ["ResetSecondFactor"] = States,
        ["SubmitAlert"] = Provers,
        ["ReadAlert"] = Provers,
        ["OpenRefused"] = States,
        ["DismissRefused"] = States,
        ["ReportTwilio"] = Provers,
        ["HearSms"] = Provers,
        ["VerifyWhatsAppReports"] = Provers,
        ["ReportWhatsApp"] = Provers,
        ["ReportSendGrid"] = Provers,
        ["SpeakCall"] = Provers,
        ["PressKey"] = Provers,
        ["ReportCall"] = Provers,
        ["ReceiveMail"] = Provers,
        ["ReadBoard"] = Jurisdictions,
        ["Negotiate"] = Ones,
        ["ReportPresence"] = Ones,
        ["ConfirmAlarm"] = Ones,
        ["ListUsers"] = Jurisdictions,
        ["ListDistricts"] = Everybodys,
        ["ListCategories"] = Everybodys,
        ["ListOutbox"] = States,
        ["ListDeadLetters"] = States,
        ["ReplayDeadLetter"] = States,
        ["ReadDuty"] = Ones,
        ["SayOnDuty"] = Ones,
        ["OfferCases"] = Ones,
        ["ReadShift"] = Jurisdictions,
        ["ReadRoster"] = Jurisdictions,
        ["SendContactCode"] = Jurisdictions,
        ["ConfirmContactCode"] = Jurisdictions,
        ["Live"] = Everybodys,
        ["Ready"] = Everybodys,
        ["Engine"] = Everybodys,
        ["ReadOpenApi"] = Everybodys,
        ["ReadCounters"] = Everybodys,
        ["ShowLink"] = Provers,
        ["AnswerLink"] = Provers,
        ["ReportByLink"] = Provers,
        ["LinkStyle"] = Everybodys,
        ["ListMails"] = States,
        ["FindCase"] = Ones,
        ["SearchCases"] = Jurisdictions,
        ["FindCode"] = Jurisdictions,
        ["ListReading"] = Jurisdictions,
        ["ConfirmStorm"] = States,
        ["SuspendPartner"] = States,
        ["SayTip"] = Provers,
        ["FetchDeskWords"] = Provers,
        ["ConfirmDeskWords"] = Provers,
        ["PutTipMedia"] = Provers,
        ["DemoOutbox"] = Demos,
        ["DemoAlert"] = Demos,
        ["DemoCall"] = Demos,
        ["DemoCurl"] = Demos,
        ["DemoScale"] = Demos,
        ["DemoPartner"] = Demos,
    };

    // These end the session that asks.
    private static readonly string[] Last = ["SetPassword", "SignOut", "LeaveBoard"];

    [Fact]
    public async Task Whoever_may_not_know_of_a_case_neither_learns_of_it_nor_changes_it_on_any_other_route_either()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, OtherStation, OtherRange, SpClerk] });
        var all = host.Services.GetRequiredService<DeskRoutes>().All.Where(r => !r.Path.StartsWith("/api/v1/cases/{id}", StringComparison.Ordinal)).ToList();
        Assert.Equal(Matrix.Keys.Order(StringComparer.Ordinal), all.Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.All(all, r => Assert.True(Fits(r, Matrix[r.Name]), $"{r.Name} is called by {r.Caller} and said to be {Matrix[r.Name]}"));

        var partner = await host.PartnerAsync();
        var alert = await partner.RaiseAsync(Alerts.Life("1", Handle).With("text", AlertWords + ". I am in Ballia now, near the river."));
        await TellAsync(host);
        await host.SettleAsync();
        var insider = await host.SignInAsync(Cast.Azamgarh);
        var codes = new Dictionary<string, string> { [alert] = (await insider.CaseAsync(alert)).At("code")!, [Alias + "-1"] = (await insider.CaseAsync(Alias + "-1")).At("code")! };
        string[] ofAlert = [alert, codes[alert], Handle, AlertWords], ofTip = [Alias, codes[Alias + "-1"], TipWords];
        var before = await StandAsync(insider, alert);

        var faults = new List<string>();
        var asked = 0;
        foreach (var (officer, secrets) in new (Officer, string[])[]
        {
            (Cast.Lucknow, [.. ofAlert, .. ofTip]), (OtherStation, [.. ofAlert, .. ofTip]), (OtherRange, [.. ofAlert, .. ofTip]), (SpClerk, [.. ofAlert, .. ofTip]), (Cast.Kotwali, ofTip), (Cast.Ballia, ofTip), (Cast.Ravi, ofTip), (Cast.Asha, ofTip), (Cast.Arvind, ofTip),
        })
        {
            var desk = await host.SignInAsync(officer);
            foreach (var route in all.Where(r => Matrix[r.Name] != Demos).OrderBy(r => Array.IndexOf(Last, r.Name)))
            {
                foreach (var id in new[] { alert, Alias + "-1" })
                {
                    var answer = await desk.SendAsync(new HttpMethod(route.Method), Path(route, id, codes[id]), route.IsUnsafe ? Body(id, codes[id]) : null);
                    asked++;
                    var mayNot = Matrix[route.Name] == States && !officer.Jurisdiction.IsState;
                    if (answer.Status >= 500 || (mayNot && answer.Status != 403) || (Matrix[route.Name] == Provers && answer.Status is 200 or 201 or 202 or 204) || secrets.Any(s => answer.Text.Contains(s, StringComparison.OrdinalIgnoreCase)))
                    {
                        faults.Add($"{route.Name} by {officer.Id}: {answer.Status} {answer.Text[..Math.Min(answer.Text.Length, 300)]}");
                    }
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(asked > 900, $"{asked} answers");
        await host.SettleAsync();
        Assert.Equal(before, await StandAsync(insider, alert));

        // Another partner has no more of it than of one that was never there.
        var other = await host.PartnerAsync("google", "Google");
        var (foreign, none) = (await other.StatusAsync(alert), await other.StatusAsync("dddddddddddddddd-1"));
        Assert.Equal((404, none.Text), (foreign.Status, foreign.Text));
        Assert.NotEqual(alert, await other.RaiseAsync(Alerts.Life("1", Handle)));
        (await other.SendAsync(new { id = "2", action = "cancel", reason = "x" })).Must(404);
        Assert.Equal(before, await StandAsync(insider, alert, "google"));
    }

    [Fact]
    public async Task At_the_relays_doors_no_officer_and_no_partner_is_anybody()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var routes = host.Relay.GetRequiredService<RelayRoutes>().All;

        Assert.True(routes.Count > 15, $"{routes.Count} routes");
        Assert.All(routes, r => Assert.True(r.Caller is Caller.Anybody || (r.Caller is Caller.Webhook && r.Path == "/api/v1/inbound/whatsapp"), r.Name));
        Assert.All(routes.Where(r => r.Path.StartsWith("/demo", StringComparison.Ordinal)), r => Assert.True(r.DemoOnly, r.Name));
        (await host.HearAsync(CloudApiWebhooks.Sign("{}"u8.ToArray(), "a-secret-of-nobody-at-all"))).Must(401);
    }

    private static bool Fits(Route route, Whose whose) => route.Caller switch
    {
        _ when route.DemoOnly => whose == Demos,
        Caller.Anybody => whose is Everybodys or Ones,
        Caller.Partner or Caller.Webhook or Caller.Link or Caller.Installer => whose == Provers,
        Caller.StateDesk => whose == States,
        Caller.Desk => whose is Ones or Jurisdictions,
        _ => false,
    };

    // The alert's history without the reading of it: what officers look at in their own right stands there too.
    private static async Task<string> StandAsync(DeskClient insider, string alert, string? without = null)
    {
        var lines = new List<string>();
        foreach (var id in new[] { alert, Alias + "-1" })
        {
            var view = await insider.CaseAsync(id);
            lines.AddRange(view.List("history").Where(e => e.At("kind") is not "read" && (without is null || e.At("kind") is not "linked")).Select(e => $"{id} {e.At("kind")} {e.At("text")}"));
        }

        return string.Join('\n', lines);
    }

    private static string Path(Route route, string id, string code) => route.Path
        .Replace("{id}", route.Name == "ReadAlert" ? id : code, StringComparison.Ordinal).Replace("{partner}", "google", StringComparison.Ordinal).Replace("{week}", "this", StringComparison.Ordinal).Replace("{alias}", Alias, StringComparison.Ordinal)
        .Replace("{secret}", "guessed-secret-0123456789", StringComparison.Ordinal) + (route.Name == "ListUsers" ? "?case=" + id : "");

    // Whatever the routes ask for, with the case named wherever one could be.
    private static object Body(string id, string code) => new
    {
        @case = id,
        caseId = id,
        id,
        code,
        term = code,
        into = id,
        page = "aaaaaaaaaaaaaaaaaaaaaa",
        armed = true,
        deliveryId = id + "~r1.s1.x.desk",
        hours = 1,
        target = "kotwali",
        kind = "phone",
        reason = "somebody asked me",
        user = "kotwali",
        pin = "0000",
        password = "wrong",
        token = id,
    };

    // Police are part of it: the range's own business.
    private static async Task TellAsync(TestHost host)
    {
        var tip = new TipContent { Questionnaire = 1, Language = "hi", Door = "whatsapp", Category = "police-corruption", District = "ballia", What = TipWords };
        Assert.Null(await host.Services.GetRequiredService<ITipDesk>().SayAsync(new TipWord { Id = "w1", Alias = Alias, Kind = TipWordKind.Submitted, At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Tip = tip }, default));
    }
}

public sealed class MatrixScenariosInOrder() : MatrixScenarios(MessageOrder.AsTheyCome);

public sealed class MatrixScenariosTwiceAndShuffled() : MatrixScenarios(MessageOrder.TwiceAndShuffled);
