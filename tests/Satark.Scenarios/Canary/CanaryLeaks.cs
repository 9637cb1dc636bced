using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Board;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Scenarios;

/// <summary>Leaks that are planted in every place, so that a search which finds none is known to look there.</summary>
internal static partial class CanaryLeaks
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1000);

    /// <summary>How a leak is written.</summary>
    public static readonly IReadOnlyList<string> Encodings = ["plain", "hex", "base64-1"];

    /// <summary>Plants a number plain, in hex, and inside somebody's base64.</summary>
    public static async Task PlantAsync(TestHost host, CanaryPlaces places, UnsteadyPushes pushes, string caseId, string number)
    {
        var leak = $"{number} {Convert.ToHexStringLower(Encoding.ASCII.GetBytes(number))} {Convert.ToBase64String(Encoding.ASCII.GetBytes("x" + number + "yz"))}";
        foreach (var services in new[] { host.Services, host.Relay })
        {
            var message = new Errand(leak).As("Leak", Lane.Bulk, host.Clock.GetUtcNow() + Never);
            await services.GetRequiredService<IStore>().SaveAsync(new Change("leak").Insert("row", Encoding.UTF8.GetBytes(leak)).Send(message), default);
            await services.GetRequiredService<IMessageBus>().DeadLetterAsync(message, leak, default);
            Log.Leaked(services.GetRequiredService<ILogger<CanaryTests>>(), leak);
        }

        var mail = new OutgoingMessage { DeliveryId = "leak", CaseId = "leak", To = "somebody@police.example", Template = "leak", Slots = [], Text = leak, Subject = "leak", Facts = null!, At = host.Clock.GetUtcNow() };
        await places.PlantAsync(leak, mail);
        await pushes.ShowAsync(BoardRow.Of((await host.Services.GetRequiredService<CaseBook>().FindAsync(caseId, default))!.Value) with { Source = leak }, default);
        await PlantMediumAsync(host, caseId, leak);
        using var source = new ActivitySource("Satark.Canary");
        using (source.StartActivity("leak")?.SetTag("who", leak))
        {
        }

        using var meter = new Meter("Satark.Canary");
        meter.CreateCounter<long>("leak").Add(1, KeyValuePair.Create<string, object?>("who", leak));
    }

    // As a relay would that had cleaned nothing.
    private static async Task PlantMediumAsync(TestHost host, string caseId, string leak)
    {
        var (desk, alias) = (host.Services.GetRequiredService<ITipDesk>(), caseId.Split('-')[0]);
        var medium = new TipMedia("leakleakleakleak", MediaKind.Photo);
        Assert.Null(await desk.SayAsync(new TipWord { Id = "leak", Alias = alias, Kind = TipWordKind.Added, At = host.Clock.GetUtcNow(), Media = [medium] }, default));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(leak));
        Assert.Null(await desk.PutMediaAsync(alias, new MediaCopy(medium.Id, medium.Kind, "image/jpeg", null), content, default));
        await host.SettleAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A leak: {Leak}.")]
        public static partial void Leaked(ILogger logger, string leak);
    }
}
