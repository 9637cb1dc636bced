using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Local.Keys;
using Satark.Local.Messaging;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using Satark.Support;

namespace Satark.Local.Tests.Storage;

public sealed class StorageSetupTests
{
    [Fact]
    public async Task A_saved_message_reaches_the_handler_of_its_kind()
    {
        using var folder = new TestFolder();
        var handled = new TaskCompletionSource<Message>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new FakeClock();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<Dispatcher>()
            .AddSingleton(new MessageRoute("Tested", (message, _) =>
            {
                handled.SetResult(message);
                return Task.CompletedTask;
            }))
            .AddSqliteStorage(folder.Path)
            .AddFileKeyRing(folder.Path)
            .BuildServiceProvider();
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(default);
        }

        await services.GetRequiredService<IStore>().SaveAsync(new Change("p").Send(new Message("m", "Tested", Lane.Urgent, clock.Now, default)), default);

        Assert.Equal("m", (await handled.Task.WaitAsync(TimeSpan.FromSeconds(20))).Id);
        await services.GetRequiredService<SqliteQueue>().IdleAsync();
        Assert.NotNull(await services.GetRequiredService<IKeyRing>().NewAsync(default));
    }

    [Fact]
    public async Task Channels_share_as_many_places_as_the_queue_has()
    {
        using var folder = new TestFolder();
        await using var services = new ServiceCollection().AddSqliteStorage(folder.Path, new QueueOptions { Urgent = 7, Ordinary = 5, Bulk = 3 }).BuildServiceProvider();

        Assert.Equal(new LanePlaces(7, 5, 3), services.GetRequiredService<LanePlaces>());
    }
}
