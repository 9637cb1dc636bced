using Microsoft.Azure.SignalR.Management;
using Microsoft.Extensions.Logging;
using Satark.Http.Desk;
using Satark.Roster;

namespace Satark.Functions.Desk;

/// <summary>Sends pages to the SignalR service, as the user and into the groups that their officer's role and jurisdiction give.</summary>
internal sealed partial class SignalRNegotiator(DeskLine line, GroupMembership membership, ILogger<SignalRNegotiator> logger) : INegotiator
{
    /// <inheritdoc />
    public async Task<Negotiation> NegotiateAsync(Officer officer, string origin, CancellationToken cancellationToken)
    {
        try
        {
            // The groups first: no page may listen in on those that its officer has left.
            await membership.JoinAsync(officer, anew: true, cancellationToken).ConfigureAwait(false);
            var hub = await line.OpenAsync(cancellationToken).ConfigureAwait(false);
            var answer = await hub.NegotiateAsync(new NegotiationOptions { UserId = officer.Id }, cancellationToken).ConfigureAwait(false);
            if (answer.Url is { } url)
            {
                return Negotiation.PushOnly(url, answer.AccessToken);
            }

            Log.NoLine(logger, "no address");
        }
#pragma warning disable CA1031 // Whatever keeps the service from answering, the page must work: it asks instead, and negotiates again later.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NoLine(logger, error.GetType().Name);
        }

        return Negotiation.Asking;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A page gets no pushes now and asks instead: {Error}.")]
        public static partial void NoLine(ILogger logger, string error);
    }
}
