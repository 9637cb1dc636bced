using System.Net;
using Azure.Data.Tables;
using Satark.Functions.Keys;
using Satark.Privacy;
using Satark.Support;

namespace Satark.Functions.Tests.Keys;

public sealed class KeyVaultKeyRingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly KeyFixture _keys = new();

    [Fact]
    public async Task The_first_start_keeps_one_secret_of_thirty_two_bytes_in_the_vault_and_none_in_the_table()
    {
        var ring = await _keys.OpenAsync();
        var key = await ring.NewAsync(None);

        var secret = Convert.FromBase64String(Assert.Single(_keys.Vault.Values));
        Assert.Equal(32, secret.Length);
        Assert.Equal(new DerivedKeys(secret).Installation(KeyPurpose.Chain).ToArray(), ring.Installation(KeyPurpose.Chain).ToArray());
        await foreach (var row in _keys.Rows.QueryAsync<TableEntity>())
        {
            Assert.All(row.Keys, name => Assert.False(row[name] is byte[] bytes && (Holds(bytes, secret) || Holds(bytes, key.Secret.ToArray())), row.RowKey));
        }
    }

    [Fact]
    public async Task Two_instances_that_start_at_once_end_with_the_same_secret()
    {
        // Each has found no secret and is about to store one of its own before either has.
        var both = new TaskCompletionSource();
        var made = 0;
        _keys.Vault.BeforeSet = () =>
        {
            if (Interlocked.Increment(ref made) == 2)
            {
                both.SetResult();
            }

            return both.Task;
        };
        await _keys.Rows.CreateIfNotExistsAsync();

        var rings = await Task.WhenAll(_keys.OpenAsync(), _keys.OpenAsync()).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, _keys.Vault.Values.Count);
        Assert.Equal(rings[0].Fingerprint.ToArray(), rings[1].Fingerprint.ToArray());
        var key = await rings[0].NewAsync(None);
        Assert.Equal(key.Secret.ToArray(), (await rings[1].FindAsync(key.Id, None))!.Secret.ToArray());
        Assert.Equal(rings[0].Fingerprint.ToArray(), (await _keys.OpenAsync()).Fingerprint.ToArray());
    }

    [Fact]
    public async Task A_vault_that_shows_the_winners_secret_late_is_asked_again()
    {
        var first = await _keys.OpenAsync();
        var clock = new FakeClock();
        _keys.Vault.Behind = 1;
        var second = _keys.OpenAsync(clock);
        await TurnAsync(clock, until: () => clock.TimerCount == 1);
        _keys.Vault.Behind = 0;
        await TurnAsync(clock, until: () => second.IsCompleted, by: TimeSpan.FromSeconds(1));

        Assert.Equal(first.Fingerprint.ToArray(), (await second).Fingerprint.ToArray());
        Assert.Single(_keys.Vault.Values);
    }

    [Fact]
    public async Task A_newer_version_in_the_vault_changes_nothing()
    {
        var before = await _keys.OpenAsync();
        _keys.Vault.Set(Convert.ToBase64String(new byte[32]));
        _keys.Vault.Set("no secret at all");

        Assert.Equal(before.Fingerprint.ToArray(), (await _keys.OpenAsync()).Fingerprint.ToArray());
    }

    [Fact]
    public async Task A_key_table_is_never_used_with_another_secret_and_gets_no_new_one()
    {
        await _keys.OpenAsync();
        var other = new KeyFixture();
        var clock = new FakeClock();
        var opening = KeyVaultKeyRing.OpenAsync(other.Secret(clock), _keys.Table, clock, None);
        await TurnAsync(clock, until: () => opening.IsCompleted, by: TimeSpan.FromSeconds(1));

        Assert.Contains("belongs to another secret", (await Assert.ThrowsAsync<KeysUnusableException>(() => opening)).Message, StringComparison.Ordinal);
        Assert.Empty(other.Vault.Values);
        var given = await Assert.ThrowsAsync<KeysUnusableException>(() => KeyVaultKeyRing.OpenAsync(new GivenSecret(new byte[32]), _keys.Table, TimeProvider.System, None));
        Assert.Contains("belongs to another secret", given.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no secret at all")]
    [InlineData("")]
    [InlineData("AAAA")]
    public async Task A_secret_of_a_wrong_form_is_named(string value)
    {
        _keys.Vault.Set(value);

        var refusal = await Assert.ThrowsAsync<KeysUnusableException>(() => _keys.OpenAsync());
        Assert.Contains("The secret satark-master in https://satark-test.vault.azure.net/ is not the base64 of 32 bytes", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await _keys.Table.MarkAsync(None));
    }

    [Fact]
    public async Task A_vault_that_cannot_be_reached_is_named_with_its_setting()
    {
        _keys.Vault.InTheWay = _ => throw new HttpRequestException("no such host");

        var refusal = await Assert.ThrowsAsync<KeysUnusableException>(() => _keys.OpenAsync());
        Assert.Contains("https://satark-test.vault.azure.net/ does not answer. Look at Satark:Keys:VaultUri", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "Key Vault Secrets User")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "does not answer")]
    [InlineData(HttpStatusCode.Conflict, "az keyvault secret recover")]
    public async Task What_the_vault_refuses_is_told_with_what_to_do(HttpStatusCode status, string expected)
    {
        _keys.Vault.InTheWay = request => status != HttpStatusCode.Conflict || request.Method == HttpMethod.Put ? FakeVault.Error(status, "Forbidden") : null;

        Assert.Contains(expected, (await Assert.ThrowsAsync<KeysUnusableException>(() => _keys.OpenAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_secret_is_not_replaced_by_a_new_one()
    {
        await _keys.OpenAsync();
        _keys.Vault.DisableAll();
        var clock = new FakeClock();
        var opening = _keys.OpenAsync(clock);
        await TurnAsync(clock, until: () => opening.IsCompleted, by: TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<KeysUnusableException>(() => opening);
        Assert.Single(_keys.Vault.Values);
    }

    [Fact]
    public async Task An_erased_key_lives_on_in_another_instance_for_a_minute_at_most()
    {
        var clock = new FakeClock();
        var (here, there) = (await _keys.OpenAsync(), await _keys.OpenAsync(clock));
        var key = await here.NewAsync(None);
        Assert.NotNull(await there.FindAsync(key.Id, None));

        await here.EraseAsync(key.Id, None);
        clock.Advance(KeyVaultKeyRing.MaxAge);

        Assert.Null(await there.FindAsync(key.Id, None));
    }

    [Fact]
    public async Task Keys_spread_over_many_partitions()
    {
        var ring = await _keys.OpenAsync();
        var partitions = new HashSet<string>();
        for (var i = 0; i < 1000; i++)
        {
            partitions.Add(KeyTable.PartitionOf((await ring.NewAsync(None)).Id));
        }

        Assert.InRange(partitions.Count, 8, 11);
    }

    private static bool Holds(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;

    private static async Task TurnAsync(FakeClock clock, Func<bool> until, TimeSpan by = default)
    {
        for (var i = 0; i < 3000 && !until(); i++)
        {
            clock.Advance(by);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.True(until());
    }
}
