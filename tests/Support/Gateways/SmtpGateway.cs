using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Satark.Support.Gateways;

/// <summary>A mail that the server took, with its headers as they came.</summary>
public sealed record ReceivedMail(string From, string To, string Raw)
{
    /// <summary>A header, unfolded and with its encoded words (RFC 2047) read.</summary>
    public string? Header(string name) => Raw[..Raw.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n ", " ", StringComparison.Ordinal).Split('\n')
        .Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(l => Words(l[(name.Length + 1)..].Trim())).FirstOrDefault();

    /// <summary>The body, decoded.</summary>
    public string Text
    {
        get
        {
            var body = Raw[(Raw.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            return Header("Content-Transfer-Encoding") switch
            {
                "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
                "quoted-printable" => Quoted(body.Replace("=\n", "", StringComparison.Ordinal)),
                _ => body,
            };
        }
    }

    private static string Words(string value) => string.Concat(value.Split(' ').Select(word =>
        word.Split('?') is ["=", _, "B" or "b", var base64, "="] ? Encoding.UTF8.GetString(Convert.FromBase64String(base64))
        : word.Split('?') is ["=", _, "Q" or "q", var quoted, "="] ? Quoted(quoted.Replace('_', ' '))
        : word + " ")).Trim();

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}

/// <summary>A mail server on a real socket of this machine (RFC 5321, as much as a submission needs) that records mails.</summary>
public sealed class SmtpGateway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly Task _accepting;

    public SmtpGateway()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>What was taken.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>Answers of commands (EHLO, MAIL, RCPT, DATA, or END for the mail itself) instead of the usual ones.</summary>
    public IDictionary<string, string> Instead { get; } = new ConcurrentDictionary<string, string>();

    /// <summary>Takes connections and says nothing.</summary>
    public bool Silent { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (Silent)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                }

                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 gateway.test ESMTP");
                await TalkAsync(reader, writer);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException)
            {
                // The client went away.
            }
        }
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer)
    {
        string from = "", to = "";
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', 2)[0].ToUpperInvariant();
            if (Instead.TryGetValue(verb, out var answer))
            {
                await writer.WriteLineAsync(answer);
                continue;
            }

            switch (verb)
            {
                case "MAIL":
                    from = Between(line);
                    await writer.WriteLineAsync("250 2.1.0 fine");
                    break;
                case "RCPT":
                    to = Between(line);
                    await writer.WriteLineAsync("250 2.1.5 fine");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    if (await DataAsync(reader) is not { } raw)
                    {
                        // Whoever hangs up before the last line has sent nothing (RFC 5321, section 4.1.1.4).
                        return;
                    }

                    var refused = Instead.TryGetValue("END", out var end);
                    if (!refused)
                    {
                        _mails.Enqueue(new ReceivedMail(from, to, raw));
                    }

                    await writer.WriteLineAsync(refused ? end : "250 2.0.0 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 2.0.0 bye");
                    return;
                default:
                    await writer.WriteLineAsync(verb is "EHLO" or "HELO" or "RSET" or "NOOP" ? "250 gateway.test" : "502 5.5.2 what?");
                    break;
            }
        }
    }

    private async Task<string?> DataAsync(StreamReader reader)
    {
        var raw = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".")
            {
                return raw.ToString();
            }

            raw.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return null;
    }

    private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
