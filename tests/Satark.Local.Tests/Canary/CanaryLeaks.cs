using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Local.Channels;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Scenarios;
using Satark.Storage;

namespace Satark.Local.Tests.Canary;

/// <summary>Leaks that are planted in every place, so that a search which finds none is known to look there.</summary>
internal static partial class CanaryLeaks
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1000);

    /// <summary>Plants a number plain, in hex, and inside somebody's base64.</summary>
    public static async Task PlantAsync(TestHost host, string relayFolder, string number)
    {
        var leak = $"{number} {Convert.ToHexStringLower(Encoding.ASCII.GetBytes(number))} {Convert.ToBase64String(Encoding.ASCII.GetBytes("x" + number + "yz"))}";
        foreach (var (services, folder) in new[] { (host.Services, host.Folder), (host.Relay, relayFolder) })
        {
            var message = new Errand(leak).As("Leak", Lane.Bulk, host.Clock.GetUtcNow() + Never);
            await services.GetRequiredService<IStore>().SaveAsync(new Change("leak").Insert("row", Encoding.UTF8.GetBytes(leak)).Send(message), default);
            await services.GetRequiredService<IMessageBus>().DeadLetterAsync(message, leak, default);
            await File.WriteAllTextAsync(Path.Combine(folder, "leak"), leak);
            Log.Leaked(services.GetRequiredService<ILogger<CanaryTests>>(), leak);
        }

        await host.Services.GetRequiredService<Outbox>().PutAsync(
            Satark.Notifications.Channels.Email,
            new OutgoingMessage { DeliveryId = "leak", CaseId = "leak", To = "somebody@police.example", Template = "leak", Slots = [], Text = leak, Subject = "leak", Facts = null!, At = host.Clock.GetUtcNow() },
            default);
        using var source = new ActivitySource("Satark.Canary");
        using (source.StartActivity("leak")?.SetTag("who", leak))
        {
        }

        using var meter = new Meter("Satark.Canary");
        meter.CreateCounter<long>("leak").Add(1, KeyValuePair.Create<string, object?>("who", leak));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A leak: {Leak}.")]
        public static partial void Leaked(ILogger logger, string leak);
    }
}
