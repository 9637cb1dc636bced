using Satark.Local.Storage;

namespace Satark.Local.Commands;

/// <summary>A data folder from the command line: inside the process that uses it, where there is one; else opened here for this one verb.</summary>
internal sealed class OwnHouse(string[] args, TextWriter output) : IHouse
{
    /// <inheritdoc />
    public async Task<int> RunAsync(string folder, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            await error.WriteLineAsync($"There is no data folder {Path.GetFullPath(folder)}. Start it once ('serve --data {folder}'), or name another with --data.").ConfigureAwait(false);
            return 1;
        }

        if (await ControlSocket.AskAsync(folder, args, cancellationToken).ConfigureAwait(false) is { } answer)
        {
            await error.WriteAsync(answer.Error).ConfigureAwait(false);
            await output.WriteAsync(answer.Output).ConfigureAwait(false);
            return answer.ExitCode;
        }

        try
        {
            await using var services = LocalServices.Build(folder);
            return await work(services).ConfigureAwait(false);
        }
        catch (DataFolderException trouble)
        {
            await error.WriteLineAsync(trouble.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
