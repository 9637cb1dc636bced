using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Channels;
using Satark.Partners;
using Satark.Privacy;
using Satark.Relay.Line;
using Satark.Scenarios;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Contracts.Http;

/// <summary>What <see cref="ITipDesk"/> promises, before the real desk.</summary>
public abstract class TipDeskContract : IAsyncLifetime
{
    private readonly string _alias = Ids.Random();
    private TestHost? _host;
    private ITipDesk? _line;

    protected TestHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    private ITipDesk Line => _line ?? throw new InvalidOperationException("It was not started.");

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(new HostSetup { Settings = new Dictionary<string, string?> { ["Satark:Relay:Mode"] = "separate" } });
        _line = await OpenAsync();
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task A_tip_that_is_said_twice_is_one()
    {
        var word = Tip(_alias);

        Assert.Null(await Line.SayAsync(word, default));
        Assert.Null(await Line.SayAsync(word, default));
        await Host.SettleAsync();

        Assert.Single((await (await Host.SignInAsync(Cast.Azamgarh)).BoardAsync()).List("rows"));
    }

    [Fact]
    public async Task What_can_never_be_taken_is_refused()
    {
        Assert.Equal(RefusalKind.Invalid, (await Line.SayAsync(Tip("no alias"), default))!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Line.SayAsync(Tip(_alias) with { Kind = TipWordKind.Added, Tip = null, Text = "more" }, default))!.Kind);
        using var content = new MemoryStream("a"u8.ToArray());
        Assert.Equal(RefusalKind.Invalid, (await Line.PutMediaAsync(_alias, new MediaCopy("No Id", MediaKind.Photo, "image/jpeg", null), content, default))!.Kind);
    }

    [Fact]
    public async Task A_medium_may_come_before_its_tip_and_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var copy = new MediaCopy(Ids.Random(), MediaKind.Photo, "image/jpeg", "amark");
        for (var i = 0; i < 2; i++)
        {
            using var content = new MemoryStream(bytes);
            Assert.Null(await Line.PutMediaAsync(_alias, copy, content, default));
        }

        Assert.Null(await Line.SayAsync(Tip(_alias) with { Media = [new TipMedia(copy.Id, copy.Kind)] }, default));
    }

    [Fact]
    public async Task A_word_of_the_desk_comes_again_until_it_was_confirmed()
    {
        Assert.Null(await Line.SayAsync(Tip(_alias), default));
        await Host.SettleAsync();
        Assert.Empty(await Line.FetchAsync(default));
        var officer = await Host.SignInAsync(Cast.Azamgarh);
        var row = Assert.Single((await officer.BoardAsync()).List("rows"));
        (await officer.MoveAsync(row.At("id")!, "acknowledge")).Must(200);
        await Host.SettleAsync();

        var word = Assert.Single(await Line.FetchAsync(default));
        Assert.Equal((_alias, DeskWordKind.State, InformerState.Taken), (word.Alias, word.Kind, word.State));
        Assert.Equal(word.Id, Assert.Single(await Line.FetchAsync(default)).Id);
        await Line.ConfirmAsync([word.Id, "unknown"], default);
        await Line.ConfirmAsync([word.Id], default);
        Assert.Empty(await Line.FetchAsync(default));
    }

    /// <summary>The adapter.</summary>
    protected abstract Task<ITipDesk> OpenAsync();

    private TipWord Tip(string alias) => new()
    {
        Id = Ids.Random(),
        Alias = alias,
        Kind = TipWordKind.Submitted,
        At = Host.Clock.GetUtcNow(),
        Tip = new TipContent { Questionnaire = 1, Language = "hi", Door = "whatsapp", Category = "drugs", District = "ballia", What = "स्कूल के पास नशा बिकता है" },
    };
}

/// <summary>Relay and desk in one process.</summary>
public sealed class InProcessTipDeskTests : TipDeskContract
{
    protected override Task<ITipDesk> OpenAsync() => Task.FromResult(Host.Services.GetRequiredService<ITipDesk>());
}

/// <summary>The desk over HTTP, signed with a key of scope <c>relay</c>.</summary>
public sealed class HttpTipDeskTests : TipDeskContract
{
    [Fact]
    public async Task What_may_be_different_tomorrow_is_no_refusal()
    {
        var key = await KeyAsync("other", Scopes.Relay);
        var noRight = await KeyAsync("platform", Scopes.Write);
        foreach (var (url, keyId, secret) in new[]
        {
            (Host.Url, key.KeyId, "another key"), (Host.Url, "nobody.abcdefgh", key.Key), (Host.Url, noRight.KeyId, noRight.Key),
            (new Uri("http://127.0.0.1:1/"), key.KeyId, key.Key), (new Uri(Host.Url, "/elsewhere/"), key.KeyId, key.Key),
        })
        {
            var line = new HttpTipDesk(ChannelClients.ForProvider(), new DeskLineOptions { Url = url.AbsoluteUri, KeyId = keyId, Key = secret }, Host.Clock);

            await Assert.ThrowsAsync<StoreUnavailableException>(() => line.FetchAsync(default));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => line.ConfirmAsync(["a"], default));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => line.PutMediaAsync(Ids.Random(), new MediaCopy("a", MediaKind.Photo, "image/png", null), new MemoryStream(Encoding.UTF8.GetBytes("a")), default));
        }
    }

    protected override async Task<ITipDesk> OpenAsync()
    {
        var key = await KeyAsync("relay", Scopes.Relay);
        return new HttpTipDesk(ChannelClients.ForProvider(), new DeskLineOptions { Url = Host.Url.AbsoluteUri, KeyId = key.KeyId, Key = key.Key }, Host.Clock);
    }

    private async Task<NewKey> KeyAsync(string id, string scope) => (await Host.Services.GetRequiredService<PartnerBook>().AddAsync(id, id, [scope], default)).Value;
}
