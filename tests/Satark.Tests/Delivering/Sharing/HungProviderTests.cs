using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Sharing;

namespace Satark.Tests.Delivering.Sharing;

/// <summary>The dispatcher with as many handlers at once as a host has places, and a provider that takes every message and answers none.</summary>
public sealed class HungProviderTests
{
    private const string AtBallia = ""","location":{"latitude":25.7615,"longitude":84.149,"accuracyMetres":500}""";

    private readonly List<Task> _running = [];

    // Sixteen in Azure, thirty-two on a machine of its own.
    [Theory]
    [InlineData(16, 12)]
    [InlineData(32, 24)]
    public async Task With_many_messages_waiting_for_a_provider_that_hangs_another_channels_message_leaves_at_once(int places, int most)
    {
        using var world = await new World(calling: new CallingOptions { SmsPerSecond = 1000 }, storms: new() { Alerts = 1000 }, lanes: new LanePlaces(places, places, places)).WithPeopleAsync();
        var hung = new TaskCompletionSource();
        world.Sms.Meanwhile = () => hung.Task;
        for (var i = 0; i < 50; i++)
        {
            await world.OpenAsync($"many-{i}");
        }

        var zero = world.Clock.Now;
        Work(world, places);
        Assert.Equal(most, world.Sms.Sent.Count);
        Assert.Equal(most, Busy);

        // The place of one more is known, and its request leaves by another provider in the very first second.
        var id = await world.OpenAsync("one-more", AtBallia);
        Work(world, places);
        Assert.Equal(zero, world.Clock.Now);
        Assert.Equal(id, Assert.Single(world.Webhook.Sent).CaseId);

        // So it does while the ladders climb and nothing has come back, and mails go out beside the calls that hang.
        while (world.Clock.Now < zero + Deliver.SendingLimit && world.Store.NextDueAt is { } due)
        {
            world.Clock.Advance(due > world.Clock.Now ? due - world.Clock.Now : TimeSpan.FromMilliseconds(1));
            Work(world, places);
            Assert.True(Busy < places, $"{Busy} of {places}");
        }

        Assert.NotEmpty(world.Mail.Sent);
        Assert.Equal(most, world.Sms.Sent.Count);

        // Once it answers, everything that was put off leaves.
        hung.SetResult();
        await Task.WhenAll(_running);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(51, world.Sms.Sent.Where(s => s.To == "+915220000001").Select(s => s.CaseId).Distinct().Count());
        Assert.Empty(world.Store.Dead);
    }

    private int Busy => _running.Count(r => !r.IsCompleted);

    // As a host does: begins what is due, in its order, for as long as there is a place.
    private void Work(World world, int places)
    {
        while (Busy < places && world.Store.Take(world.Clock.Now) is { } message)
        {
            _running.Add(world.Pump.HandleAsync(message));
        }
    }
}
