using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Accounts;

namespace Satark.Scenarios;

/// <summary>One box finds a case by its code or by what it says of a person, for those alone who may read it there, and each search is remembered.</summary>
public abstract class SearchScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Search = "/api/v1/search", Code = "/api/v1/search/code";

    [Fact]
    public async Task A_case_is_found_by_any_usual_writing_and_whoever_may_not_see_it_gets_word_for_word_the_answer_of_a_case_that_is_not_there()
    {
        var host = await StartAsync();
        var (ravi, ballia, lucknow, kotwali) = (await host.SignInAsync(Cast.Ravi), await host.SignInAsync(Cast.Ballia), await host.SignInAsync(Cast.Lucknow), await host.SignInAsync(Cast.Kotwali));
        var partner = await host.PartnerAsync();
        var subject = new Dictionary<string, object?> { ["handle"] = "River.Side", ["phone"] = "+91 98765 43210", ["email"] = "sunita@mail.example" };
        var id = await partner.RaiseAsync(Alerts.Life("META-17").With("subject", subject));
        await host.SettleAsync();
        var code = (await ravi.CaseAsync(id)).At("code")!;

        foreach (var (typed, by) in new[] { (code.ToLowerInvariant(), "code"), ("०९८७६५-43210", "phone"), ("@river.side", "handle"), ("Sunita@mail.example", "email"), ("meta-17", "reference"), ("http://www.sample.example/p/META-17?utm_source=x", "url") })
        {
            foreach (var page in new[] { ravi, ballia })
            {
                var hit = Assert.Single((await page.PostAsync(Search, new { term = typed })).Must(200).Body.List("hits"));
                Assert.Equal((id, code, by), (hit.At("row.id"), hit.At("row.code"), hit.At("by")));
            }

            foreach (var page in new[] { lucknow, kotwali })
            {
                var (theirs, nobodys) = (await page.PostAsync(Search, new { term = typed }), await page.PostAsync(Search, new { term = by == "code" ? "YYYY" : typed.Replace('7', '8').Replace('3', '5').Replace('d', 'k') }));
                Assert.Equal((200, nobodys.Text), (theirs.Status, theirs.Text));
                Assert.Empty(theirs.Body.List("hits"));
            }
        }

        Assert.DoesNotContain("98765", (await ravi.PostAsync(Search, new { term = "9876543210" })).Text, StringComparison.Ordinal);
        (await ravi.MoveAsync(id, "acknowledge")).Must(200);
        (await ravi.MoveAsync(id, "close", new { outcome = "false-alarm" })).Must(200);
        Assert.Equal("closed", Assert.Single((await ravi.PostAsync(Search, new { term = "9876543210" })).Body.List("hits")).At("row.state"));

        var moved = await partner.RaiseAsync(Alerts.Nowhere("META-18").With("subject", subject));
        (await (await host.SignInAsync(Cast.Asha)).MoveAsync(moved, "reassign", new { user = Cast.Lucknow.Id })).Must(200);
        (await ravi.MoveAsync(moved, "route", new { district = "ballia" })).Must(200);
        await host.SettleAsync();
        Assert.Empty((await lucknow.PostAsync(Search, new { term = "river.side" })).Body.List("hits"));
        (await lucknow.PostAsync($"/api/v1/cases/{moved}/reason", new { reason = "The family lives with us" })).Must(204);
        Assert.Equal(moved, Assert.Single((await lucknow.PostAsync(Search, new { term = "river.side" })).Body.List("hits")).At("row.id"));
    }

    [Fact]
    public async Task What_cannot_be_searched_is_refused_in_words_too_many_searches_wait_and_the_weeks_list_tells_of_them()
    {
        var host = await StartAsync();
        var (asha, ravi) = (await host.SignInAsync(Cast.Asha), await host.SignInAsync(Cast.Ravi));
        foreach (var body in new object?[] { new { }, new { term = "  " }, new { term = "ab" }, new { term = new string('x', 1001) }, new { term = "a\u0000bc" } })
        {
            var refused = (await ravi.PostAsync(Search, body)).Must(400);
            Assert.NotEmpty(refused.Body.GetProperty("errors").List("term"));
            Assert.NotEmpty(refused.Body.At("detailHindi")!);
        }

        Assert.Equal(400, (await ravi.PostAsync(Search, new { term = 7 })).Status);
        Assert.Equal(413, (await ravi.PostAsync(Search, new { term = new string('x', 9_000) })).Status);
        Assert.Contains("no case code", (await ravi.PostAsync(Code, new { term = "9876543210" })).Must(400).Body.At("detail"), StringComparison.Ordinal);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("false", (await ravi.PostAsync(Search, new { term = "fishing." + i })).Must(200).Body.At("more"));
        }

        var late = await ravi.PostAsync(Search, new { term = "fishing.20" });
        Assert.Equal(429, late.Status);
        Assert.Contains("search again", late.Body.At("detail"), StringComparison.Ordinal);
        (await asha.PostAsync(Search, new { term = Cast.Asha.Phone })).Must(200);
        await host.FastForward(4);
        (await ravi.PostAsync(Search, new { term = "fishing.20" })).Must(200);

        var list = (await asha.GetAsync("/api/v1/reading/this")).Must(200);
        Assert.Equal(
            [(Cast.Asha.Id, "searched-own", "1"), (Cast.Ravi.Id, "searched-in-vain", "21")],
            list.Body.List("people").Select(p => (p.At("id")!, p.List("findings")[0].At("kind")!, p.List("findings")[0].At("cases")!)));
        Assert.DoesNotContain("fishing", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.Asha.Phone!, list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_board_finds_codes_alone_and_asks_who_is_there_for_everything_else_whatever_there_is_to_find()
    {
        var host = await StartAsync(new HostSetup { Services = services => services.AddSingleton(new SessionRules()) });
        await host.Services.GetRequiredService<Pins>().SetAsync("sana", "9164", default);
        var board = await host.SignInAsync(Cast.Ravi);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1", "river.side"));
        await host.SettleAsync();
        var code = (await board.CaseAsync(id)).At("code")!;
        await host.FastForward(TimeSpan.FromMinutes(6));

        var (there, none) = (await board.PostAsync(Search, new { term = "river.side" }), await board.PostAsync(Search, new { term = "nobody.side" }));
        Assert.Equal((403, "officer", there.Text), (there.Status, none.Body.At("needs"), none.Text));
        Assert.Equal(400, (await board.PostAsync(Code, new { term = "river.side" })).Status);
        var hit = Assert.Single((await board.PostAsync(Code, new { term = code })).Must(200).Body.List("hits"));
        Assert.Equal((id, "code"), (hit.At("row.id"), hit.At("by")));

        (await board.PostAsync("/api/v1/session/officer", new { user = "sana", pin = "9164" })).Must(200);
        Assert.Equal(id, Assert.Single((await board.PostAsync(Search, new { term = "river.side" })).Must(200).Body.List("hits")).At("row.id"));
    }
}

public sealed class SearchScenariosInOrder() : SearchScenarios(MessageOrder.AsTheyCome);

public sealed class SearchScenariosTwiceAndShuffled() : SearchScenarios(MessageOrder.TwiceAndShuffled);
