using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Satark.Local.Tests.Hosting;

namespace Satark.Local.Tests.CommandLine;

/// <summary><c>enrich</c> as people start it: a process with messages on its standard input, in a folder without any data.</summary>
public sealed class EnrichProcessTests
{
    [Fact]
    public async Task Every_line_gets_one_line_and_nothing_else_is_printed()
    {
        var (code, output, error) = await RunAsync("{\"id\":7,\"text\":\"मैं बलिया में हूँ\"}\n{\"id\":8,\"text\":\"Lucknow me akela hu\"}\n");
        Assert.Equal((0, ""), (code, error));
        var answers = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([7, 8], answers.Select(a => a.GetProperty("id").GetInt32()));
        Assert.Equal(["hi", "hi-Latn"], answers.Select(a => a.GetProperty("lang").GetString()));
        Assert.Equal(["Ballia", "Lucknow"], answers.Select(a => a.GetProperty("district").GetString()));
        Assert.False(output.StartsWith('\uFEFF'));
    }

    [Fact]
    public async Task Lines_that_are_no_messages_end_in_a_code_and_a_count()
    {
        var (code, output, error) = await RunAsync("\n{\"id\":1,\"text\":\"a\"}\n{");
        Assert.Equal(2, code);
        Assert.Equal(3, output.Count(c => c == '\n'));
        Assert.Contains("2 of 3 lines", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_comes_before_the_next_message_is_sent()
    {
        using var process = Start();
        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteLineAsync($$"""{"id":{{i}},"text":"Ballia me hu"}""");
            await process.StandardInput.FlushAsync();
            var answer = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
            Assert.Equal(i, JsonDocument.Parse(answer!).RootElement.GetProperty("id").GetInt32());
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string input)
    {
        using var process = Start();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Process.Start(new ProcessStartInfo("dotnet", [SatarkProcess.Program, "enrich"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }
}
