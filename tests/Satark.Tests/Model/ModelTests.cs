using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Satark.Tests.Model;

public sealed class ModelTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_302;
    private const int Full = 100_000;

    // Who is saved in the middle of whom: what the ladder, the leases and the engagements are afraid of.
    private static readonly (Act Saved, Act Middle)[] Pairs =
    [
        (Act.Ack, Act.Ack), (Act.Ack, Act.Call), (Act.Call, Act.Ack), (Act.Ack, Act.Step), (Act.Step, Act.Ack), (Act.Ack, Act.AskAgency), (Act.AskAgency, Act.Ack),
        (Act.Ack, Act.Engagement), (Act.Engagement, Act.Ack), (Act.Ack, Act.Decline), (Act.Decline, Act.Ack), (Act.Decline, Act.Step), (Act.Decline, Act.Call),
        (Act.Lapse, Act.Ack), (Act.Lapse, Act.Progress), (Act.Progress, Act.Lapse), (Act.Ack, Act.Lapse),
        (Act.Route, Act.AskAgency), (Act.AskAgency, Act.Route), (Act.Route, Act.Engagement), (Act.Engagement, Act.Route), (Act.Answer, Act.AskAgency), (Act.AskAgency, Act.Answer), (Act.Answer, Act.Engagement),
        (Act.Close, Act.Call), (Act.Close, Act.Step), (Act.Close, Act.AskAgency), (Act.Close, Act.Engagement), (Act.Step, Act.Close), (Act.Reopen, Act.Step),
        (Act.Update, Act.Step), (Act.Update, Act.Call), (Act.Cancel, Act.Step), (Act.Cancel, Act.Call), (Act.Callback, Act.Call), (Act.Call, Act.Callback), (Act.Callback, Act.Engagement),
        (Act.Call, Act.Call), (Act.Step, Act.Step), (Act.AskAgency, Act.AskAgency), (Act.Engagement, Act.Engagement),
    ];

    private static readonly Act[] Crashing = [Act.Ack, Act.Decline, Act.Progress, Act.Lapse, Act.Step, Act.Call, Act.AskAgency, Act.Engagement, Act.Answer, Act.Route, Act.Update, Act.Cancel, Act.Close, Act.Reopen, Act.Callback, Act.NextChannel, Act.Tell];

    private static readonly Act[] Doubled = [Act.Lapse, Act.Step, Act.Call, Act.Retry, Act.AskAgency, Act.Engagement, Act.NextChannel, Act.Tell];

    private static readonly string[] Counted =
    [
        "acks while a call waits for its next attempt", "calls begun", "crashes between a save and its answer", "errors thrown after a save", "errors thrown before a save",
        "found in sending, sent perhaps twice", "leases lapsed", "merged steps", "rounds of everybody again", "steps fired", "steps skipped", "tried again after a failure",
    ];

    [Fact]
    public void No_schedule_of_everything_at_once_breaks_a_promise()
    {
        var schedules = int.Parse(Environment.GetEnvironmentVariable("SATARK_MODEL_SCHEDULES") ?? "100000", CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var (tally, violation) = Run(schedules, Guard.None);
        output.WriteLine($"{tally}\n{watch.Elapsed.TotalSeconds:F1} s");

        Assert.Null(violation?.Text);
        Assert.Equal(schedules, tally.Schedules);

        // Small runs, on a developer's machine, meet the rare ones less evenly.
        var least = schedules >= Full ? 100 : 100L * schedules / Full / 3;
        Assert.DoesNotContain(Pairs, p => tally.Of(p.Saved, p.Middle) < least);

        // Every message may be the one in which the process dies, so that each kind added makes the rarest of the others rarer.
        Assert.DoesNotContain(Crashing, a => tally.Crashes(a) < least / 2);
        Assert.DoesNotContain(Doubled, a => tally.Doubles(a) < least);
        Assert.DoesNotContain(Counted, c => tally.Of(c) < least);
    }

    [Theory]
    [InlineData(Guard.VersionAtSending, " began ")]
    [InlineData(Guard.CurrentStep, "before their time")]
    [InlineData(Guard.LeaseNumber, "a lease lapsed before its time")]
    [InlineData(Guard.SomebodyWasFaster, "a change was lost")]
    [InlineData(Guard.DoubledDelivery, "was tried again after")]
    public void The_model_notices_when_a_guard_is_gone(Guard guard, string how)
    {
        var (tally, violation) = Run(3_000, guard);
        output.WriteLine($"{violation?.Text}\nafter {tally.Schedules} schedules");

        Assert.Contains(how, violation?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_can_be_run_again_from_its_seed()
    {
        var (_, violation) = Run(3_000, Guard.LeaseNumber, threads: 1);
        var (_, again) = Run(1, Guard.LeaseNumber, threads: 1, from: violation!.Value.Seed - 1);

        Assert.Equal(violation, again);
    }

    private static (Tally Tally, (int Seed, string Text)? Violation) Run(int schedules, Guard without, int? threads = null, int from = Seed)
    {
        var total = new Tally();
        (int Seed, string Text)? violation = null;
        var next = 0;

        // Threads of their own: in a test's own context a handler would go on elsewhere than where it was let on.
        var workers = Enumerable.Range(0, threads ?? Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            var tally = new Tally();
            while (Volatile.Read(ref next) < schedules && Interlocked.Increment(ref next) is var i && i <= schedules)
            {
                try
                {
                    ModelWorld.Run(from + i, without, tally);
                }
                catch (ViolationException error)
                {
                    lock (total)
                    {
                        violation ??= (from + i, $"schedule {from + i}: {error.Message}");
                    }

                    Volatile.Write(ref next, schedules);
                }
            }

            lock (total)
            {
                total.Add(tally);
            }
        })).ToList();
        workers.ForEach(t => t.Start());
        workers.ForEach(t => t.Join());
        return (total, violation);
    }
}
