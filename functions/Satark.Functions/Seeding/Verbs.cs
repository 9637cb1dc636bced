using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Functions.Settings;
using Satark.Messaging;
using Satark.Partners;
using Satark.Privacy;
using Satark.Relay.Retention;
using Satark.Roster.Sheets;
using Satark.Storage;

namespace Satark.Functions.Seeding;

/// <summary>
/// What the app's program does when it is called by a person or by azd's hooks instead of the Functions host: <c>seed FILE</c>,
/// <c>probe --url URL [--mode test|exercise]</c>, and <c>partner add|rotate|contact|callback|list</c>, <c>roster import|export|check|verify</c>, <c>verify</c>, <c>erase</c>, <c>retention</c> and <c>dead-letters</c> as on the embedded host.
/// It works on the same data with the same settings, and listens to nobody.
/// </summary>
public static class Verbs
{
    /// <summary>The verbs in words.</summary>
    internal const string Usage =
        """
        seed FILE [--replace]                     puts a roster into the installation; who is there stays, or is replaced
        probe --url URL [--mode test|exercise]    sends a signed alert and waits until it is on the board
        partner add ID --name NAME [--scope S]…   adds a partner and shows its key, once
        partner rotate ID [--overlap-hours N]     gives a partner a new key; the old one stays for the overlap (168)
        partner contact ID [--sender A…] [--mail M] [--phone P]
                                                  says from where its mails come and how it is reached, in place of what was said before
        partner callback ID [URL]                 sets where the partner's own system is told what becomes of its alerts; without URL nowhere
        partner list                              lists partners and their keys' ids
        roster import FILE [--dry-run]            makes a sheet (CSV) the roster; with a single wrong line nothing is imported
        roster export                             writes the roster as a sheet to the terminal
        roster check                              shows posts that nobody fills, unproven contact points, hours without anybody
        roster verify ID KIND [CODE]              sends a code to a contact point (phone, whatsapp, mail), or takes the code
        verify                                    proves the history of every case, and that none is missing
        erase CASE --for-good                     destroys what is personal of a closed case; its history still verifies
        retention [--run]                         shows what the informers' relay keeps; forgets now what is past its days
        dead-letters list                         lists messages that no handler could take, without what they hold
        dead-letters resend ID… | --all           sends them again
        """;

    /// <summary>Whether these arguments are one of the verbs; those of the Functions host all begin with a dash.</summary>
    public static bool AreMeant(IReadOnlyList<string> args) => args is ["seed" or "probe" or "partner" or "roster" or "verify" or "erase" or "retention" or "dead-letters", ..];

    /// <summary>The parts that a verb is for.</summary>
    internal static IReadOnlyList<AppPart> PartsOf(IReadOnlyList<string> args) => args switch
    {
        ["retention", ..] => [AppPart.Relay],
        ["dead-letters", ..] => [AppPart.Desk, AppPart.Relay],
        _ => [AppPart.Desk],
    };

