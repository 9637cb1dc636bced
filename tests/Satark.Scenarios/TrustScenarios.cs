using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Accounts;

namespace Satark.Scenarios;

/// <summary>The board at night, the officer who comes to it, and the phone that a link was sent to.</summary>
public abstract partial class TrustScenarios(MessageOrder order) : ScenarioTest(order)
{
    // The rules of an installation in earnest.
    private static readonly HostSetup InEarnest = new() { Services = services => services.AddSingleton(new SessionRules()) };

    [Fact]
    public async Task A_board_that_everybody_left_sounds_the_alarm_and_whoever_comes_acts_in_their_own_name_by_PIN()
    {
        var host = await StartAsync(InEarnest);
        await host.Services.GetRequiredService<Pins>().SetAsync("sana", "9164", default);
        var board = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(board);
        await host.FastForward(TimeSpan.FromMinutes(6));
        host.SetZero();

        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(5);

        Assert.Contains(page.Alarms, a => a.At("caseId") == id);
        Assert.Equal("true", (await board.CaseAsync(id)).At("masked"));
        Assert.Equal("officer", (await board.MoveAsync(id, "acknowledge")).Must(403).Body.At("needs"));
        Assert.DoesNotContain((await board.CaseAsync(id)).List("history"), line => line.At("kind") == "read");

        (await board.PostAsync("/api/v1/session/officer", new { user = "sana", pin = "9164" })).Must(200);
        Assert.Equal("sana", (await board.MoveAsync(id, "acknowledge")).Must(200).Body.At("holder.user"));
        Assert.Null((await board.CaseAsync(id)).At("masked"));
        Assert.Equal(["Sana Khan"], (await board.CaseAsync(id)).List("history").Where(line => line.At("kind") == "read").Select(line => line.At("by")));
        Assert.Equal("password", (await board.GetAsync($"/api/v1/cases/{id}/packet")).Must(403).Body.At("needs"));
    }

    [Fact]
    public async Task An_agencys_phone_answers_at_once_and_reads_on_after_a_one_time_code_to_its_own_number()
    {
        var host = await StartAsync(InEarnest);
        var desk = await host.SignInAsync(Cast.Sana);
        host.SetZero();
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(10);
        (await desk.MoveAsync(id, "hand-over", new { state = "BR" })).Must(200);
        await host.FastForward(10);
        var link = TestHost.LinkOf((await host.SmsToAsync(Cast.BiharPhone)).Last(s => s.IsRequest).Text);

        var page = await host.Http.GetStringAsync(link);
        Assert.Contains("send-code", page, StringComparison.Ordinal);
        Assert.DoesNotContain("packet", page, StringComparison.Ordinal);
        var form = await host.OpenFormAsync(link, "take-over");
        (await host.PostFormAsync(link, form, "packet")).Must(403);
        (await host.PressAsync(link, "take-over")).Must(303);

        (await host.PressAsync(link, "send-code")).Must(303);
        var code = CodeInText().Match((await host.SmsToAsync(Cast.BiharPhone)).Single(s => s.Text.Contains("is your code", StringComparison.Ordinal)).Text).Value;
        var bound = (await host.PostFormAsync(link, form, "bind-code", ("code", code))).Must(303);
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Add("Cookie", bound.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var whole = await Answer.OfAsync(await host.Http.SendAsync(request));

        Assert.Contains("packet", whole.Must(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("send-code", whole.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(code, StringComparison.Ordinal));
    }

    [GeneratedRegex("[0-9]{6}(?= is your code)")]
    private static partial Regex CodeInText();
}

public sealed class TrustScenariosInOrder() : TrustScenarios(MessageOrder.AsTheyCome);

public sealed class TrustScenariosTwiceAndShuffled() : TrustScenarios(MessageOrder.TwiceAndShuffled);
