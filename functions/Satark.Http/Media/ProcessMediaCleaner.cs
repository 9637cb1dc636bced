using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Satark.Http.Media;

/// <summary>
/// Has each copy made by a process of its own, with little memory and little time, without our environment (which may hold secrets) and without keys. It is
/// ended when it takes too long or says too much; what it was looking at then counts as a file of which no copy can be made.
/// </summary>
/// <param name="program">How it is started.</param>
/// <param name="clock">Measures its time.</param>
/// <param name="logger">Where failures are counted.</param>
public sealed partial class ProcessMediaCleaner(CleanerProgram program, TimeProvider clock, ILogger<ProcessMediaCleaner> logger) : IMediaCleaner, IDisposable
{
    private const int AtOnce = 2;

    // What a .NET program needs to start; nothing else of ours is handed on.
    private static readonly string[] Passed = ["PATH", "DOTNET_ROOT", "SystemRoot", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH"];

    private readonly SemaphoreSlim _seats = new(AtOnce);

    /// <inheritdoc />
    public async Task<CleanResult> CleanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        // What can be told without looking inside needs no process.
        if (MediaSniffer.Of(file.Span) is not { CanBeCopied: true } format || file.Length > MediaLimits.MostBytes)
        {
            return CleanMedia.Of(file);
        }

        await _seats.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskAsync(file, cancellationToken).ConfigureAwait(false) ?? CleanMedia.Closed(file, format);
        }
        finally
        {
            _seats.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _seats.Dispose();

    private async Task<CleanResult?> AskAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        using var process = Start();
        using var limit = new CancellationTokenSource(MediaLimits.Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var feeding = FeedAsync(process, file, both.Token);
            var silence = process.StandardError.BaseStream.CopyToAsync(Stream.Null, both.Token);
            var answer = await ReadAsync(process.StandardOutput.BaseStream, both.Token).ConfigureAwait(false);
            if (answer is null)
            {
                Log.TooMuch(logger, file.Length);
                return null;
            }

            await feeding.ConfigureAwait(false);
            await silence.ConfigureAwait(false);
            await process.WaitForExitAsync(both.Token).ConfigureAwait(false);
            if (process.ExitCode == 0 && CleanerFrame.Read(answer.Value) is { } result)
            {
                return result;
            }

            Log.NoAnswer(logger, process.ExitCode, file.Length);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, file.Length);
            return null;
        }
        finally
        {
            End(process);
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(program.File) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (var argument in program.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var name in Passed)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                start.Environment[name] = value;
            }
        }

        // Hexadecimal, as the runtime reads it. No second thread pool of collectors, no diagnostic pipe, and code that is compiled once.
        start.Environment["DOTNET_GCHeapHardLimit"] = MediaLimits.MostMemory.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            return Process.Start(start) ?? throw new MediaCleanerException("The process that makes copies of media could not be started.");
        }
        catch (Win32Exception error)
        {
            throw new MediaCleanerException("The process that makes copies of media could not be started.", error);
        }
    }

    // A process that ends early has its answer ready or none: that it stopped listening is no trouble.
    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(file, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            return;
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var answer = new byte[64 * 1024];
        var length = 0;
        while (await output.ReadAsync(answer.AsMemory(length), cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            length += read;
            if (length == answer.Length)
            {
                if (length >= CleanerFrame.Most)
                {
                    return null;
                }

                Array.Resize(ref answer, Math.Min(answer.Length * 2, CleanerFrame.Most));
            }
        }

        return answer.AsMemory(0, length);
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No copy of a medium of {Bytes} bytes: its process ended with {ExitCode} and no answer.")]
        public static partial void NoAnswer(ILogger logger, int exitCode, int bytes);

        [LoggerMessage(LogLevel.Warning, "No copy of a medium of {Bytes} bytes: its process said more than a copy can hold.")]
        public static partial void TooMuch(ILogger logger, int bytes);

        [LoggerMessage(LogLevel.Warning, "No copy of a medium of {Bytes} bytes: its process took too long and was ended.")]
        public static partial void TooSlow(ILogger logger, int bytes);
    }
}
