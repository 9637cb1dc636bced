using System.Net.Http.Headers;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Contracts;
using Satark.Functions.Storage;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>Answers of the tables that get lost, come late, or say that they are busy.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class AnswerTests : FaultWorld
{
    [Theory]
    [InlineData("broken")]
    [InlineData("500")]
    [InlineData("503")]
    public async Task Committed_but_its_answer_lost_is_saved_once(string how)
    {
        var lost = 0;
        Way.Instead = async (message, next) =>
        {
            await next();
            if (OnTheWay.IsChange(message) && lost++ == 0)
            {
                if (how == "broken")
                {
                    throw new IOException("The answer was lost.");
                }

                OnTheWay.Answer(message, int.Parse(how, System.Globalization.CultureInfo.InvariantCulture));
            }
        };

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing("x", "m"), None));
        await Store.IdleAsync();

        Assert.Equal(1, lost);
        Assert.Equal("x", (await Find())?.Value.Text);
        Assert.Equal(["m"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
    }

    [Fact]
    public async Task A_client_that_repeats_a_committed_request_by_itself_meets_no_conflict()
    {
        var version = await SavedAsync("a", "one");
        var lost = 0;
        Way.Instead = async (message, next) =>
        {
            await next();
            if (OnTheWay.IsChange(message) && lost++ == 0)
            {
                throw new IOException("The answer was lost.");
            }
        };

        // The client as it comes: it tries three times more.
        await using var store = PatientStore();

        Assert.Equal(SaveResult.Saved, await store.SaveAsync(Sending(new Change("p").Replace("a", version, new Note("two"), ContractJson.Default.Note), "m"), None));

        Assert.Equal(2, lost);
        Assert.Equal("two", (await Find())?.Value.Text);
        Assert.Equal(["m"], await DeliveredAsync());
    }

    [Fact]
    public async Task A_transaction_that_arrives_after_its_writer_gave_it_up_is_shut_out()
    {
        HttpRequestMessage? late = null;
        Way.Instead = async (message, next) =>
        {
            if (late is null && OnTheWay.IsChange(message))
            {
                late = Copy(message);
                throw new IOException("It is still on its way.");
            }

            await next();
        };
        var change = Writing("x", "m");

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(change, None));
        await Store.IdleAsync();
        var version = (await Find())!.Version;
        using var http = new HttpClient();
        var answer = await (await http.SendAsync(late!)).Content.ReadAsStringAsync();

        Assert.Contains("HTTP/1.1 409", answer, StringComparison.Ordinal);
        Assert.Equal(version, (await Find())!.Version);
        Assert.Equal(["m"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 1, 2, 0), await RemainsAsync());
    }

    [Fact]
    public async Task A_transaction_that_arrives_after_its_repeat_was_refused_is_shut_out()
    {
        HttpRequestMessage? late = null;
        Way.Instead = async (message, next) =>
        {
            if (late is null && OnTheWay.IsChange(message))
            {
                late = Copy(message);
                await SavedAsync("a", "theirs");
                throw new IOException("It is still on its way.");
            }

            await next();
        };
        await using var store = PatientStore();

        Assert.Equal(SaveResult.Conflict, await store.SaveAsync(Writing("x", "m"), None));
        await store.IdleAsync();
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Delete("a", (await Find())!.Version), None));
        await Store.IdleAsync();
        using var http = new HttpClient();
        var answer = await (await http.SendAsync(late!)).Content.ReadAsStringAsync();

        Assert.Contains("HTTP/1.1 409", answer, StringComparison.Ordinal);
        Assert.Null(await Find());
        Assert.Empty(await DeliveredAsync());
        Assert.Equal(0, (await RemainsAsync()).Intents);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(401)]
    public async Task Who_is_throttled_for_a_moment_is_patient(int status)
    {
        var refused = 0;
        Way.Instead = async (message, next) =>
        {
            if (refused < 3 && (OnTheWay.IsChange(message) || message.Request.Uri.Path.Contains("intents", StringComparison.Ordinal)))
            {
                refused++;
                OnTheWay.Answer(message, status);
                return;
            }

            await next();
        };

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing("x", "m"), None));
        await Store.IdleAsync();
        Assert.Equal(3, refused);
        Assert.Equal(["m"], await DeliveredAsync());
        Assert.Equal("x", (await Find())?.Value.Text);
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(503, true)]
    public async Task Throttling_without_end_is_told_and_nothing_is_stored(int status, bool transactionsOnly)
    {
        Way.Instead = async (message, next) =>
        {
            if (!transactionsOnly || OnTheWay.IsChange(message))
            {
                OnTheWay.Answer(message, status);
                return;
            }

            await next();
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.SaveAsync(Writing("x", "m").Insert("b", new Note(new string('x', 1_000_000)), ContractJson.Default.Note), None));
        await Store.IdleAsync();

        Way.Instead = null;
        Assert.Null(await Find());
        Assert.Empty(await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 0, transactionsOnly ? TableStore.MaxTries : 0, transactionsOnly ? TableStore.MaxTries : 0, 0), await RemainsAsync());
        Assert.Equal(new SweepReport(0, 0, 0, 0), await SweepAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Silence_in_the_middle_promises_nothing_and_the_sweeper_finds_out(bool committed)
    {
        var silent = false;
        Way.Instead = async (message, next) =>
        {
            if (OnTheWay.IsChange(message))
            {
                silent = true;
                if (committed)
                {
                    await next();
                }
            }

            if (silent)
            {
                throw new IOException("Silence.");
            }

            await next();
        };

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Store.SaveAsync(Writing("x", "m").Insert("b", new Note(new string('x', 1_000_000)), ContractJson.Default.Note), None));
        await Store.IdleAsync();
        Way.Instead = null;

        Assert.Equal(committed ? new SweepReport(1, 0, 0, 0) : new SweepReport(0, 1, 0, 0), await SweepAsync());
        Assert.Equal(committed, await Find() is not null);
        Assert.Equal(committed, await Find("b") is not null);
        Assert.Equal(committed ? ["m"] : [], await DeliveredAsync());
    }

    [Fact]
    public async Task A_silent_account_is_told_to_readers_as_unavailable()
    {
        Way.Instead = (message, _) =>
        {
            OnTheWay.Answer(message, 503);
            return ValueTask.CompletedTask;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Find());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.ListAsync("p", "", null, 1, None));
    }

    [Fact]
    public async Task Who_goes_before_the_transaction_stored_nothing()
    {
        using var gone = new CancellationTokenSource();
        Store.At = async step =>
        {
            if (step == SaveStep.IntentWritten)
            {
                await gone.CancelAsync();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(Writing("x", "m"), gone.Token));
        await Store.IdleAsync();

        Assert.Null(await Find());
        Assert.Equal(new Remains(0, 0, 0, 0, 0, 0), await RemainsAsync());
    }

    [Fact]
    public async Task Who_goes_once_the_transaction_is_sent_is_saved()
    {
        using var gone = new CancellationTokenSource();
        Way.Instead = async (message, next) =>
        {
            if (OnTheWay.IsChange(message))
            {
                await gone.CancelAsync();
            }

            await next();
        };

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing("x", "m"), gone.Token));
        await Store.IdleAsync();

        Assert.Equal("x", (await Find())?.Value.Text);
        Assert.Equal(["m"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
    }

    // With a client that repeats by itself what was not answered, as in Azure.
    private TableStore PatientStore()
    {
        var options = new TableClientOptions();
        options.AddPolicy(Way, Azure.Core.HttpPipelinePosition.PerRetry);
        var account = Stores.AccountOf(null);
        var patient = new StorageAccount(
            new TableServiceClient(Azurite.ConnectionString, options), new BlobServiceClient(Azurite.ConnectionString), new StorageNames(account.Records.Name[..^"records".Length]));
        return new TableStore(patient, Stores.Sender, Clock, NullLogger<TableStore>.Instance);
    }

    private static HttpRequestMessage Copy(Azure.Core.HttpMessage message)
    {
        var copy = new HttpRequestMessage(HttpMethod.Post, message.Request.Uri.ToUri()) { Content = new StringContent(OnTheWay.Body(message)) };
        copy.Content.Headers.ContentType = null;
        foreach (var header in message.Request.Headers)
        {
            if (!copy.Headers.TryAddWithoutValidation(header.Name, header.Value) && header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                copy.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value);
            }
        }

        return copy;
    }

    private async Task<string> SavedAsync(string row, string text)
    {
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Insert(row, new Note(text), ContractJson.Default.Note), None));
        await Store.IdleAsync();
        return (await Find(row))!.Version;
    }
}
