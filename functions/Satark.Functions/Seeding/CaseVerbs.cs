using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Functions.Storage;
using Satark.Privacy;

namespace Satark.Functions.Seeding;

/// <summary><c>verify</c> and <c>erase</c>: what the embedded host's commands of these names do, in the same words and with the same exit codes.</summary>
internal static class CaseVerbs
{
    /// <summary>What is said to whoever did not say that it is meant.</summary>
    public const string NotErased = "Nothing was erased. Nobody can undo it: add --for-good if you mean it.";

    /// <summary>Proves the history of every case against the anchor lines.</summary>
    /// <returns>0: every history is whole; 2: the faults are named.</returns>
    public static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var lines = await services.GetRequiredService<BlobAnchors>().ReadAsync(cancellationToken).ConfigureAwait(false);
        var found = await services.GetRequiredService<VerifyCases>().HandleAsync(lines, cancellationToken).ConfigureAwait(false);
        foreach (var fault in found.Faults)
        {
            await error.WriteLineAsync(fault).ConfigureAwait(false);
        }

        await output.WriteLineAsync(found.Summary).ConfigureAwait(false);
        return found.Faults.Count == 0 ? 0 : 2;
    }

    /// <summary>Destroys what is personal of a closed case.</summary>
    /// <returns>0: erased; 1: refused, the text says why.</returns>
    public static async Task<int> EraseAsync(IServiceProvider services, string caseId, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var admin = new Actor(ActorKind.System, "command-line", "Command line");
        var erased = await services.GetRequiredService<EraseCase>().HandleAsync(caseId, admin, cancellationToken).ConfigureAwait(false);
        if (!erased.IsOk)
        {
            await error.WriteLineAsync(erased.Refusal!.Text).ConfigureAwait(false);
            return 1;
        }

        await output.WriteLineAsync($"{erased.Value.Code} is erased.").ConfigureAwait(false);
        return 0;
    }
}
