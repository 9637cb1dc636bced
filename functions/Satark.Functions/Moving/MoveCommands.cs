using Azure;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Keys;
using Satark.Functions.Seeding;
using Satark.Functions.Storage;
using Satark.Privacy;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Functions.Moving;

/// <summary>
/// The verbs of the app's own executable, run by an admin with his own sign-in and the app's settings
/// (<c>scripts/cloud …</c> with azd's environment, <c>scripts/satark azure …</c> with one's own): <c>import FILE</c>, <c>export FILE [--copy]</c>, <c>keys import FILE</c>, <c>keys export FILE</c>.
/// </summary>
public static class MoveCommands
{
    private const string Usage =
        """
        import FILE          takes an archive into a new installation; run it again if it breaks off
        export FILE [--copy] writes an archive of this installation; the app must be stopped (az functionapp stop), or --copy for a rehearsal
        keys import FILE     puts the sealed copy of the keys into vault and table, before the first case
        keys export FILE     writes a sealed copy of the keys; the passphrase is read from SATARK_KEYS_PASSPHRASE
        """;

    /// <summary>Whether the arguments name a verb: the Functions host starts the app with options only.</summary>
    public static bool IsVerb(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Count > 0 && !args[0].StartsWith("--", StringComparison.Ordinal);
    }

    /// <summary>Runs a verb.</summary>
    /// <param name="args">The verb and its arguments.</param>
    /// <param name="open">Makes the app's services, which are not started; called where the arguments make sense.</param>
    /// <param name="output">What was done.</param>
    /// <param name="error">Why not.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>0: done; 1: not done, the text says why; 2: no such verb.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Func<IServiceProvider> open, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        Func<IServiceProvider, Task<string>>? verb = args switch
        {
            ["import", { } file] => services => ImportAsync(services, file, cancellationToken),
            ["export", { } file] => services => ExportAsync(services, file, copy: false, cancellationToken),
            ["export", { } file, "--copy"] => services => ExportAsync(services, file, copy: true, cancellationToken),
            ["keys", "import", { } file] => services => ImportKeysAsync(services, file, cancellationToken),
            ["keys", "export", { } file] => services => ExportKeysAsync(services, file, cancellationToken),
            _ => null,
        };
        if (verb is null)
        {
            await error.WriteLineAsync(Verbs.Usage + Environment.NewLine + Usage).ConfigureAwait(false);
            return 2;
        }

        try
        {
            await output.WriteLineAsync(await verb(open()).ConfigureAwait(false)).ConfigureAwait(false);
            return 0;
        }
        catch (Exception trouble) when (trouble is ArchiveException or KeysUnusableException or StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(trouble.Message).ConfigureAwait(false);
        }
        catch (Exception trouble) when (trouble is RequestFailedException or ServiceBusException or AuthenticationFailedException or AggregateException)
        {
            await error.WriteLineAsync($"Azure refused or did not answer: {trouble.Message}\nLook at your sign-in (az login), at your roles on storage, Service Bus and vault, and at the settings.").ConfigureAwait(false);
        }

        return 1;
    }

    private static async Task<string> ImportAsync(IServiceProvider services, string file, CancellationToken cancellationToken) =>
        await Installation(services).ImportAsync(file, cancellationToken).ConfigureAwait(false) is { } end
            ? $"{file}: {Say(end)} are here. Start the app (az functionapp start); it sends what is due. Delete the archive then: it names people."
            : $"{file} was taken in before: nothing was changed.";

    private static async Task<string> ExportAsync(IServiceProvider services, string file, bool copy, CancellationToken cancellationToken)
    {
        var end = await Installation(services).ExportAsync(file, copy, cancellationToken).ConfigureAwait(false);
        return $"{file}: {Say(end)}. It names people: keep it safe, and delete it when it was imported.\n" + (copy
            ? "This was a copy: the app goes on. Never let two installations with the same cases send."
            : "Do not start the app again: two installations would call the same people. The keys travel apart: 'keys export'.");
    }

    private static async Task<string> ImportKeysAsync(IServiceProvider services, string file, CancellationToken cancellationToken)
    {
        // An app that runs seals new cases under the secret that it began with.
        var account = services.GetRequiredService<StorageAccount>();
        await account.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await MoveInstallation.ThrowIfRunningAsync(account, services.GetRequiredService<TimeProvider>(), "", cancellationToken).ConfigureAwait(false);
        var passphrase = SealedKeys.ReadPassphrase();
        var source = new FileStream(file, FileMode.Open, FileAccess.Read);
        await using (source.ConfigureAwait(false))
        {
            return $"{await Keys(services).ImportAsync(source, passphrase, cancellationToken).ConfigureAwait(false)} case keys are here.";
        }
    }

    private static async Task<string> ExportKeysAsync(IServiceProvider services, string file, CancellationToken cancellationToken)
    {
        var passphrase = SealedKeys.ReadPassphrase();
        var part = file + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var destination = new FileStream(part, options);
        await using (destination.ConfigureAwait(false))
        {
            await Keys(services).ExportAsync(destination, passphrase, cancellationToken).ConfigureAwait(false);
        }

        File.Move(part, file, overwrite: true);
        return $"{file} holds the keys. Keep it apart from archives and backups, and destroy older copies: they would bring erased keys back.";
    }

    private static MoveInstallation Installation(IServiceProvider services) => new(
        services.GetRequiredService<StorageAccount>(),
        services.GetRequiredService<IStore>(),
        services.GetRequiredService<ServiceBusClient>(),
        services.GetRequiredService<BlobAnchors>(),
        services.GetRequiredService<KeyVaultKeyRing>(),
        services.GetRequiredService<TimeProvider>());

    // Not the ring: opening one would claim a new table for the vault's own secret.
    private static MoveKeys Keys(IServiceProvider services) => new(services.GetRequiredService<IMasterSecret>(), services.GetRequiredService<KeyTable>());

    private static string Say(ArchiveEnd end) => $"{end.Records} records, {end.Messages} messages, {end.Letters} dead letters, {end.Anchors} anchor lines";
}
