using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Contracts;
using Satark.Functions.Storage;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>An identity's token that the account takes no longer.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task A_token_that_has_run_out_is_replaced_and_the_change_saved()
    {
        await using var stores = await Stores.NewAsync();
        var identity = new Identity();
        var gate = new Gatekeeper();
        var options = new TableClientOptions();
        options.AddPolicy(gate, HttpPipelinePosition.BeforeTransport);
        var secure = new UriBuilder(new TableServiceClient(Azurite.ConnectionString).Uri) { Scheme = "https" };
        var tables = new TableServiceClient(secure.Uri, identity, options);
        var prefix = stores.Account.Records.Name[..^"records".Length];
        await using var store = new TableStore(
            new StorageAccount(tables, new BlobServiceClient(Azurite.ConnectionString), new StorageNames(prefix)), stores.Sender, TimeProvider.System, NullLogger<TableStore>.Instance);

        Assert.Equal(SaveResult.Saved, await store.SaveAsync(new Change("p").Insert("a", new Note("x"), ContractJson.Default.Note), CancellationToken.None));
        await store.IdleAsync();

        Assert.True(identity.Asked >= 2);
        Assert.True(gate.Refused >= 1);
        Assert.Equal("x", (await store.FindAsync("p", "a", ContractJson.Default.Note, CancellationToken.None))?.Value.Text);
        var remains = await Remains.OfAsync(stores.Account);
        Assert.Equal((0, 1, 0), (remains.Intents, remains.WritersFences, remains.KeepersFences));
    }

    // The first token runs out at once, as the account sees it at least.
    private sealed class Identity : TokenCredential
    {
        private int _asked;

        public int Asked => _asked;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Interlocked.Increment(ref _asked) == 1
            ? new AccessToken("old", TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(50))
            : new AccessToken("fresh", TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    // The emulator knows neither tokens nor TLS: who has a fresh one is let in with the account's key.
    private sealed class Gatekeeper : HttpPipelinePolicy
    {
        private static readonly Dictionary<string, string> Account = Azurite.ConnectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);

        public int Refused { get; private set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Nothing waits in a blocking way.");

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Assert.True(message.Request.Headers.TryGetValue("Authorization", out var authorization));
            if (authorization != "Bearer fresh")
            {
                Refused++;
                OnTheWay.Answer(message, 401);
                return;
            }

            message.Request.Uri.Scheme = "http";
            var date = TimeProvider.System.GetUtcNow().ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            message.Request.Headers.SetValue("x-ms-date", date);
            var signed = $"{date}\n/{Account["AccountName"]}{message.Request.Uri.ToUri().AbsolutePath}";
            var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Account["AccountKey"]), Encoding.UTF8.GetBytes(signed)));
            message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {Account["AccountName"]}:{signature}");
            await ProcessNextAsync(message, pipeline);
        }
    }
}
