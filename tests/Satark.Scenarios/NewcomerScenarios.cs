namespace Satark.Scenarios;

/// <summary>A new case of a person whose case somebody holds.</summary>
public abstract class NewcomerScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_newcomer_of_a_held_cases_person_is_on_the_board_at_once_and_its_holder_alone_is_asked_for_twenty_seconds()
    {
        var host = await StartAsync();
        var (ravi, asha) = (await host.SignInAsync(Cast.Ravi), await host.SignInAsync(Cast.Asha));
        var partner = await host.PartnerAsync();
        var held = await partner.RaiseAsync(Alerts.Nowhere("held").With("subject", new Dictionary<string, object?> { ["handle"] = "her" }));
        await host.SettleAsync();
        (await ravi.MoveAsync(held, "acknowledge")).Must(200);
        await host.FastForward(5);
        var code = (await ravi.RowAsync(held))!.Value.At("code");

        async Task<string> NewcomerAsync(string id)
        {
            var raised = await (await host.PartnerAsync("snap-" + id, "Snap")).RaiseAsync(Alerts.Nowhere(id).With("subject", new Dictionary<string, object?> { ["handle"] = "@Her" }));
            await host.SettleAsync();
            return raised;
        }

        // Yes: it is theirs with the other, and nobody else was called.
        var same = await NewcomerAsync("same");
        Assert.Equal((Cast.Ravi.Id, code), ((await asha.RowAsync(same))!.Value.At("asked.user"), (await asha.RowAsync(same))!.Value.At("asked.code")));
        Assert.Equal(Cast.Ravi.Id, (await ravi.CaseAsync(same)).At("asked.user"));
        Assert.Contains(await host.SmsToAsync(Cast.Ravi.Phone), s => s.CaseId == same && s.Text.Contains($"perhaps the person of your case {code}", StringComparison.Ordinal));
        (await asha.MoveAsync(same, "same-person")).Must(422);
        (await ravi.MoveAsync(same, "same-person")).Must(200);
        await host.FastForward(30);
        Assert.Equal(Cast.Ravi.Id, (await ravi.RowAsync(same))!.Value.At("holder.user"));
        Assert.DoesNotContain(await host.SentAsync(), s => s.CaseId == same && s.IsCall);

        // No: others are called at once.
        var other = await NewcomerAsync("other");
        (await ravi.MoveAsync(other, "other-person")).Must(200);
        await host.FastForward(1);
        Assert.Contains(await host.SmsToAsync(Cast.Ravi.Phone), s => s.CaseId == other && s.IsCall);

        // No answer: its own ladder.
        var silent = await NewcomerAsync("silent");
        await host.FastForward(19);
        Assert.DoesNotContain(await host.SentAsync(), s => s.CaseId == silent && s.IsCall);
        await host.FastForward(3);
        Assert.Contains(await host.SmsToAsync(Cast.Ravi.Phone), s => s.CaseId == silent && s.IsCall);
        Assert.Null((await asha.RowAsync(silent))!.Value.At("asked"));
        Assert.Contains((await asha.CaseAsync(silent)).List("history"), e => e.At("text")!.Contains($"has not said whether it is the person of {code}", StringComparison.Ordinal));
        Assert.Empty((await host.VerifyAsync()).Faults);
    }
}

public sealed class NewcomerScenariosInOrder() : NewcomerScenarios(MessageOrder.AsTheyCome);

public sealed class NewcomerScenariosTwiceAndShuffled() : NewcomerScenarios(MessageOrder.TwiceAndShuffled);
