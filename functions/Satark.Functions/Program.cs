using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Satark.Functions;
using Satark.Functions.Moving;
using Satark.Functions.Seeding;
using Satark.Functions.Settings;
using Satark.Http.Media;

if (CleanMediaVerb.IsMeant(args))
{
    // Before settings are read: whoever looks at a stranger's file knows no secret.
    await using var input = Console.OpenStandardInput();
    await using var output = Console.OpenStandardOutput();
    return await CleanMediaVerb.RunAsync(input, output, CancellationToken.None).ConfigureAwait(false);
}

try
{
    if (Verbs.AreMeant(args))
    {
        return await Verbs.RunAsync(args, () => VerbHost.Build(null, Verbs.PartsOf(args)), Console.Out, Console.Error, CancellationToken.None).ConfigureAwait(false);
    }

    if (MoveCommands.IsVerb(args))
    {
        // Built, not started: a start would claim the key table before keys are imported into it.
        return await MoveCommands.RunAsync(args, static () => VerbHost.Build().Services, Console.Out, Console.Error, CancellationToken.None).ConfigureAwait(false);
    }

    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddSatarkFunctions(builder.Configuration).AddSatarkTelemetry(builder.Configuration);
    await builder.Build().RunAsync().ConfigureAwait(false);
    return 0;
}
catch (SettingsException faults)
{
    await Console.Error.WriteLineAsync(faults.Message).ConfigureAwait(false);
    return 1;
}
