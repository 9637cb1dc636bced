using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Moves;
using Satark.Http.Routing;
using Satark.Partners;
using Satark.Roster;
using Satark.Tips.Line;

namespace Satark.Scenarios;

/// <summary>Every route of a case, straight from the table, by officers who may not know of it: the case does not exist for them.</summary>
public abstract class OutsiderScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Alias = "cccccccccccccccc", NoCase = "dddddddddddddddd-1";

    private static readonly Officer OtherStation = Cast.Make("phephna", "Station Officer Phephna", Role.Station, "station/ballia/Phephna", 40);
    private static readonly Officer OtherRange = Cast.Make("lucknow.range", "Range Lucknow", Role.Supervisor, "range/Lucknow", 41);

    // Whatever a move or act asks for, so that none is refused for its body before anybody looks whose case it is.
    private static readonly object Body = new
    {
        reason = "somebody asked me",
        text = "x",
        note = "x",
        kind = "phone",
        value = "+919812345678",
        result = "talking",
        outcome = "safe",
        district = "ballia",
        station = "Kotwali",
        user = "ravi",
        state = "BR",
        question = "phone",
        n = 1,
        id = "x",
        sensitivity = "routine",
        category = "liquor",
        review = "useful",
        mediaId = "x",
        into = NoCase,
        stillAtRisk = false,
        districts = new[] { "ballia" },
    };

    [Fact]
    public async Task Whoever_may_not_see_a_case_gets_word_for_word_the_answer_of_a_case_that_is_not_there_on_every_route()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, OtherStation, OtherRange] });
        var partner = await host.PartnerAsync();
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var alert = await partner.RaiseAsync(Alerts.Life("1"));
        await SayAsync(host, relay);
        await host.SettleAsync();

        var routes = host.Services.GetRequiredService<RouteTable>().Routes.Where(r => r.Path.StartsWith("/api/v1/cases/{id}", StringComparison.Ordinal)).ToList();
        var moves = host.Services.GetRequiredService<CaseMoves>().All.Select(m => m.Name).Append(CaseMoves.EditFind).Append(CaseMoves.Merge).Append(CaseMoves.NotTheCall).ToList();
        var lines = routes.SelectMany(r => r.Path.Contains("{move}", StringComparison.Ordinal) ? moves.Select(m => (r.Method, Path: r.Path.Replace("{move}", m, StringComparison.Ordinal))) : [(r.Method, r.Path)]).ToList();
        var (faults, same) = (new List<string>(), 0);
        foreach (var (officer, hidden) in new (Officer, string[])[]
        {
            (Cast.Lucknow, [alert, Alias + "-1"]), (OtherStation, [alert, Alias + "-1"]), (OtherRange, [alert, Alias + "-1"]), (Cast.Kotwali, [Alias + "-1"]), (Cast.Ballia, [Alias + "-1"]), (Cast.Ravi, [Alias + "-1"]), (Cast.Asha, [Alias + "-1"]),
        })
        {
            var desk = await host.SignInAsync(officer);
            foreach (var (method, path) in lines)
            {
                var none = await AskAsync(desk, method, path, NoCase);
                foreach (var id in hidden)
                {
                    var answer = await AskAsync(desk, method, path, id);
                    same++;
                    if ((answer.Status, answer.Text) != (none.Status, none.Text) || answer.Status is < 400 or >= 500)
                    {
                        faults.Add($"{method} {path} by {officer.Id}: {answer.Status} {answer.Text}, of none: {none.Status} {none.Text}");
                    }
                }
            }

            Assert.DoesNotContain((await desk.BoardAsync()).List("rows"), r => hidden.Contains(r.At("id")));
            Assert.Equal((await desk.GetAsync("/api/v1/users?case=" + NoCase)).Text, (await desk.GetAsync("/api/v1/users?case=" + hidden[0])).Text);
        }

        Assert.Empty(faults);
        Assert.True(routes.Count >= 9 && same > 250, $"{routes.Count} routes, {same} answers");

        // Those whose case it is get through by the same questions.
        var ballia = await host.SignInAsync(Cast.Ballia);
        var open = 0;
        foreach (var (method, path) in lines)
        {
            open += (await AskAsync(ballia, method, path, alert)).Text == (await AskAsync(ballia, method, path, NoCase)).Text ? 0 : 1;
        }

        Assert.True(open > lines.Count / 2, $"{open} of {lines.Count} routes");
    }

    private static Task<Answer> AskAsync(DeskClient desk, string method, string path, string id) =>
        desk.SendAsync(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal).Replace("{mediaId}", "aaaaaaaaaaaaaaaa", StringComparison.Ordinal).Replace("{fileId}", "aaaaaaaaaaaaaaaa", StringComparison.Ordinal), Body);

    // Police are part of it: the range's own business.
    private static async Task SayAsync(TestHost host, PartnerClient relay)
    {
        var word = new TipWord
        {
            Id = "w1",
            Alias = Alias,
            Kind = TipWordKind.Submitted,
            At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Tip = new TipContent { Questionnaire = 1, Language = "hi", Door = "whatsapp", Category = "liquor", District = "ballia", What = "Daroga ji hafta lete hain" },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(word, LineJson.Default.TipWord);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/relay/words") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("Satark-Signature", relay.Sign(body));
        (await Answer.OfAsync(await host.Http.SendAsync(request))).Must(204);
    }
}

public sealed class OutsiderScenariosInOrder() : OutsiderScenarios(MessageOrder.AsTheyCome);

public sealed class OutsiderScenariosTwiceAndShuffled() : OutsiderScenarios(MessageOrder.TwiceAndShuffled);
