using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Satark.Bench.Load;

namespace Satark.Bench.Ours;

/// <summary>
/// What an open page with armed sound is to the server: signs in, listens at the hub (JSON protocol over a web socket),
/// answers pings, and says of each alarm that it played.
/// </summary>
internal sealed class DeskPage : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;

    private readonly ClientWebSocket _socket;
    private readonly Arrivals _rows;
    private readonly Channel<string> _toSay = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _hearing, _saying;

    private DeskPage(ClientWebSocket socket, Arrivals rows)
    {
        _socket = socket;
        _rows = rows;
        _hearing = Task.Run(HearAsync);
        _saying = Task.Run(SayAsync);
    }

    /// <summary>Signs in with a one-time link's token and opens the hub; <paramref name="rows"/> hears of each case's first row.</summary>
    public static async Task<DeskPage> OpenAsync(int port, string signIn, Arrivals rows, CancellationToken cancellationToken)
    {
        var origin = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(origin) };
        http.DefaultRequestHeaders.Add("Origin", origin);
        http.DefaultRequestHeaders.Add("Satark-Page", "1");
        using var signedIn = await http.PostAsJsonAsync("/api/v1/session/link", new { token = signIn }, cancellationToken);
        signedIn.EnsureSuccessStatusCode();
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var negotiated = await http.PostAsync(new Uri("/api/v1/negotiate", UriKind.Relative), null, cancellationToken);
        negotiated.EnsureSuccessStatusCode();
        var hub = Json.First(await negotiated.Content.ReadAsByteArrayAsync(cancellationToken), "\"url\":\""u8) ?? throw new InvalidOperationException("negotiate named no hub.");

        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri("ws" + hub["http".Length..]), cancellationToken);
        var page = new DeskPage(socket, rows);
        page.Say("""{"protocol":"json","version":1}""");
        page.Say("""{"type":1,"target":"Armed","arguments":[true]}""");
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _toSay.Writer.TryComplete();
        await _stop.CancelAsync();
        await Task.WhenAll(_hearing, _saying);
        _socket.Dispose();
        _stop.Dispose();
    }

    private void Say(string message) => _toSay.Writer.TryWrite(message);

    private async Task SayAsync()
    {
        try
        {
            await foreach (var message in _toSay.Reader.ReadAllAsync(_stop.Token))
            {
                await _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)EndOfMessage), WebSocketMessageType.Text, true, _stop.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // Closed.
        }
    }

    private async Task HearAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var read = await _socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                length = Messages(buffer, length + read.Count);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // Closed.
        }
    }

    // Takes whole messages out of the buffer; gives the length of what is left at its beginning.
    private int Messages(byte[] buffer, int length)
    {
        var from = 0;
        int end;
        while ((end = Array.IndexOf(buffer, EndOfMessage, from, length - from)) >= 0)
        {
            Hear(buffer.AsSpan(from, end - from));
            from = end + 1;
        }

        buffer.AsSpan(from, length - from).CopyTo(buffer);
        return length - from;
    }

    private void Hear(ReadOnlySpan<byte> message)
    {
        // SignalR's own client does not tell upper from lower case either.
        switch (Json.First(message, "\"target\":\""u8)?.ToLowerInvariant())
        {
            case "row" when Json.First(message, "\"id\":\""u8) is { } caseId:
                _rows.Note(caseId);
                break;
            case "alarm" when Json.First(message, "\"deliveryId\":\""u8) is { } delivery:
                Say($$"""{"type":1,"target":"Played","arguments":["{{delivery}}"]}""");
                break;
            case "ping":
                var number = message[(message.IndexOf((byte)'[') + 1)..message.LastIndexOf((byte)']')];
                Say($$"""{"type":1,"target":"Pong","arguments":[{{Encoding.UTF8.GetString(number)}}]}""");
                break;
            default:
                break;
        }
    }
}
