using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Local.Commands;

/// <summary>
/// How a verb reaches the process that uses a data folder: a socket that only the folder's owner can open. The verb then runs
/// inside that process, on its services, so that a folder has one writer and no verb needs Satark to stop.
/// </summary>
internal static class ControlSocket
{
    /// <summary>The address of a data folder. Socket paths are short, data folders need not be: the name is a hash.</summary>
    public static UnixDomainSocketEndPoint AddressOf(string folder)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)));
        var home = Path.Combine(Path.GetTempPath(), $"satark-{Environment.UserName}");
        if (!Directory.Exists(home))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(home);
            }
            else
            {
                Directory.CreateDirectory(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return new UnixDomainSocketEndPoint(Path.Combine(home, Convert.ToHexStringLower(hash.AsSpan(0, 8)) + ".sock"));
    }

    /// <summary>Asks the process that uses a folder to run a verb; null where none answers.</summary>
    public static async Task<ControlAnswer?> AskAsync(string folder, string[] args, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(AddressOf(folder), cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return null;
        }

        await using var stream = new NetworkStream(socket);
        await JsonSerializer.SerializeAsync(stream, args, ControlJson.Default.StringArray, cancellationToken).ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
        return await JsonSerializer.DeserializeAsync(stream, ControlJson.Default.ControlAnswer, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>What a verb printed and how it ended.</summary>
internal sealed record ControlAnswer(int ExitCode, string Output, string Error);

[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ControlAnswer))]
internal sealed partial class ControlJson : JsonSerializerContext;
