using Satark.Cases;
using Satark.Partners;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Intake;

/// <summary>One partner's id over time: another person, closing, cancelling, tests and exercises.</summary>
public sealed class OneIdTests
{
    private static readonly Partner NoTests = new("quiet", "Quiet", [new PartnerKey("quiet.one", "", [Scopes.Write, Scopes.Read], DateTimeOffset.UnixEpoch)]);

    [Fact]
    public async Task The_same_id_with_another_person_is_a_case_of_its_own_linked_both_ways_where_a_life_is_at_stake()
    {
        using var world = new World();
        var first = await world.RaiseAsync(Alert("a", "u1", "her"));

        var second = await world.RaiseAsync(Alert("a", "u2", "him"));
        await world.Pump.RunDueAsync();

        Assert.True(second.IsNew);
        Assert.NotEqual(first.CaseId, second.CaseId);
        Assert.Contains((await world.CaseAsync(second.CaseId)).Marks, k => k.Kind == MarkKind.IdUsedTwice && k.Name == first.Code && k.Text.Contains(first.Code, StringComparison.Ordinal));
        Assert.Contains((await world.CaseAsync(first.CaseId)).Marks, k => k.Kind == MarkKind.IdUsedTwice && k.Text.Contains(second.Code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_another_person_and_nobodys_life_at_stake_it_is_refused()
    {
        using var world = new World();
        var first = await world.RaiseAsync(Ordinary("a", "u1", "her"));

        var second = await world.Submit.HandleAsync(world.Signed(Ordinary("a", "u2", "him")), default);

        Assert.Equal(RefusalKind.Conflict, second.Refusal!.Kind);
        Assert.Contains(first.Code, second.Refusal.Text, StringComparison.Ordinal);
        Assert.True((await world.Submit.HandleAsync(world.Signed(Ordinary("a", "u2", "her")), default)).IsOk);
    }

    [Fact]
    public async Task Each_of_two_persons_under_one_id_gets_its_own_updates()
    {
        using var world = new World();
        var her = await world.RaiseAsync(Alert("a", "u1", "her"));
        var him = await world.RaiseAsync(Alert("a", "u2", "him"));

        Assert.Equal(her.CaseId, (await world.RaiseAsync(Alert("a", "u1", "her"))).CaseId);
        Assert.Equal(him.CaseId, (await world.RaiseAsync(Alert("a", "u2", "him"))).CaseId);
    }

    [Fact]
    public async Task What_is_raised_again_after_closing_is_a_new_case_linked_both_ways()
    {
        using var world = new World();
        var first = await world.RaiseAsync(Alert("a", "u1", "her"));
        await world.MoveAsync(first.CaseId, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));

        var again = await world.RaiseAsync(Alert("a", "u1", "her"));
        await world.Pump.RunDueAsync();

        Assert.True(again.IsNew);
        Assert.EndsWith("-2", again.CaseId, StringComparison.Ordinal);
        Assert.Contains((await world.CaseAsync(again.CaseId)).Links, l => l.CaseId == first.CaseId && l.Kind == LinkKind.RaisedAgain);
        Assert.Contains((await world.CaseAsync(first.CaseId)).Links, l => l.CaseId == again.CaseId && l.Kind == LinkKind.RaisedAgain);
        Assert.False((await world.CaseAsync(first.CaseId)).IsOpen);
    }

    [Fact]
    public async Task An_id_used_very_often_never_loses_an_open_case()
    {
        using var world = new World();
        var open = await world.RaiseAsync(Alert("a", "u0", "p0"));
        for (var i = 1; i <= 60; i++)
        {
            var other = await world.RaiseAsync(Alert("a", $"u{i}", $"p{i}"));
            await world.MoveAsync(other.CaseId, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));
        }

        Assert.Equal(open.CaseId, (await world.RaiseAsync(Alert("a", "u0", "p0"))).CaseId);
    }

    [Theory]
    [InlineData("user is safe", "safe")]
    [InlineData("post removed", "removed")]
    [InlineData("sent in error", "in error")]
    [InlineData("duplicate of 7", "duplicate")]
    [InlineData("not safe at all", "withdrawn")]
    [InlineData("unsafe", "withdrawn")]
    [InlineData("Her name is Asha", "withdrawn")]
    public async Task A_cancel_marks_the_case_with_a_word_of_a_closed_set_and_never_closes_it(string reason, string word)
    {
        using var world = await new World().WithPeopleAsync();
        var first = await world.RaiseAsync(Alert("a", "u1", "her"));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(30));

        var cancelled = await world.RaiseAsync($$"""{"id":"a","action":"cancel","reason":"{{reason}}"}""");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(60));