    /// <summary>Runs the verb.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="build">Builds a host with the app's services; called only for a verb that is right.</param>
    /// <param name="output">For results.</param>
    /// <param name="error">For what is wrong.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>0: done; 1: not done, the text says why; 2: no such verb, or histories with faults.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Func<IHost> build, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(error);
        switch (args)
        {
            case ["seed", var path, ..] when args.Count == 2 || args is [_, _, "--replace"]:
                return await WithAsync(build, error, services => SeedAsync(services, path, args.Count > 2, output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["probe", "--url", var url] when IsAddress(url):
                return await WithAsync(build, error, services => ProbeAsync(services, new Uri(url), "test", output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["probe", "--url", var url, "--mode", ("test" or "exercise") and var mode] when IsAddress(url):
                return await WithAsync(build, error, services => ProbeAsync(services, new Uri(url), mode, output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["partner", ..] when PartnerVerb.Read([.. args.Skip(1)]) is { } verb:
                return await WithAsync(build, error, services => verb.RunAsync(services.GetRequiredService<PartnerBook>(), output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["roster", "import", var sheet, ..] when IsId(sheet) && (args.Count == 3 || args is [_, _, _, "--dry-run"]):
                return await WithAsync(build, error, services => RosterOf(services).ImportAsync(sheet, args.Count > 3, output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["roster", "export"]:
                return await WithAsync(build, error, services => RosterOf(services).ExportAsync(output, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["roster", "check"]:
                return await WithAsync(build, error, services => RosterOf(services).CheckAsync(output, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["roster", "verify", var target, var kind, ..] when IsId(target) && args.Count <= 5:
                return await WithAsync(build, error, services => RosterOf(services).VerifyAsync(target, kind, args.Count > 4 ? args[4] : null, output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["verify"]:
                return await WithAsync(build, error, services => CaseVerbs.VerifyAsync(services, output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["erase", var id, "--for-good"] when IsId(id):
                return await WithAsync(build, error, services => CaseVerbs.EraseAsync(services, id, output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["erase", var id] when IsId(id):
                await error.WriteLineAsync(CaseVerbs.NotErased).ConfigureAwait(false);
                return 1;
            case ["retention"] or ["retention", "--run"]:
                return await WithAsync(build, error, services => RetainAsync(services, args.Count > 1, output, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["dead-letters", "list"]:
                return await WithAsync(build, error, services => ListAsync(services, output, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["dead-letters", "resend", "--all"]:
                return await WithAsync(build, error, services => LettersOf(services).ResendAsync([], output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            case ["dead-letters", "resend", _, ..] when args.Skip(2).All(IsId):
                return await WithAsync(build, error, services => LettersOf(services).ResendAsync([.. args.Skip(2)], output, error, cancellationToken), cancellationToken).ConfigureAwait(false);
            default:
                await error.WriteLineAsync(Usage).ConfigureAwait(false);
                return 2;
        }
    }

    private static async Task<int> WithAsync(Func<IHost> build, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            using var host = build();

            // What starts with the app makes tables and reads the wrapping key.
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            var code = await work(host.Services).ConfigureAwait(false);
            await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
            return code;
        }
        catch (Exception trouble) when (trouble is RequestFailedException or AuthenticationFailedException or StoreUnavailableException or KeysUnusableException)
        {
            // A role that was given a moment ago, no sign-in, or a vault with other keys: the caller tries again, or reads this.
            await error.WriteLineAsync(trouble.Message.Split('\n')[0]).ConfigureAwait(false);
            return 1;
        }
    }

    private static RosterVerb RosterOf(IServiceProvider services) => services.GetRequiredService<RosterVerb>();

    private static DeadLetterVerb LettersOf(IServiceProvider services) => new(services.GetRequiredService<IMessageBus>(), services.GetRequiredService<TimeProvider>());

    private static async Task<int> ListAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        await LettersOf(services).ListAsync(output, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> RetainAsync(IServiceProvider services, bool forget, TextWriter output, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<KeepOrForget>().RunAsync(forget, cancellationToken).ConfigureAwait(false);
        await report.WriteAsync(output, forget).ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> SeedAsync(IServiceProvider services, string path, bool replace, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            await error.WriteLineAsync($"There is no file {path}.").ConfigureAwait(false);
            return 1;
        }

        RosterFile file;
        try
        {
            file = RosterFile.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (JsonException trouble)
        {
            await error.WriteLineAsync($"{path} is no roster: {trouble.Message}").ConfigureAwait(false);
            return 1;
        }

        var seeded = await ActivatorUtilities.CreateInstance<SeedRoster>(services).HandleAsync(file, replace, cancellationToken).ConfigureAwait(false);
        if (!seeded.IsOk)
        {
            await SayAsync(error, seeded.Refusal!).ConfigureAwait(false);
            return 1;
        }

        var done = seeded.Value;
        await output.WriteLineAsync($"{done.Added} officers added, {done.There} were there; the last resort {(done.LastResortSet ? "is set" : done.LastResortDiffers ? "stays another one" : "was there")}.").ConfigureAwait(false);
        foreach (var id in done.Others)
        {
            await output.WriteLineAsync($"{id} {(done.Replaced ? "is now as the file says." : "stays as they are; the file says otherwise (--replace takes the file's word).")}").ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task<int> ProbeAsync(IServiceProvider services, Uri url, string mode, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        var probed = await ActivatorUtilities.CreateInstance<ProbeBoard>(services).HandleAsync(http, mode, cancellationToken).ConfigureAwait(false);
        if (!probed.IsOk)
        {
            await SayAsync(error, probed.Refusal!).ConfigureAwait(false);
            return 1;
        }

        var done = probed.Value;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Case {done.Code} ({done.CaseId}): taken after {done.Taken.TotalSeconds:0.0} s, on the board after {done.Shown.TotalSeconds:0.0} s.")).ConfigureAwait(false);
        return 0;
    }

    private static async Task SayAsync(TextWriter error, Refusal refusal)
    {
        await error.WriteLineAsync(refusal.Text).ConfigureAwait(false);
        foreach (var (field, faults) in refusal.Errors ?? new Dictionary<string, string[]>())
        {
            await error.WriteLineAsync($"  {field}: {string.Join(" ", faults)}").ConfigureAwait(false);
        }
    }

    private static bool IsId(string text) => text is [not '-', ..];

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http");
}
