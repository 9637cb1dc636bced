using Satark.Cases;
using Satark.Intake;
using Satark.Partners;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Intake;

/// <summary>"Is this the call of K7F2?"</summary>
public sealed class MergeCallTests
{
    private const string Alert = """{"id":"a-1","type":"suicide-risk","severity":"high","platform":"Instagram","text":"I cannot go on","url":"https://posts.test/1","subject":{"handle":"her","phone":"+91 98765 43210"} }""";

    [Fact]
    public async Task On_the_operators_word_the_written_case_goes_on_in_the_calls_and_both_keep_their_histories()
    {
        using var world = await WithPartnerAsync();
        var call = await CallAsync(world, "she rang, Ballia");
        await world.TakeAsync(call.Id, Asha);
        world.Clock.Advance(TimeSpan.FromSeconds(40));
        var written = await world.RaiseAsync(Alert);
        await world.Pump.RunDueAsync();

        var ended = (await world.Merge.HandleAsync(written.CaseId, call.Id, true, Asha, default)).Value;
        await world.Pump.RunAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((CaseState.Closed, ClosingOutcome.Merged, call.Id), (ended.State, ended.Outcome, ended.MergedInto));
        Assert.Empty(FollowUps.Timers(await world.CaseAsync(written.CaseId)));
        var c = await world.CaseAsync(call.Id);
        Assert.Equal((CaseState.Acknowledged, "asha", "Meta", "meta", "Instagram"), (c.State, c.Hold?.By.Id, c.Source, c.PartnerId, c.Platform));
        var report = await world.Book.ReportAsync(c, default);
        Assert.Equal("I cannot go on\n\nshe rang, Ballia", report!.Text);
        Assert.Equal(("https://posts.test/1", "her", "R. Desk, +911140000000"), (report.Url, report.Subject.Handle, report.Caller));
        Assert.Contains(c.Links, l => l.CaseId == written.CaseId && l.Kind == LinkKind.MergedFrom);
        Assert.Contains(ended.Links, l => l.CaseId == call.Id && l.Kind == LinkKind.MergedInto);
        Assert.Contains(EventKinds.PhonedIn, await world.KindsAsync(call.Id));
        Assert.Contains(EventKinds.TookIn, await world.KindsAsync(call.Id));
        Assert.Contains(EventKinds.Merged, await world.KindsAsync(written.CaseId));
        Assert.Null(await world.FaultAsync(call.Id));
        Assert.Null(await world.FaultAsync(written.CaseId));
    }

    [Fact]
    public async Task What_the_partner_sends_afterwards_under_its_id_reaches_the_case_that_goes_on()
    {
        using var world = await WithPartnerAsync();
        var (call, written) = await MergedAsync(world);

        var updated = await world.RaiseAsync(Alert.Replace("\"high\"", "\"critical\"", StringComparison.Ordinal).Replace("43210", "99999", StringComparison.Ordinal));
        var cancelled = await world.RaiseAsync("""{"id":"a-1","action":"cancel","reason":"user is safe"}""");
        await world.Pump.RunDueAsync();

        Assert.Equal((written, false, written, false), (updated.CaseId, updated.IsNew, cancelled.CaseId, cancelled.IsNew));
        var c = await world.CaseAsync(call);
        Assert.Equal("+91 98765 99999", (await world.Book.ReportAsync(c, default))!.Subject.Phone);
        Assert.Equal("Meta says: safe", Assert.Single(c.Marks, k => k.Kind == MarkKind.PartnerSays).Text);
        Assert.Single(c.Links, l => l.Kind == LinkKind.MergedFrom);

        // A word that a human has answered does not come back with the next update.
        await world.MoveAsync(call, Asha, (x, m) => x.ConfirmPartnerWord(true, m));
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        await world.RaiseAsync(Alert);
        await world.Pump.RunDueAsync();
        Assert.DoesNotContain((await world.CaseAsync(call)).Marks, k => k.Kind == MarkKind.PartnerSays);
    }

