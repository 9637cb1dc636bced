using Satark.Cases;

namespace Satark.Functions.Tests.Seeding;

public sealed class ProbeBoardTests
{
    [Fact]
    public async Task A_probe_is_signed_taken_and_found_on_the_board()
    {
        using var installation = new ProbedInstallation();

        var probed = await installation.ProbeAsync();

        Assert.True(probed.IsOk, probed.Refusal?.Text);
        var row = Assert.Single(await installation.Board.ListAsync(CancellationToken.None));
        Assert.Equal((probed.Value.CaseId, probed.Value.Code, CaseMode.Test), (row.Id, row.Code, row.Mode));
    }

    [Fact]
    public async Task An_exercise_is_sent_only_where_it_is_asked_for()
    {
        using var installation = new ProbedInstallation();

        await installation.ProbeAsync("exercise");

        Assert.Equal(CaseMode.Exercise, Assert.Single(await installation.Board.ListAsync(CancellationToken.None)).Mode);
    }

    [Fact]
    public async Task An_app_that_is_still_starting_is_asked_again_with_the_same_alert()
    {
        using var installation = new ProbedInstallation();
        foreach (var status in (int[])[0, 404, 503, 502])
        {
            installation.Before.Enqueue(status);
        }

        var probed = await installation.ProbeAsync();

        Assert.True(probed.IsOk, probed.Refusal?.Text);
        Assert.Equal(1, installation.Taken);
        Assert.True(probed.Value.Taken >= TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_refusal_ends_the_probe_at_once_and_says_what_was_answered()
    {
        using var installation = new ProbedInstallation();
        installation.Before.Enqueue(403);

        var probed = await installation.ProbeAsync();

        Assert.Contains("answered 403: not yet", probed.Refusal!.Text, StringComparison.Ordinal);
        Assert.Equal(0, installation.Taken);
    }

    [Fact]
    public async Task An_app_whose_queues_stand_still_is_found_out()
    {
        using var installation = new ProbedInstallation { QueueRuns = false };

        var probed = await installation.ProbeAsync();

        Assert.Contains("not on the board", probed.Refusal!.Text, StringComparison.Ordinal);
        Assert.Equal(1, installation.Taken);
    }

    [Fact]
    public async Task A_second_probe_uses_a_new_key_and_ends_the_old_one()
    {
        using var installation = new ProbedInstallation();

        await installation.ProbeAsync();
        var second = await installation.ProbeAsync();

        Assert.True(second.IsOk, second.Refusal?.Text);
        var partner = Assert.Single(await installation.Partners.ListAsync(CancellationToken.None));
        Assert.Equal([false, true], partner.Keys.Select(k => k.IsLive(installation.Clock.Now)));
    }
}
