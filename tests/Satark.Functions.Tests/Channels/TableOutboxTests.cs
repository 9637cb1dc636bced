using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Functions.Channels;
using Satark.Http.Desk;
using Satark.Notifications;
using Satark.Support;

namespace Satark.Functions.Tests.Channels;

public sealed class TableOutboxTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(Mails.Noon);
    private readonly TableServiceClient _tables = new(Azurite.ConnectionString);
    private readonly string _name = "outbox" + Privacy.Ids.Random();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _tables.GetTableClient(_name).DeleteAsync();

    [Fact]
    public async Task Before_the_first_message_there_is_none() => Assert.Empty(await Open().ListAsync(CancellationToken.None));

    [Fact]
    public async Task Messages_show_oldest_first_as_they_would_have_arrived()
    {
        var outbox = Open();
        var second = Mails.Mail(deliveryId: "d2", at: Mails.Noon.AddSeconds(2));
        await outbox.PutAsync("email", second, CancellationToken.None);
        await outbox.PutAsync("sms", Mails.Text(deliveryId: "d1") with { At = Mails.Noon.AddSeconds(1), CaseId = "" }, CancellationToken.None);

        var list = await Open().ListAsync(CancellationToken.None);

        Assert.Equal(
            [new OutboxView("sms", Mails.Phone, null, Mails.Text().Text, Mails.Noon.AddSeconds(1), null), new OutboxView("email", Mails.Officer, second.Subject, second.Text, second.At, Mails.CaseId)],
            list);
    }

    [Fact]
    public async Task The_same_delivery_again_is_not_doubled_not_at_once_and_not_later()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Open().PutAsync("email", Mails.Mail(at: Mails.Noon.AddSeconds(i)), CancellationToken.None)));
        await Open().PutAsync("email", Mails.Mail(at: Mails.Noon.AddHours(1)), CancellationToken.None);

        Assert.Single(await Open().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_same_delivery_of_another_case_or_channel_is_another_message()
    {
        var outbox = Open();
        await outbox.PutAsync("email", Mails.Mail(), CancellationToken.None);
        await outbox.PutAsync("sms", Mails.Mail(), CancellationToken.None);
        await outbox.PutAsync("email", Mails.Mail() with { CaseId = "abcdefghijklmnop-2" }, CancellationToken.None);

        Assert.Equal(3, (await outbox.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task After_thirty_days_a_message_is_not_shown_and_the_next_one_drops_it()
    {
        var outbox = Open();
        await outbox.PutAsync("email", Mails.Mail(deliveryId: "old"), CancellationToken.None);
        _clock.Advance(TableOutbox.Kept);
        Assert.Single(await outbox.ListAsync(CancellationToken.None));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await outbox.ListAsync(CancellationToken.None));
        Assert.Equal(1, await RowsAsync());

        await outbox.PutAsync("email", Mails.Mail(deliveryId: "new", at: _clock.Now), CancellationToken.None);
        Assert.Equal(1, await RowsAsync());
        Assert.Equal(_clock.Now, Assert.Single(await outbox.ListAsync(CancellationToken.None)).At);
    }

    [Fact]
    public async Task More_messages_than_a_page_of_the_table_holds_all_show()
    {
        var outbox = Open();
        await Parallel.ForAsync(0, 1100, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, token) =>
            await outbox.PutAsync("email", Mails.Mail(deliveryId: "d" + i.ToString(CultureInfo.InvariantCulture)), token));

        Assert.Equal(1100, (await outbox.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_message_that_breaks_the_channels_rules_does_not_get_in()
    {
        var channel = Channel(m => OutgoingGuard.SmsFault(m, Mails.Templates, demo: false), Open());

        Assert.IsType<DeliveryResult.Sent>(await channel.SendAsync(Mails.Text(), CancellationToken.None));
        Assert.IsType<DeliveryResult.Failed>(await channel.SendAsync(Mails.Text("98765"), CancellationToken.None));
        Assert.IsType<DeliveryResult.Failed>(await channel.SendAsync(Mails.Mail(mode: CaseMode.Test), CancellationToken.None));
        Assert.Single(await Open().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_table_that_cannot_be_written_means_later()
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 0;
        var nobody = new TableServiceClient("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:9/devstoreaccount1;", options);

        Assert.IsType<DeliveryResult.Retry>(await Channel(OutgoingGuard.Fault, new TableOutbox(nobody, _clock, NullLogger<TableOutbox>.Instance, _name)).SendAsync(Mails.Mail(), CancellationToken.None));
    }

    private TableOutbox Open() => new(_tables, _clock, NullLogger<TableOutbox>.Instance, _name);

    private TableOutboxChannel Channel(Func<OutgoingMessage, string?> fault, TableOutbox outbox) => new("sms", outbox, fault, _clock, NullLogger<TableOutboxChannel>.Instance);

    private async Task<int> RowsAsync()
    {
        var count = 0;
        await foreach (var _ in _tables.GetTableClient(_name).QueryAsync<TableEntity>())
        {
            count++;
        }

        return count;
    }
}
