using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Satark.Http.Desk;

namespace Satark.Local.Tests.Http;

/// <summary>An open page as the hub sees it: SignalR's JSON protocol, spoken by hand, so that a test decides what it answers.</summary>
public sealed class HubPage : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<(string Target, JsonElement Argument)> _heard = [];
    private readonly Task _reading;

    private HubPage(ClientWebSocket socket)
    {
        _socket = socket;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Answers pings by itself, as a page with armed sound does.</summary>
    public bool Answers { get; set; }

    public bool IsClosed => _reading.IsCompleted;

    public static async Task<HubPage> OpenAsync(TestSatark satark, string? cookie, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        socket.Options.SetRequestHeader("Origin", origin ?? satark.Origin);
        await socket.ConnectAsync(new Uri($"ws://{satark.Url.Authority}{NegotiateEndpoints.HubPath}"), default);
        var page = new HubPage(socket);
        await page.SendTextAsync("""{"protocol":"json","version":1}""");
        await page.HearAsync("scale");
        return page;
    }

    public Task SayAsync(string target, object argument) => SendTextAsync(JsonSerializer.Serialize(new { type = 1, target, arguments = new[] { argument } }));

    /// <summary>Arms the sound and waits until the page counts as listening.</summary>
    public async Task ArmAsync()
    {
        Answers = true;
        await SayAsync("Armed", true);
        await HearAsync("ping");
    }

    public IReadOnlyList<JsonElement> Heard(string target)
    {
        lock (_heard)
        {
            return [.. _heard.Where(h => h.Target == target).Select(h => h.Argument)];
        }
    }

    /// <summary>Waits for the next words of a kind, also those that came before.</summary>
    public async Task<JsonElement> HearAsync(string target, Func<JsonElement, bool>? fits = null)
    {
        JsonElement found = default;
        await TestSatark.EventuallyAsync(
            () =>
            {
                var hits = Heard(target).Where(e => fits?.Invoke(e) != false).ToList();
                found = hits.Count > 0 ? hits[^1] : default;
                return Task.FromResult(hits.Count > 0);
            },
            $"the page hears '{target}'");
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private Task SendTextAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json + End), WebSocketMessageType.Text, true, _stop.Token);

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var text = "";
        try
        {
            while (await _socket.ReceiveAsync(buffer, _stop.Token) is { MessageType: not WebSocketMessageType.Close } got)
            {
                text += Encoding.UTF8.GetString(buffer, 0, got.Count);
                for (var end = text.IndexOf(End, StringComparison.Ordinal); end >= 0; end = text.IndexOf(End, StringComparison.Ordinal))
                {
                    await TakeAsync(JsonDocument.Parse(text[..end]).RootElement);
                    text = text[(end + 1)..];
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed from the other side, or by the test.
        }
    }

    private async Task TakeAsync(JsonElement message)
    {
        if (!message.TryGetProperty("target", out var target))
        {
            return;
        }

        var argument = message.GetProperty("arguments")[0];
        if (target.GetString() == "Ping" && Answers)
        {
            await SayAsync("Pong", argument.GetInt32());
        }

        lock (_heard)
        {
            _heard.Add((target.GetString()!.ToLowerInvariant(), argument));
        }
    }
}
