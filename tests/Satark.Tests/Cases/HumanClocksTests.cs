using Satark.Cases;

namespace Satark.Tests.Cases;

/// <summary>How fast people were: the platform, the one who took it, and what came of that.</summary>
public sealed class HumanClocksTests : IDisposable
{
    private static readonly Actor Asha = new(ActorKind.Officer, "asha", "Asha Verma");

    private readonly World _world = new();

    [Fact]
    public async Task A_platforms_delay_is_not_counted_as_the_desks()
    {
        var id = await _world.OpenAsync(more: $$""","detectedAt":"{{_world.Clock.Now.AddMinutes(-50):O}}" """);
        await PassAsync(45);
        await DoAsync(id, (c, m) => c.Acknowledge(m));

        var clocks = await ClocksAsync(id);

        Assert.Equal((TimeSpan.FromMinutes(50), TimeSpan.FromSeconds(45), true), (clocks.Platform, clocks.Acknowledged, clocks.AcknowledgedInTime));
    }

    [Fact]
    public async Task A_platform_that_noticed_after_we_were_told_has_a_wrong_clock_and_no_delay()
    {
        var id = await _world.OpenAsync(more: $$""","detectedAt":"{{_world.Clock.Now.AddMinutes(5):O}}" """);

        Assert.Null((await ClocksAsync(id)).Platform);
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(61, false)]
    public async Task While_nobody_takes_it_it_becomes_late(int seconds, bool? inTime)
    {
        var id = await _world.OpenAsync();
        _world.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var clocks = await ClocksAsync(id);

        Assert.Equal((null, inTime, null), (clocks.Acknowledged, clocks.AcknowledgedInTime, clocks.ProgressInTime));
    }

    [Fact]
    public async Task Taken_in_time_and_then_left_lying_is_two_things()
    {
        var id = await _world.OpenAsync();
        await DoAsync(id, (c, m) => c.Acknowledge(m));
        await DoAsync(id, (c, m) => c.AddNote("I am looking into it", m));
        await PassAsync(301);

        var clocks = await ClocksAsync(id);
        Assert.Equal((true, null, false, 1), (clocks.AcknowledgedInTime, clocks.Progress, clocks.ProgressInTime, clocks.LeasesLapsed));

        // Taken again, and worked on: the first progress counts from when it was first taken.
        await DoAsync(id, (c, m) => c.Acknowledge(m));
        await PassAsync(9);
        await DoAsync(id, (c, m) => c.TryContact(ContactResult.NoAnswer, null, m));
        await PassAsync(60);
        await DoAsync(id, (c, m) => c.Reach(m));
        Assert.Equal(TimeSpan.FromSeconds(310), (await ClocksAsync(id)).Progress);
    }

    [Fact]
    public async Task A_team_that_is_sent_with_the_taking_is_progress_at_once()
    {
        var id = await _world.OpenAsync();
        await PassAsync(10);
        await DoAsync(id, (c, m) => c.SendTeam(new Dispatch("Kotwali", null, null), m));

        var clocks = await ClocksAsync(id);

        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.Zero, true, 0), (clocks.Acknowledged, clocks.Progress, clocks.ProgressInTime, clocks.LeasesLapsed));
    }

    [Fact]
    public async Task What_machines_and_agencies_do_is_no_progress_of_the_desks()
    {
        var id = await _world.OpenAsync(more: ""","location":{"latitude":25.76,"longitude":84.15}""");
        await DoAsync(id, (c, m) => c.Acknowledge(m));
        await PassAsync(60);

        Assert.Contains(EventKinds.Routed, await _world.KindsAsync(id));
        Assert.Null((await ClocksAsync(id)).Progress);
    }

    [Fact]
    public async Task A_demos_pace_shortens_what_is_in_time()
    {
        var id = await _world.OpenAsync();
        var clocks = HumanClocks.Of(await _world.CaseAsync(id), _world.Clock.Now, 0.1);

        Assert.Equal((TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(30)), (clocks.AcknowledgeWithin, clocks.ProgressWithin));
    }

    public void Dispose() => _world.Dispose();

    private Task PassAsync(double seconds) => _world.Pump.RunAsync(TimeSpan.FromSeconds(seconds));

    private async Task DoAsync(string id, Func<Case, Moment, Outcome<Moved>> move) => Assert.True((await _world.Book.MoveAsync(id, Asha, move, default)).IsOk);

    private async Task<HumanClocks> ClocksAsync(string id) => HumanClocks.Of(await _world.CaseAsync(id), _world.Clock.Now, 1);
}
