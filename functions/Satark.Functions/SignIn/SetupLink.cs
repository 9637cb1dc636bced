using Microsoft.Extensions.Hosting;
using Satark.Http;
using Satark.Http.Accounts;

namespace Satark.Functions.SignIn;

/// <summary>Where the one sits who started the process.</summary>
/// <param name="Output">What he reads.</param>
internal sealed record Terminal(TextWriter Output);

/// <summary>
/// Says at the start, on a developer's machine only, how the first admin signs in. On standard output and not in the log: the link is a secret,
/// and logs travel.
/// </summary>
internal sealed class SetupLink(Setup setup, SignInLinks links, HttpOptions http, Terminal terminal) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // A link that signs in belongs on a terminal only while nobody could have another way in.
        if (await setup.IsNeededAsync(cancellationToken).ConfigureAwait(false))
        {
            var address = http.PublicUrl!.GetLeftPart(UriPartial.Authority) + "/signin#" + await links.CreateAsync(null, cancellationToken).ConfigureAwait(false);
            await terminal.Output.WriteLineAsync($"Sign in once with this link, within 24 hours: {address}").ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