    [Fact]
    public async Task The_partners_status_tells_the_clocks_of_the_case_that_goes_on()
    {
        using var world = await WithPartnerAsync();
        var (call, written) = await MergedAsync(world);
        await world.MoveAsync(call, Asha, (c, m) => c.Reach(m));

        var status = (await new ReadStatus(world.Book).HandleAsync("meta", written, default)).Value;

        var c = await world.CaseAsync(call);
        Assert.Equal((written, c.Code, CaseState.Reached, c.Times.Reached), (status.CaseId, status.Code, status.Status, status.Reached));
    }

    [Fact]
    public async Task After_the_call_was_closed_what_the_partner_sends_is_raised_again()
    {
        using var world = await WithPartnerAsync();
        var (call, written) = await MergedAsync(world);
        await world.MoveAsync(call, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));

        var again = await world.RaiseAsync(Alert);

        Assert.True(again.IsNew);
        Assert.Contains((await world.CaseAsync(again.CaseId)).Links, l => l.CaseId == written && l.Kind == LinkKind.RaisedAgain);
    }

    [Fact]
    public async Task A_call_that_is_closed_before_the_writing_could_go_on_there_opens_the_writing_again_with_its_whole_ladder()
    {
        using var world = await WithPartnerAsync();
        var call = await CallAsync(world, "she rang");
        var written = await world.RaiseAsync(Alert);
        await world.Pump.RunDueAsync();
        await world.Merge.HandleAsync(written.CaseId, call.Id, true, Asha, default);
        await world.MoveAsync(call.Id, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));
        var told = await new ReadStatus(world.Book).FindAsync("meta", written.CaseId, default);

        await world.Pump.RunAsync(TimeSpan.FromSeconds(70));

        var c = await world.CaseAsync(written.CaseId);
        Assert.Equal((CaseState.New, (string?)null), (c.State, c.MergedInto));
        var now = await new ReadStatus(world.Book).FindAsync("meta", written.CaseId, default);
        Assert.True(now!.Value.Sequence > told!.Value.Sequence, "its partner takes a lower number for older news");
        Assert.Equal(CaseState.New, now.Value.Status.Status);
        Assert.True(c.Ladder.NextStep > 0, "its ladder climbs");
    }

    [Fact]
    public async Task A_repeated_message_carries_nothing_twice()
    {
        using var world = await WithPartnerAsync();
        var (call, written) = await MergedAsync(world);
        var before = await world.CaseAsync(call);

        await world.Merge.HandleAsync(MergeCall.Message(await world.CaseAsync(written), world.Clock.Now), default);

        Assert.Equal(before.Revision, (await world.CaseAsync(call)).Revision);
    }

    [Fact]
    public async Task No_is_remembered_and_only_what_may_be_one_matter_is_offered()
    {
        using var world = await WithPartnerAsync();
        var call = await CallAsync(world, "she rang");
        var written = await world.CaseAsync((await world.RaiseAsync(Alert)).CaseId);
        var other = await world.CaseAsync((await world.RaiseAsync(Alert, Other)).CaseId);
        Assert.True(Merging.Fits(call, written));
        Assert.False(Merging.Fits(call, other), "another partner's");
        Assert.True(Merging.Fits(call with { PartnerId = null }, other), "nobody has said who rang");
        Assert.False(Merging.Fits(call with { OpenedAt = call.OpenedAt.AddHours(-3) }, written), "hours later");
        Assert.False(Merging.Fits(call with { OpenedAt = call.OpenedAt.AddMinutes(20) }, written), "written long before the call");
        Assert.False(Merging.Fits(call, written with { Mode = CaseMode.Exercise }), "an exercise");
        Assert.False(Merging.Fits(call, call), "a call itself");

        await world.Merge.HandleAsync(written.Id, call.Id, false, Asha, default);

        Assert.False(Merging.Fits(call, await world.CaseAsync(written.Id)));
        Assert.True((await world.CaseAsync(written.Id)).IsOpen);
    }

    [Fact]
    public async Task Only_a_writing_goes_on_in_an_open_call_that_one_may_see_and_nobody_else_holds()
    {
        using var world = await WithPartnerAsync();
        var call = await CallAsync(world, "she rang");
        var written = await world.RaiseAsync(Alert);
        await world.TakeAsync(written.CaseId, Ravi);

        Assert.Equal(RefusalKind.Conflict, (await world.Merge.HandleAsync(written.CaseId, call.Id, true, Asha, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await world.Merge.HandleAsync(written.CaseId, call.Id, true, Ballia, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotNow, (await world.Merge.HandleAsync(call.Id, written.CaseId, true, Ravi, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await world.Merge.HandleAsync(written.CaseId, "aaaaaaaaaaaaaaaa-1", true, Ravi, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await world.MoveAsync(written.CaseId, Ravi, (c, m) => c.Close(ClosingOutcome.Merged, null, m))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await world.Finds.HandleAsync(Find("x") with { Partner = "nobody" }, Asha, default)).Refusal!.Kind);
    }

    [Fact]
    public async Task Who_rings_may_be_said_later_and_stays_once_the_writing_has_come()
    {
        using var world = await WithPartnerAsync();
        var call = (await world.Finds.HandleAsync(Find(null) with { Partner = null }, Asha, default)).Value;
        Assert.Equal(("phone call", (string?)null), (call.Source, call.PartnerId));

        var named = (await world.Finds.EditAsync(call.Id, Find("she rang"), Asha, default)).Value;
        Assert.Equal(("Meta", "meta"), (named.Source, named.PartnerId));
        await world.Partners.AddAsync("snap", "Snap", Scopes.All, default);
        var written = await world.RaiseAsync(Alert);
        await world.Merge.HandleAsync(written.CaseId, call.Id, true, Asha, default);
        await world.Pump.RunDueAsync();
        Assert.Equal("Meta", (await world.Finds.EditAsync(call.Id, Find("more") with { Partner = "snap" }, Asha, default)).Value.Source);
    }

    [Fact]
    public async Task Half_a_word_sends_nobody_anywhere_what_was_typed_is_looked_for_once_the_typing_rests()
    {
        using var world = await WithPartnerAsync();
        var call = (await world.Finds.HandleAsync(Find(null), Asha, default)).Value;
        foreach (var typed in new[] { "she is at Luck", "she is at Lucknow", "she is at Lucknow, no, Ballia" })
        {
            await world.Finds.EditAsync(call.Id, Find(typed), Asha, default);
            await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Null((await world.CaseAsync(call.Id)).Whereabouts?.State);

        await world.Pump.RunAsync(OpenOwnFind.Rest);

        Assert.NotNull((await world.CaseAsync(call.Id)).Whereabouts?.State);
    }

    private static OwnFind Find(string? text) =>
        new(null, text, null, null, null, null, null, null, null) { ByPhone = true, Partner = "meta", Caller = "R. Desk, +911140000000" };

    private static async Task<World> WithPartnerAsync()
    {
        var world = await new World().WithPeopleAsync();
        await world.Partners.AddAsync("meta", "Meta", Scopes.All, default);
        return world;
    }

    private static async Task<Case> CallAsync(World world, string text) => (await world.Finds.HandleAsync(Find(text), Asha, default)).Value;

    private static async Task<(string Call, string Written)> MergedAsync(World world)
    {
        var call = await CallAsync(world, "she rang");
        await world.TakeAsync(call.Id, Asha);
        var written = await world.RaiseAsync(Alert);
        await world.Pump.RunDueAsync();
        await world.Merge.HandleAsync(written.CaseId, call.Id, true, Asha, default);
        await world.Pump.RunDueAsync();
        return (call.Id, written.CaseId);
    }
}
