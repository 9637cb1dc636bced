using Satark.Escalation;
using Satark.Notifications;

namespace Satark.Tests.Escalation;

public sealed class PoliciesTests
{
    private static readonly EscalationPolicy Good = Policies.LifeRisk with { Name = "mine" };

    [Fact]
    public void The_policies_that_come_with_satark_have_no_fault()
    {
        Assert.Empty(Policies.LifeRisk.Faults());
        Assert.Empty(Policies.Ordinary.Faults());
        Assert.Same(Policies.LifeRisk, Policies.For(lifeRisk: true));
        Assert.Same(Policies.Ordinary, Policies.For(lifeRisk: false));
    }

    [Fact]
    public void The_phone_rings_from_a_minute_on_where_a_life_is_at_stake_and_never_else()
    {
        foreach (var policy in Policies.All)
        {
            var isLife = policy.Name.EndsWith("life-risk", StringComparison.Ordinal);
            Assert.All(policy.Steps, step => Assert.Equal(isLife && step.AfterSeconds >= 60, step.Channels.Contains(Channels.Voice)));
            Assert.All(policy.Steps, step => Assert.Equal(step.Channels.Contains(Channels.Voice), step.Channels.Contains(Channels.WhatsApp)));
        }

        Assert.Contains(Channels.Voice, Policies.LifeRisk.Steps.First(s => s.Targets.Contains(TargetKind.ShiftLead)).Channels);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "no step", "has no step" },
        { "late first step", "the first step must be at 0 seconds" },
        { "steps too close", "step 2 must be at least 5 seconds after the one before" },
        { "no last resort", "the last step must call the last resort" },
        { "no target", "each step needs a target and a channel" },
        { "no channel", "each step needs a target and a channel" },
        { "short rounds", "at least 30 seconds" },
        { "short leases", "at least 30 seconds" },
        { "short leases once reached", "at least 30 seconds" },
        { "short reminders", "at least 30 seconds" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_of_a_policy_is_named(string what, string named)
    {
        var last = new PolicyStep([TargetKind.LastResort], [Channels.Sms], 30);
        var policy = what switch
        {
            "no step" => Good with { Steps = [] },
            "late first step" => Good with { Steps = [last] },
            "steps too close" => Good with { Steps = [last with { AfterSeconds = 0 }, last with { AfterSeconds = 4 }] },
            "no last resort" => Good with { Steps = [last with { AfterSeconds = 0, Targets = [TargetKind.Desk] }] },
            "no target" => Good with { Steps = [last with { AfterSeconds = 0, Targets = [] }, last] },
            "no channel" => Good with { Steps = [last with { AfterSeconds = 0, Channels = [] }, last] },
            "short rounds" => Good with { RepeatSeconds = 29 },
            "short leases" => Good with { LeaseSeconds = 29 },
            "short leases once reached" => Good with { ReachedLeaseSeconds = 29 },
            _ => Good with { ReminderSeconds = 29 },
        };

        Assert.StartsWith("Policy mine", Assert.Single(policy.Faults()), StringComparison.Ordinal);
        Assert.Contains(named, policy.Faults().First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_exactly_five_seconds_apart_are_right()
    {
        var step = new PolicyStep([TargetKind.LastResort], [Channels.Sms], 0);

        Assert.Empty((Good with { Steps = [step, step with { AfterSeconds = 5 }] }).Faults());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.01)]
    [InlineData(0.0009)]
    [InlineData(double.NaN)]
    public void A_pace_that_makes_no_sense_is_refused(double scale)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pace(scale));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pace(1) { Scale = scale });
    }

    [Fact]
    public void Scaled_times_are_whole_milliseconds_and_never_shorter()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(1), Pace.Of(0.0001, 1));
        Assert.Equal(TimeSpan.FromMilliseconds(334), Pace.Of(1, 1 / 3.0));
        Assert.Equal(TimeSpan.FromSeconds(60), Pace.Of(60, 1));
    }
}
