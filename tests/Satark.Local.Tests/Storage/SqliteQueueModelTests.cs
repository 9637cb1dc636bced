using System.Collections.Concurrent;
using System.Globalization;
using Satark.Local.Messaging;
using Satark.Messaging;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Storage;

/// <summary>Whatever happens in whatever order: no message is lost, none is early, and without a crash none is handled twice.</summary>
public sealed class SqliteQueueModelTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Each_message_is_handled_once_and_never_early(int seed)
    {
        var random = new Random(seed);
        int sent = 0, overdue = 0, timers = 0, forward = 0, back = 0, crashes = 0, again = 0;
        var handled = new ConcurrentDictionary<string, int>();
        var early = new ConcurrentBag<string>();
        var expected = new HashSet<string>();
        using var folder = new TestFolder();
        var it = await StartAsync(folder.Path, new Support.FakeClock());
        for (var step = 0; step < 400; step++)
        {
            switch (random.Next(20))
            {
                case < 12:
                    var messages = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Next(it)).ToArray();
                    expected.UnionWith(messages.Select(m => m.Id));
                    await it.SendAsync(messages);
                    break;
                case < 17:
                    it.Clock.Advance(TimeSpan.FromSeconds(random.NextDouble() * 20));
                    break;
                case 17:
                    forward++;
                    it.Clock.SetWallClock(TimeSpan.FromSeconds(random.Next(300)));
                    break;
                case 18:
                    back++;

                    // What was handed out before may be handled after, when the clock shows less again.
                    await it.IdleAsync();
                    it.Clock.SetWallClock(-TimeSpan.FromSeconds(random.Next(300)));
                    break;
                default:
                    if (random.Next(3) == 0)
                    {
                        crashes++;
                        var copy = await it.CrashCopyAsync();
                        var clock = it.Clock;
                        it.Dispose();
                        it = await StartAsync(copy, clock);
                    }

                    break;
            }
        }

        it.Clock.Advance(TimeSpan.FromHours(1));
        await it.IdleAsync();
        again = handled.Values.Sum() - handled.Count;
        await StorageFixture.EventuallyAsync(() => it.Queue!.Health is { Urgent: 0, Ordinary: 0, Bulk: 0 });
        it.Dispose();
        output.WriteLine($"{sent} messages: {overdue} overdue, {timers} timers; the clock set forward {forward} and back {back} times; {crashes} crashes, after which {again} were handled again");

        Assert.Empty(early);
        Assert.Equal(expected.Order(), handled.Keys.Order());
        Assert.True(crashes > 0 || again == 0);
        Assert.True(sent > 1000 && overdue > 100 && timers > 100 && forward > 0 && back > 0);

        Message Next(StorageFixture it)
        {
            var kind = random.Next(3);
            var after = kind switch { 0 => TimeSpan.Zero, 1 => TimeSpan.FromSeconds(-random.Next(100)), _ => TimeSpan.FromSeconds(random.NextDouble() * 100) };
            overdue += kind == 1 ? 1 : 0;
            timers += kind == 2 ? 1 : 0;
            return it.Message((++sent).ToString(CultureInfo.InvariantCulture), (Lane)random.Next(3), after);
        }

        async Task<StorageFixture> StartAsync(string path, Support.FakeClock clock)
        {
            var fixture = new StorageFixture(path, clock);
            await fixture.StartQueueAsync(
                (message, _) =>
                {
                    handled.AddOrUpdate(message.Id, 1, static (_, count) => count + 1);
                    if (clock.Now < message.DueAt)
                    {
                        early.Add(message.Id);
                    }

                    return Task.CompletedTask;
                },
                new QueueOptions { Window = 100 });
            return fixture;
        }
    }
}
