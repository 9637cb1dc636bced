namespace Satark.Scenarios;

/// <summary>What is known of a person from before.</summary>
public abstract class EarlierCaseScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly string[] Kept = ["outcome", "district", "reachedBy", "team", "closedAt", "openedAt"];

    [Fact]
    public async Task The_persons_earlier_cases_stand_on_top_of_a_new_one_for_whoever_may_see_them()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var first = await partner.RaiseAsync(Alerts.Life("1", "her"));
        await host.SettleAsync();
        (await desk.MoveAsync(first, "acknowledge")).Must(200);
        (await desk.MoveAsync(first, "dispatch", new { station = "Kotwali", vehicle = "PRV 7" })).Must(200);
        (await desk.MoveAsync(first, "reached")).Must(200);
        (await desk.MoveAsync(first, "close", new { outcome = "safe", note = "with her sister" })).Must(200);
        await host.FastForward(TimeSpan.FromDays(2));
        desk = await host.SignInAsync(Cast.Ravi);
        (await desk.MoveAsync(first, "counselled", new { n = 1 })).Must(200);
        var second = await partner.RaiseAsync(Alerts.Life("2", "her").With("text", "Again. Lucknow, Hazratganj."));
        await host.SettleAsync();

        var earlier = Assert.Single((await desk.CaseAsync(second)).List("earlier"));
        Assert.Equal((first, "safe", "ballia", Cast.Ravi.Name, "Kotwali, PRV 7"), (earlier.At("caseId"), earlier.At("outcome"), earlier.At("district.id"), earlier.At("reachedBy"), earlier.At("team")));
        Assert.NotNull(earlier.At("reachedAt"));
        Assert.Equal((3, 1), (earlier.List("counselling").Count, earlier.List("counselling").Count(t => t.At("doneAt") is not null)));
        Assert.Empty((await desk.CaseAsync(first)).List("earlier"));
        Assert.DoesNotContain("sister", (await desk.CaseAsync(second)).GetRawText(), StringComparison.Ordinal);

        // Lucknow may know that there was a case, and no more of what Ballia did.
        var hidden = Assert.Single((await (await host.SignInAsync(Cast.Lucknow)).CaseAsync(second)).List("earlier"));
        Assert.Equal(earlier.At("code"), hidden.At("code"));
        Assert.All(Kept, field => Assert.Null(hidden.At(field)));
        Assert.Empty(hidden.List("counselling"));
    }
}

public sealed class EarlierCaseScenariosInOrder() : EarlierCaseScenarios(MessageOrder.AsTheyCome);

public sealed class EarlierCaseScenariosTwiceAndShuffled() : EarlierCaseScenarios(MessageOrder.TwiceAndShuffled);
