using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Satark.Scenarios;

namespace Satark.Local.Tests.Hosting;

/// <summary>
/// A desk page's connection to the hub: SignalR's JSON protocol on a bare WebSocket, so that what the server really sends is
/// what is looked at.
/// </summary>
public sealed class PageClient : IOpenPage
{
    private const byte End = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<(string Name, JsonElement Value)> _heard = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _answers = new(StringComparer.Ordinal);
    private Task _reading = Task.CompletedTask;
    private int _invocations;
    private bool _armed;
    private long _pings;
    private int _closed;

    private PageClient(TimeProvider clock) => _clock = clock;

    /// <summary>Whether it answers pings while its sound is armed.</summary>
    public bool AnswersPings { get; set; } = true;

    /// <summary>Whether it confirms each alarm as played.</summary>
    public bool PlaysAlarms { get; set; } = true;

    /// <summary>Whether the connection stands.</summary>
    public bool IsOpen => _closed == 0 && _socket.State == WebSocketState.Open;

    /// <summary>When the last ping came, by the scenario's clock.</summary>
    public DateTimeOffset LastPing { get; private set; }

    /// <summary>Everything that was pushed.</summary>
    public IReadOnlyList<(string Name, JsonElement Value)> Heard => [.. _heard];

    /// <summary>The alarms so far.</summary>
    public IReadOnlyList<JsonElement> Alarms => [.. _heard.Where(h => h.Name == "Alarm").Select(h => h.Value)];

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<JsonElement> Rows => [.. _heard.Where(h => h.Name == "Row").Select(h => h.Value)];

    /// <summary>The cases so far that are no longer for it.</summary>
    public IReadOnlyList<JsonElement> Gone => [.. _heard.Where(h => h.Name == "Gone").Select(h => h.Value)];

    /// <summary>The refused requests so far.</summary>
    public IReadOnlyList<JsonElement> Refused => [.. _heard.Where(h => h.Name == "Refused").Select(h => h.Value)];

    /// <summary>How many pings came.</summary>
    public long Pings => Interlocked.Read(ref _pings);

    /// <summary>Connects as the page does.</summary>
    public static async Task<PageClient> ConnectAsync(Uri hub, string cookie, string origin, TimeProvider clock)
    {
        var page = new PageClient(clock) { LastPing = clock.GetUtcNow() };
        page._socket.Options.SetRequestHeader("Cookie", cookie);
        page._socket.Options.SetRequestHeader("Origin", origin);
        await page._socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, CancellationToken.None);
        await page.WriteAsync("""{"protocol":"json","version":1}""");
        page._reading = page.ReadAsync();
        await page.FlushAsync();
        return page;
    }

    /// <summary>Sound was unlocked, or lost; the server knows when this returns.</summary>
    public async Task ArmAsync(bool armed = true)
    {
        var pings = Pings;
        _armed = armed;
        await InvokeAsync("Armed", armed);
        if (armed && AnswersPings)
        {
            await Until.TrueAsync(() => Pings > pings);
            await FlushAsync();
        }
    }

    /// <summary>Waits until everything that was sent to the server so far has been handled there.</summary>
    public Task FlushAsync() => InvokeAsync("Pong", -1);

    /// <inheritdoc/>
    public async Task BeatAsync()
    {
        if (_clock.GetUtcNow() - LastPing >= TimeSpan.FromSeconds(5))
        {
            var pings = Pings;
            await Until.TrueAsync(() => Pings > pings || !IsOpen, TimeSpan.FromSeconds(5));
        }
    }

    /// <inheritdoc/>
    public Task PlayedAsync(string deliveryId) => InvokeAsync("Played", deliveryId);

    /// <summary>Calls a method of the hub and waits for its end.</summary>
    public async Task InvokeAsync(string method, object argument)
    {
        var id = Interlocked.Increment(ref _invocations).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var done = _answers[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments = new[] { argument } }));
        await done.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    /// <summary>Closes the page as a closed tab does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
        {
            return;
        }

        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    private async Task WriteAsync(string text)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), End];
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var text = new List<byte>();
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(buffer, _stop.Token);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                foreach (var b in buffer.Take(got.Count))
                {
                    if (b != End)
                    {
                        text.Add(b);
                        continue;
                    }

                    await HearAsync(JsonDocument.Parse(text.ToArray()).RootElement);
                    text.Clear();
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // Closed, here or there.
        }

        foreach (var waiting in _answers.Values)
        {
            waiting.TrySetException(new InvalidOperationException("The connection is closed."));
        }
    }

    private async Task HearAsync(JsonElement message)
    {
        switch (message.At("type"))
        {
            case "3":
                if (_answers.TryRemove(message.At("invocationId")!, out var done))
                {
                    if (message.At("error") is { } error)
                    {
                        done.TrySetException(new InvalidOperationException(error));
                    }
                    else
                    {
                        done.TrySetResult();
                    }
                }

                break;
            case "1":
                await PushedAsync(message.At("target")!, message.GetProperty("arguments")[0]);
                break;
            default:
                break;
        }
    }

    private async Task PushedAsync(string name, JsonElement value)
    {
        if (name == "Ping")
        {
            if (_armed && AnswersPings)
            {
                await WriteAsync(JsonSerializer.Serialize(new { type = 1, target = "Pong", arguments = new[] { value.GetInt32() } }));
            }

            LastPing = _clock.GetUtcNow();
            Interlocked.Increment(ref _pings);
        }
        else
        {
            _heard.Enqueue((name, value));
            if (name == "Alarm" && PlaysAlarms)
            {
                await WriteAsync(JsonSerializer.Serialize(new { type = 1, target = "Played", arguments = new[] { value.At("deliveryId") } }));
            }
        }
    }
}
