using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Satark.Local.Relay;
using Satark.Relay.Line;
using Satark.Storage;
using Satark.Support;
using Satark.Tips.Line;

namespace Satark.Local.Tests.Relay;

/// <summary>What the log says while the desk cannot be asked.</summary>
public sealed class AskDeskTests
{
    private const string Secret = "+919876543210";

    [Fact]
    public async Task A_desk_that_is_away_is_one_line_with_the_kind_of_error_and_one_when_it_is_back()
    {
        var lines = await LinesAsync(times => times < 3 ? new StoreUnavailableException(Secret, new HttpRequestException(Secret)) : null, 5);
        Assert.Equal(
            ["Warning: The desk cannot be asked for its words (StoreUnavailableException: HttpRequestException); it is asked again every two seconds.", "Information: The desk is back."],
            lines);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_a_line_with_its_kind_and_nothing_of_its_text()
    {
        var lines = await LinesAsync(times => times == 1 ? new FormatException(Secret) : null, 3);
        Assert.Equal(["Error: Asking the desk for its words failed with FormatException; it is asked again in two seconds."], lines);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(Func<int, Exception?> fails, int times)
    {
        var clock = new FakeClock();
        var desk = new FailingDesk(fails);
        var log = new Lines();
        using var ask = new AskDesk(new FetchDeskWords(new MemoryStore(clock), desk, null!), clock, log);
        await ask.StartAsync(default);
        while (clock.TimerCount == 0)
        {
            await Task.Yield();
        }

        for (var asked = 0; asked < times; asked++)
        {
            clock.Advance(RelayTimers.FetchEvery);
            await desk.Asked.WaitAsync();
        }

        await ask.StopAsync(default);
        return [.. log.All];
    }

    private sealed class FailingDesk(Func<int, Exception?> fails) : ITipDesk
    {
        private int _times;

        public SemaphoreSlim Asked { get; } = new(0);

        public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken)
        {
            var error = fails(_times++);
            Asked.Release();
            return error is null ? Task.FromResult<IReadOnlyList<DeskWord>>([]) : Task.FromException<IReadOnlyList<DeskWord>>(error);
        }

        public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Lines : ILogger<AskDesk>
    {
        public ConcurrentQueue<string> All { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        // With the exception, as a sink would write it.
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");
    }
}