        Assert.Equal((first.CaseId, false, CaseState.New), (cancelled.CaseId, cancelled.IsNew, cancelled.Status));
        var c = await world.CaseAsync(first.CaseId);
        Assert.Equal($"Meta says: {word}", Assert.Single(c.Marks, k => k.Kind == MarkKind.PartnerSays).Text);
        Assert.True(c.IsOpen);
        Assert.Contains(Lead.Phone, world.Sms.To);
    }

    [Fact]
    public async Task A_cancel_of_nothing_is_not_found()
    {
        using var world = new World();

        Assert.Equal(RefusalKind.NotFound, (await world.Submit.HandleAsync(world.Signed("""{"id":"never","action":"cancel"}"""), default)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_test_an_exercise_and_an_actual_alert_under_one_id_never_meet()
    {
        using var world = new World();
        var test = await world.RaiseAsync(Alert("a", "u1", "her", "test"));
        var exercise = await world.RaiseAsync(Alert("a", "u1", "her", "exercise"));
        var actual = await world.RaiseAsync(Alert("a", "u1", "her"));

        Assert.Equal(3, new[] { test.CaseId, exercise.CaseId, actual.CaseId }.Distinct().Count());
        Assert.True(actual.IsNew);
        var c = await world.CaseAsync(actual.CaseId);
        Assert.Equal((CaseMode.Actual, 0), (c.Mode, c.Ladder.NextStep));
        Assert.Equal(test.CaseId, (await world.RaiseAsync(Alert("a", "u1", "her", "test"))).CaseId);
        Assert.Equal(actual.CaseId, (await world.RaiseAsync(Alert("a", "u1", "her"))).CaseId);
    }

    [Fact]
    public async Task A_test_by_a_key_that_may_not_test_is_actual_where_it_reads_as_a_life_in_danger_and_says_so()
    {
        using var world = new World();

        var receipt = await world.RaiseAsync(Alert("a", "u1", "her", "test"), NoTests);

        var c = await world.CaseAsync(receipt.CaseId);
        Assert.Equal(CaseMode.Actual, c.Mode);
        Assert.Equal((MarkKind.TestTreatedAsActual, "test"), (Assert.Single(c.Marks).Kind, c.Marks[0].Word));
        Assert.Contains(receipt.Warnings, w => w.Contains("treated as actual", StringComparison.Ordinal));
        Assert.Single(c.Engagements);
        Assert.Equal(RefusalKind.Forbidden, (await world.Submit.HandleAsync(world.Signed(Ordinary("b", "u1", "her", "test"), NoTests), default)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_test_that_was_made_real_meets_the_actual_alerts_of_its_id()
    {
        using var world = await new World().WithPeopleAsync();
        var test = await world.RaiseAsync(Alert("a", "u1", "her", "test"));
        await world.MoveAsync(test.CaseId, Asha, (c, m) => c.MakeReal(m));

        Assert.Equal((test.CaseId, false), ((await world.RaiseAsync(Alert("a", "u1", "her"))).CaseId, (await world.RaiseAsync(Alert("a", "u1", "her"))).IsNew));
        await world.Pump.RunDueAsync();
        Assert.Contains(Asha.Phone, world.Sms.To);
    }

    private static string Alert(string id, string url, string handle, string status = "actual") =>
        $$"""{"id":"{{id}}","type":"suicide-risk","status":"{{status}}","text":"t","url":"https://posts.test/{{url}}","subject":{"handle":"{{handle}}"} }""";

    private static string Ordinary(string id, string url, string handle, string status = "actual") =>
        $$"""{"id":"{{id}}","type":"threat","severity":"low","status":"{{status}}","text":"t","url":"https://posts.test/{{url}}","subject":{"handle":"{{handle}}"} }""";
}
