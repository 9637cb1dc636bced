using System.Text;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Satark.Board;
using Satark.Cases;
using Satark.Functions.Keys;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Local.Keys;
using Satark.Local.Moving;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Partners;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Functions.Tests.Moving;

/// <summary>From a local host into Azure and back.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class MoveTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private AzureInstallation _azure = null!;
    private LocalInstallation _moving = null!;

    private LocalInstallation Local => _moving;

    public async Task InitializeAsync()
    {
        _azure = AzureInstallation.Make();
        _moving = await LocalInstallation.MovingOutAsync();
    }

    public async Task DisposeAsync()
    {
        await _azure.DisposeAsync();
        Local.Dispose();
    }

    [Fact]
    public async Task Cases_people_and_timers_arrive_in_Azure_and_every_history_verifies()
    {
        await MoveInAsync();

        var found = await _azure.VerifyAsync();
        Assert.Empty(found.Faults);
        Assert.Equal((4, 1, 4), (found.Cases, found.Erased, found.Anchored));
        var book = _azure.Get<CaseBook>();
        Assert.Equal("open", (await book.ReportAsync((await book.FindAsync(Local.Open, None))!.Value, None))!.Text);
        var held = (await book.FindAsync(Local.Held, None))!.Value;
        Assert.Equal("Ravi Kumar", held.Hold!.By.Name);
        Assert.Null(await book.ReportAsync((await book.FindAsync(Local.Erased, None))!.Value, None));
        Assert.Equal("+915220000001", (await _azure.Get<Officers>().FindAsync("ravi", None))!.Phone);
        var (_, key) = (await _azure.Get<PartnerBook>().FindKeyAsync(Local.Partner.KeyId, None))!.Value;
        Assert.Equal(Local.Partner.Key, Encoding.UTF8.GetString(_azure.Get<PartnerBook>().Open(key)));
        Assert.Contains(Local.Open, (await _azure.Get<BoardIndex>().ListAsync(None)).Select(row => row.Id));
        Assert.NotEmpty(await _azure.Get<IStore>().ListAsync(CodeBook.IndexPartition(held.Code), "", null, 9, None));
        Assert.Equal("dead", Assert.Single(await _azure.Get<IMessageBus>().DeadLettersAsync(9, None)).Message.Id);
    }

    [Fact]
    public async Task Timers_wait_in_the_queues_with_the_same_due_times_and_attempts()
    {
        var sent = (await ReadAsync(Local.Archive)).Where(l => l.Message is not null).Select(l => Word(l.Message!.ToMessage())).Order().ToList();
        await MoveInAsync();

        var waiting = new List<string>();
        foreach (var lane in Enum.GetValues<Lane>())
        {
            await using var receiver = _azure.Get<ServiceBusClient>().CreateReceiver(MessageWire.QueueOf(lane));
            foreach (var peeked in await receiver.PeekMessagesAsync(1000))
            {
                waiting.Add(Word((await MessageWire.Read(peeked, lane)!.Value.UnpackAsync(_azure.Get<StorageAccount>(), None))!));
                Assert.True(peeked.ScheduledEnqueueTime > TimeProvider.System.GetUtcNow(), peeked.Subject);
            }
        }

        Assert.True(sent.Count >= 3, string.Join('\n', sent));
        Assert.Equal(sent, waiting.Order());
    }

    [Fact]
    public async Task What_went_into_Azure_comes_back_line_by_line()
    {
        await MoveInAsync();
        var (back, keys, home) = (Local.In("back"), Local.In("keys.back"), Local.In("home"));
        Assert.Contains("Do not start the app again", await _azure.OkAsync("export", back), StringComparison.Ordinal);
        await _azure.OkAsync("keys", "export", keys);

        Assert.Equal(await WordsAsync(Local.Archive), await WordsAsync(back));
        await MoveFolder.ImportAsync(back, home, None);
        await using (var copy = File.OpenRead(keys))
        {
            await KeyCopy.ImportAsync(home, copy, LocalInstallation.Passphrase, None);
        }

        await using var host = await LocalInstallation.StartAsync(home);
        Assert.True(host.Services.GetRequiredService<SqliteDatabase>().Held);
        var lines = await host.Services.GetRequiredService<AnchorFile>().ReadAsync(None);
        var found = await host.Services.GetRequiredService<VerifyCases>().HandleAsync(lines, None);
        Assert.Empty(found.Faults);
        Assert.Equal((4, 1, 4), (found.Cases, found.Erased, found.Anchored));
        var (_, key) = (await host.Services.GetRequiredService<PartnerBook>().FindKeyAsync(Local.Partner.KeyId, None))!.Value;
        Assert.Equal(Local.Partner.Key, Encoding.UTF8.GetString(host.Services.GetRequiredService<PartnerBook>().Open(key)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_import_killed_at_any_save_is_run_again_and_ends_the_same(bool afterSave)
    {
        await _azure.OkAsync("keys", "import", Local.Keys);
        var deaths = 0;
        for (var saves = 1; ; saves += 1 + deaths)
        {
            try
            {
                await _azure.Move(new DyingStore(_azure.Get<IStore>(), saves, afterSave)).ImportAsync(Local.Archive, None);
                break;
            }
            catch (StoreUnavailableException)
            {
                deaths++;
                _azure.Start();
            }
        }

        Assert.True(deaths >= 5, $"{deaths} deaths");
        Assert.Contains("was taken in before", await _azure.OkAsync("import", Local.Archive), StringComparison.Ordinal);
        await _azure.OkAsync("export", Local.In("back"));
        Assert.Equal(await WordsAsync(Local.Archive), await WordsAsync(Local.In("back")));
    }

    [Fact]
    public async Task An_installation_with_cases_takes_no_archive()
    {
        await _azure.OkAsync("keys", "import", Local.Keys);
        await _azure.Get<StorageAccount>().EnsureAsync(None);
        await _azure.Get<IStore>().SaveAsync(new Change("aaaaaaaaaaaaaaaa").Insert("case-1", "{}"u8.ToArray()), None);

        Assert.Contains("has cases already", await _azure.RefusedAsync("import", Local.Archive), StringComparison.Ordinal);
        Assert.Null(await _azure.Get<Officers>().FindAsync("ravi", None));
    }

    [Fact]
    public async Task What_the_app_wrote_before_its_first_case_gives_way()
    {
        await _azure.OkAsync("keys", "import", Local.Keys);
        await _azure.Get<StorageAccount>().EnsureAsync(None);
        await _azure.Get<Officers>().PutAsync(new Officer("ravi", "Another Ravi", Role.Admin, Jurisdiction.State, null, null, true), None);
        await _azure.Get<BlobAnchors>().AppendAsync(None);
        await _azure.OkAsync("import", Local.Archive);

        Assert.Equal("Ravi Kumar", (await _azure.Get<Officers>().FindAsync("ravi", None))!.Name);
        Assert.Empty((await _azure.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Another_archive_than_the_one_begun_is_refused()
    {
        await MoveInAsync();
        await MoveFolder.ExportAsync(Local.Data, Local.In("second"), copy: true, TimeProvider.System.GetUtcNow().AddMinutes(1), None);

        Assert.Contains("Another archive was taken in", await _azure.RefusedAsync("import", Local.In("second")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_archive_changes_nothing()
    {
        await _azure.OkAsync("keys", "import", Local.Keys);
        await File.WriteAllBytesAsync(Local.In("cut"), (await File.ReadAllBytesAsync(Local.Archive))[..^300]);

        Assert.Contains("cut or altered", await _azure.RefusedAsync("import", Local.In("cut")), StringComparison.Ordinal);
        await _azure.OkAsync("import", Local.Archive);
    }

    [Fact]
    public async Task An_archive_under_other_keys_is_refused_before_anything_is_written()
    {
        Assert.Contains("sealed under other keys", await _azure.RefusedAsync("import", Local.Archive), StringComparison.Ordinal);
        Assert.Empty(await _azure.Get<IStore>().ListAsync("officers", "", null, 9, None));
    }

    [Fact]
    public async Task An_installation_that_was_seeded_and_has_no_case_takes_other_keys_and_one_with_a_key_does_not()
    {
        var seeded = _azure.Get<KeyVaultKeyRing>().Fingerprint.ToArray();
        await _azure.OkAsync("keys", "import", Local.Keys);
        _azure.Start();
        Assert.NotEqual(seeded, _azure.Get<KeyVaultKeyRing>().Fingerprint.ToArray());
        await _azure.OkAsync("import", Local.Archive);
        Assert.Empty((await _azure.VerifyAsync()).Faults);

        await using var used = AzureInstallation.Make();
        await used.Get<IKeyRing>().NewAsync(None);
        Assert.Contains("has keys already", await used.RefusedAsync("keys", "import", Local.Keys), StringComparison.Ordinal);
        Assert.Single(used.Vault.Values);
    }

    [Fact]
    public async Task A_running_app_is_neither_exported_nor_imported_into_but_copied()
    {
        await MoveInAsync();
        await _azure.Get<TableEngineHealth>().TickedAsync(None);

        Assert.Contains("az functionapp stop", await _azure.RefusedAsync("export", Local.In("running")), StringComparison.Ordinal);
        Assert.Contains("az functionapp stop", await _azure.RefusedAsync("import", Local.Archive), StringComparison.Ordinal);
        Assert.Contains("This was a copy", await _azure.OkAsync("export", Local.In("running"), "--copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_app_gets_no_other_keys()
    {
        await _azure.Get<StorageAccount>().EnsureAsync(None);
        await _azure.Get<TableEngineHealth>().TickedAsync(None);

        Assert.Contains("az functionapp stop", await _azure.RefusedAsync("keys", "import", Local.Keys), StringComparison.Ordinal);
        Assert.Null(await _azure.Get<KeyTable>().MarkAsync(None));
    }

    [Fact]
    public async Task Letters_left_in_a_queue_and_messages_left_in_the_outbox_come_along_and_pulses_do_not()
    {
        await MoveInAsync();
        var now = TimeProvider.System.GetUtcNow();
        await _azure.Get<Pulses>().SendAsync(None);
        var store = _azure.Get<TableStore>();
        store.At = step => step == SaveStep.Committed ? throw new StoreUnavailableException("The process died here.") : ValueTask.CompletedTask;
        await Assert.ThrowsAnyAsync<Exception>(() => store.SaveAsync(new Change("officers").Send(new Message("left", "Tested", Lane.Urgent, now, default)), None));
        var bus = _azure.Get<ServiceBusClient>();
        await _azure.Get<MessageSender>().SendAsync([new Parcel(new Message("broken", "Tested", Lane.Bulk, now, default), null)], None);
        await using (var receiver = bus.CreateReceiver(Queues.Bulk))
        {
            while (await receiver.ReceiveMessageAsync(TimeSpan.FromMilliseconds(50)) is { } message)
            {
                await receiver.DeadLetterMessageAsync(message, "MaxDeliveryCountExceeded");
            }
        }

        await _azure.OkAsync("export", Local.In("back"));

        var lines = await ReadAsync(Local.In("back"));
        Assert.Equal("MaxDeliveryCountExceeded", Assert.Single(lines, l => l.Letter?.Message.Id == "broken").Letter!.Reason);
        Assert.Single(lines, l => l.Message?.Id == "left");
        Assert.DoesNotContain(lines, l => l.Message?.Kind == Pulses.Kind || l.Letter?.Message.Kind == Pulses.Kind);
    }

    [Fact]
    public async Task Keys_are_imported_once_and_an_import_that_broke_off_goes_on()
    {
        _azure.Vault.Set(Convert.ToBase64String(new byte[32]));
        await _azure.OkAsync("keys", "import", Local.Keys);
        Assert.Equal(2, _azure.Vault.Values.Count);
        Assert.Contains("has keys already", await _azure.RefusedAsync("keys", "import", Local.Keys), StringComparison.Ordinal);

        await using var second = AzureInstallation.Make();
        var table = second.Get<KeyTable>();
        await using var copy = File.OpenRead(Local.Keys);
        var (secret, keys) = await SealedKeys.ReadAsync(copy, LocalInstallation.Passphrase, None);
        await table.EnsureAsync(None);
        second.Vault.Set(Convert.ToBase64String(secret));
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Local.Keys)));
        await table.TryClaimAsync(new(new DerivedKeys(secret).Fingerprint, name), None);
        await table.PutAsync(keys.Take(1), None);
        Assert.Contains("was not finished", await second.RefusedAsync("import", Local.Archive), StringComparison.Ordinal);
        Assert.Contains($"{keys.Count} case keys", await second.OkAsync("keys", "import", Local.Keys), StringComparison.Ordinal);
        await second.OkAsync("import", Local.Archive);
        Assert.Empty((await second.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_wrong_passphrase_and_a_wrong_verb_are_told()
    {
        var copy = Local.In("wrong.copy");
        await using (var stream = File.Create(copy))
        {
            await SealedKeys.WriteAsync(stream, "another passphrase", new byte[32], [], None);
        }

        Assert.Contains("The passphrase is wrong", await _azure.RefusedAsync("keys", "import", copy), StringComparison.Ordinal);
        Assert.Empty(_azure.Vault.Values);
        var (code, _, error) = await _azure.RunAsync("move");
        Assert.Equal(2, code);
        Assert.Contains("keys import FILE", error, StringComparison.Ordinal);
    }

    private static string Word(Message m) => $"{m.Lane} {m.DueAt.ToUnixTimeMilliseconds()} {m.Attempt} {m.Kind} {m.Id} {m.TraceParent} {Ids.Derived(Convert.ToHexString(m.Body.Span))}";

    private static async Task<List<ArchiveLine>> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        var lines = new List<ArchiveLine>();
        await foreach (var line in ArchiveReader.ReadAsync(stream, None))
        {
            lines.Add(line);
        }

        return lines;
    }

    // Two stores order partitions in ways of their own; head and end tell when and sum up.
    private static async Task<IEnumerable<string>> WordsAsync(string file) => (await File.ReadAllLinesAsync(file))[1..^1].Order(StringComparer.Ordinal);

    private async Task MoveInAsync()
    {
        await _azure.OkAsync("keys", "import", Local.Keys);
        Assert.Contains("Start the app", await _azure.OkAsync("import", Local.Archive), StringComparison.Ordinal);
    }
}
