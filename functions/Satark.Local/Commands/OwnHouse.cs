using Satark.Local.Relay;
using Satark.Local.Storage;

namespace Satark.Local.Commands;

/// <summary>A data folder from the command line: inside the process that uses it, where there is one; else opened here for this one verb.</summary>
internal sealed class OwnHouse(string[] args, TextWriter output) : IHouse
{
    /// <inheritdoc />
    public async Task<int> RunAsync(string folder, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken, HouseParts parts = HouseParts.Desk, string[]? ask = null)
    {
        if (!Directory.Exists(folder))
        {
            await error.WriteLineAsync($"There is no data folder {Path.GetFullPath(folder)}. Start it once ('serve --data {folder}'), or name another with --data.").ConfigureAwait(false);
            return 1;
        }

        var isRelay = RelayFolder.Is(folder);
        if (!parts.HasFlag(isRelay ? HouseParts.Relay : HouseParts.Desk))
        {
            await error.WriteLineAsync(isRelay
                ? $"The folder {Path.GetFullPath(folder)} belongs to the informers' relay, and this verb is for a desk's."
                : $"The folder {Path.GetFullPath(folder)} belongs to a desk, and this verb is for the informers' relay. Beside a desk its folder is {RelayFolder.Inside(folder)}.").ConfigureAwait(false);
            return 1;
        }

        if (await ControlSocket.AskAsync(folder, ask ?? args, cancellationToken).ConfigureAwait(false) is { } answer)
        {
            await error.WriteAsync(answer.Error).ConfigureAwait(false);
            await output.WriteAsync(answer.Output).ConfigureAwait(false);
            return answer.ExitCode;
        }

        try
        {
            await using var services = isRelay ? RelayServices.Build(folder) : LocalServices.Build(folder);
            return await work(services).ConfigureAwait(false);
        }
        catch (DataFolderException trouble)
        {
            await error.WriteLineAsync(trouble.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
