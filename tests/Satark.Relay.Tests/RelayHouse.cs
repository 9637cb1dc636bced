using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Http.Media;
using Satark.Http.Routing;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Conversation;
using Satark.Relay.Line;
using Satark.Relay.Talks;
using Satark.Relay.Tests.Media;
using Satark.Storage;
using Satark.Support;
using Satark.Support.Gateways;
using Satark.Tips.Line;

namespace Satark.Relay.Tests;

/// <summary>The whole relay on stores in memory, before a Cloud API and beside a desk that only listens.</summary>
internal sealed class RelayHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RelayHouse(RelayOptions? options = null, MemoryStore? store = null, MemoryKeyRing? keys = null, FakeClock? clock = null)
    {
        Clock = clock ?? new FakeClock();
        Store = store ?? new MemoryStore(Clock);
        Keys = keys ?? new MemoryKeyRing();
        Cloud = new CloudApiGateway(Clock);
        Cloud.Templates[("tip_update", "hi")] = 1;
        Webhooks = new CloudApiWebhooks(Clock);
        var services = new ServiceCollection();
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(new ListLoggerProvider(Logs)));
        services.AddSingleton<TimeProvider>(Clock).AddSingleton(new Installation(false)).AddSingleton<IStore>(Store).AddSingleton<IMessageBus>(Store).AddSingleton<IKeyRing>(Keys);
        services.AddSingleton<IMediaStore>(MediaStore).AddSingleton<IMediaCleaner, DirectCleaner>().AddSingleton<ITipDesk>(Desk);
        services.AddSingleton<HearWords>((talk, heard, now) => (Script ?? TestTalk.Hear)(talk, heard, now));
        services.AddSatarkRelay((options ?? new RelayOptions()) with
        {
            VerifyToken = CloudApiGateway.VerifyToken,
            AppSecret = CloudApiGateway.AppSecret,
            AppSecretBefore = "the-secret-that-was-before-this-one",
            AccessToken = CloudApiGateway.AccessToken,
            PhoneNumberId = CloudApiGateway.PhoneNumberId,
            ApiUrl = Cloud.ApiUrl,
            ReceiptRounds = 100_000,
        });
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        Pump = new MemoryPump(Store, _services.GetRequiredService<Dispatcher>(), Clock);
    }

    public FakeClock Clock { get; }

    public MemoryStore Store { get; }

    public MemoryKeyRing Keys { get; }

    public MemoryMediaStore MediaStore { get; } = new();

    public ListeningDesk Desk { get; } = new();

    public CloudApiGateway Cloud { get; }

    public CloudApiWebhooks Webhooks { get; }

    public MemoryPump Pump { get; }

    public ConcurrentQueue<string> Logs { get; } = new();

    public Func<Talk, Heard, DateTimeOffset, Reply>? Script { get; set; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CloudApiPerson Somebody(string phone = "919876543210", string? userId = "IN.4821739046152837", string name = "Asha Canary") => Cloud.Add(new CloudApiPerson(phone, userId, name));

    /// <summary>Somebody writes, and everything that follows at once is done.</summary>
    public async Task WriteAsync(CloudApiPerson from, params string[] texts)
    {
        Cloud.Heard(from);
        Assert.Equal(200, (await PostAsync(CloudApiWebhooks.Of([from], [.. texts.Select(t => Webhooks.Text(from, t))]))).Status);
        await Pump.RunDueAsync();
    }

    /// <summary>The desk says something, and everything that follows at once is done.</summary>
    public async Task SayAsync(DeskWord word)
    {
        Desk.Words.Add(word);
        await Get<FetchDeskWords>().HandleAsync(default);
        await Pump.RunDueAsync();
    }

    public Task<(int Status, string Body)> PostAsync(CloudApiWebhook webhook) => PostAsync(webhook.Body, webhook.Signature);

    public Task<(int Status, string Body)> PostAsync(byte[] body, string? signature) => AskAsync("POST", "", body, signature);

    public async Task<(int Status, string Body)> AskAsync(string method, string query, byte[] body, string? signature)
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Request.Method = method;
        context.Request.Path = "/api/v1/inbound/whatsapp";
        context.Request.QueryString = new QueryString(query);
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = body.Length;
        context.Request.ContentType = "application/json";
        if (signature is not null)
        {
            context.Request.Headers["X-Hub-Signature-256"] = signature;
        }

        using var answer = new MemoryStream();
        context.Response.Body = answer;
        Assert.True(await Get<Gate>().TryHandleAsync(context));
        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(answer.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        Pump.Dispose();
        await _services.DisposeAsync();
        await Cloud.DisposeAsync();
    }
}

/// <summary>Keeps every line.</summary>
internal sealed class ListLoggerProvider(ConcurrentQueue<string> lines) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new ListLogger(lines);

    public void Dispose()
    {
    }

    private sealed class ListLogger(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
