using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Local.Channels;
using Satark.Local.Tests.Storage;
using Satark.Notifications;
using Satark.Support;

namespace Satark.Local.Tests.Channels;

public sealed class OutboxTests : IDisposable
{
    private static readonly int Many = int.Parse(Environment.GetEnvironmentVariable("SATARK_TEST_OUTBOX") ?? "500", System.Globalization.CultureInfo.InvariantCulture);

    private readonly TestFolder _folder = new();
    private readonly FakeClock _clock = new(Sample.Noon);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_message_is_one_readable_file_and_the_list_shows_the_oldest_first()
    {
        var outbox = Open();
        await PutAsync(outbox, "c1.2.op.email", 2, "मेल");
        await PutAsync(outbox, "c1.1.op.email", 1, "mail");

        var list = await outbox.ListAsync(CancellationToken.None);

        Assert.Equal(["mail", "मेल"], list.Select(e => e.Text));
        Assert.Equal(new OutboxEntry("email", "officer@police.example", list[0].Subject, "mail", Sample.Noon.AddSeconds(1), Sample.CaseId), list[0]);
        Assert.Equal(2, Files().Length);
        Assert.Contains("मेल", File.ReadAllText(Files()[1]), StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(File.ReadAllText(Files()[0])).RootElement.TryGetProperty("caseId", out _));
    }

    [Fact]
    public async Task The_same_delivery_again_is_not_doubled_not_at_once_not_later_and_not_after_a_restart()
    {
        var outbox = Open();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => PutAsync(outbox, "c1.1.op.email", 1 + i % 3, "mail"))));
        await PutAsync(outbox, "c1.1.op.email", 60, "mail");
        await PutAsync(Open(), "c1.1.op.email", 90, "mail");

        Assert.Single(Files());
        Assert.Single(await outbox.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_same_delivery_of_another_case_or_channel_is_another_message()
    {
        var outbox = Open();
        var message = Sample.Mail("officer@police.example");
        await outbox.PutAsync("email", message, CancellationToken.None);
        await outbox.PutAsync("sms", message, CancellationToken.None);
        await outbox.PutAsync("email", message with { CaseId = "abcdefghijklmnop-2" }, CancellationToken.None);

        Assert.Equal(3, (await outbox.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task After_a_restart_everything_is_there_and_a_foreign_or_broken_file_hides_nothing()
    {
        await PutAsync(Open(), "c1.1.op.email", 1, "mail");
        File.WriteAllText(Path.Combine(_folder.Path, "outbox", "20260302T120000-email-broken.json"), "{");
        File.WriteAllText(Path.Combine(_folder.Path, "outbox", "readme.txt"), "hello");

        Assert.Single(await Open().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_another_hand_adds_or_removes_shows_within_ten_seconds()
    {
        var outbox = Open();
        await PutAsync(outbox, "c1.1.op.email", 1, "mail");
        await PutAsync(Open(), "c1.2.op.email", 2, "mail of another process");
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, (await outbox.ListAsync(CancellationToken.None)).Count);

        Array.ForEach(Files(), File.Delete);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(await outbox.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Asking_each_second_stays_cheap_because_no_file_is_read_twice()
    {
        var message = Sample.Mail("officer@police.example");
        var filling = Open();
        await Parallel.ForAsync(0, Many, async (i, token) => await filling.PutAsync("email", message with { DeliveryId = $"c1.{i}.op.email", At = Sample.Noon.AddSeconds(i) }, token));
        var outbox = Open();
        var first = await outbox.ListAsync(CancellationToken.None);
        Array.ForEach(Files(), f => File.WriteAllText(f, "{"));

        Assert.Equal(Many, first.Count);
        Assert.Same(first, await outbox.ListAsync(CancellationToken.None));
        for (var i = 0; i < 10; i++)
        {
            await PutAsync(outbox, $"c2.{i}.op.email", 100_000 + i, "mail");
            Assert.Equal(Many + 1 + i, (await outbox.ListAsync(CancellationToken.None)).Count);
        }
    }

    [Fact]
    public async Task A_message_that_breaks_the_channels_rules_does_not_get_in()
    {
        var outbox = Open();
        var channel = new OutboxChannel("sms", outbox, m => OutgoingGuard.SmsFault(m, Sample.Templates, demo: true), NullLogger<OutboxChannel>.Instance);

        Assert.IsType<DeliveryResult.Sent>(await channel.SendAsync(Sample.Call(Sample.Phone, demo: true), CancellationToken.None));
        Assert.IsType<DeliveryResult.Failed>(await channel.SendAsync(Sample.Call(Sample.Phone, deliveryId: "c1.2.op.sms"), CancellationToken.None));
        Assert.StartsWith("DEMO", Assert.Single(await outbox.ListAsync(CancellationToken.None)).Text, StringComparison.Ordinal);
    }

    private static Task PutAsync(Outbox outbox, string deliveryId, int seconds, string text) =>
        outbox.PutAsync("email", Sample.Mail("officer@police.example", deliveryId: deliveryId) with { At = Sample.Noon.AddSeconds(seconds), Text = text }, CancellationToken.None);

    private Outbox Open() => new(Path.Combine(_folder.Path, "outbox"), _clock);

    private string[] Files() => [.. Directory.GetFiles(Path.Combine(_folder.Path, "outbox"), "*.json").Order(StringComparer.Ordinal)];
}
