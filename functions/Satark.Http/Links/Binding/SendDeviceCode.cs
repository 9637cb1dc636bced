using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Escalation;
using Satark.Notifications;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Http.Links.Binding;

/// <summary>Sends a one-time code to the number, else the mail address, of whom a link was sent to. It is tried while its reader waits: whoever gets none presses again.</summary>
public sealed partial class SendDeviceCode(Officers officers, AgencyDirectory agencies, ComposeMessage compose, IEnumerable<IChannel> channels, ILogger<SendDeviceCode> logger)
{
    private static readonly string[] Ways = [Notifications.Channels.Sms, Notifications.Channels.Email];

    /// <summary>Whether there is any address to send one to.</summary>
    public async Task<bool> CanAsync(LinkTarget target, CancellationToken cancellationToken) => (await PointsAsync(target, cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>Sends it; false: no channel took it.</summary>
    public async Task<bool> HandleAsync(Case c, LinkTarget target, string code, string token, CancellationToken cancellationToken)
    {
        foreach (var point in await PointsAsync(target, cancellationToken).ConfigureAwait(false))
        {
            var message = compose.AboutDevice(c, code, token, "device-code." + Ids.Random(), point);
            if (!message.IsOk || channels.FirstOrDefault(ch => ch.Name == point.Channel) is not { } channel)
            {
                continue;
            }

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Deliver.SendingLimit);
            try
            {
                var result = await channel.SendAsync(message.Value, limit.Token).ConfigureAwait(false);
                Log.Tried(logger, c.Id, point.Channel, result.GetType().Name);
                if (result is DeliveryResult.Sent)
                {
                    return true;
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Tried(logger, c.Id, point.Channel, "no answer within 10 s");
            }
        }

        return false;
    }

    private async Task<IReadOnlyList<ContactPoint>> PointsAsync(LinkTarget target, CancellationToken cancellationToken)
    {
        var all = await officers.FindAsync(target.Target, cancellationToken).ConfigureAwait(false) is { } officer ? ContactPoint.Of(officer)
            : target.Target == Callees.LastResortId ? await officers.LastResortAsync(cancellationToken).ConfigureAwait(false) is { } last
                ? [new ContactPoint(target.Target, last.Name, Notifications.Channels.Sms, last.Phone), new ContactPoint(target.Target, last.Name, Notifications.Channels.Email, last.Mail)] : []
            : agencies.Find(target.Target) is { } agency
                ? [.. agency.Phone is { } phone ? [new ContactPoint(agency.Id, agency.Name, Notifications.Channels.Sms, phone)] : Array.Empty<ContactPoint>(), .. agency.Mail is { } mail ? [new ContactPoint(agency.Id, agency.Name, Notifications.Channels.Email, mail)] : Array.Empty<ContactPoint>()]
            : [];
        return [.. all.Where(p => Ways.Contains(p.Channel))];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Case {CaseId}: a one-time code by {Channel}: {Result}.")]
        public static partial void Tried(ILogger logger, string caseId, string channel, string result);
    }
}
