using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Http.Channels;

/// <summary>Signed CAP 1.2 messages to the systems of agencies, only to hosts that the settings name.</summary>
/// <param name="client">Made by <see cref="ChannelClients.ForAgencies"/>.</param>
/// <param name="agencies">Where they are and which key signs.</param>
/// <param name="options">Settings without faults.</param>
/// <param name="clock">Signs the time and measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class AgencyWebhookChannel(
    HttpClient client, AgencyDirectory agencies, WebhookOptions options, TimeProvider clock, ILogger<AgencyWebhookChannel> logger) : IChannel
{
    /// <inheritdoc />
    public string Name => Satark.Notifications.Channels.Webhook;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var agency = agencies.Find(message.To);
        var fault = OutgoingGuard.Fault(message)
            ?? (agency?.Webhook is null || agency.WebhookKey is null || options.Sender is null ? "the agency has no system that takes requests" : options.Refusal(agency.Webhook));
        if (fault is not null)
        {
            Log.Refused(logger, message.CaseId, message.DeliveryId, fault);
            return new DeliveryResult.Failed(fault);
        }

        using var request = Request(message, agency!, options.Sender!);

        // An agency's system that answers 2xx has it: there is no further hop that could lose it.
        var result = await SingleRequest.SendAsync(
            client, request, clock, static (result, _) => result is DeliveryResult.Sent ? new DeliveryResult.Sent(Delivered: true) : result, cancellationToken).ConfigureAwait(false);
        Log.Sent(logger, message.CaseId, message.DeliveryId, result.GetType().Name);
        return result;
    }

    private HttpRequestMessage Request(OutgoingMessage message, Agency agency, string sender)
    {
        var body = CapAlert.Write(message.Facts, CapMessage.Of(message, sender));
        var request = new HttpRequestMessage(HttpMethod.Post, agency.Webhook) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CapAlert.ContentType);
        request.Headers.Add(AgencySignature.Header, AgencySignature.Of(agency.Id, agency.WebhookKey!, clock.GetUtcNow(), body));
        request.Headers.Add("Idempotency-Key", RecordDelivery.Reference(message.CaseId, message.DeliveryId));
        return request;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: request {DeliveryId} was not sent: {Fault}.")]
        public static partial void Refused(ILogger logger, string caseId, string deliveryId, string fault);

        [LoggerMessage(LogLevel.Information, "Case {CaseId}: request {DeliveryId}: {Result}.")]
        public static partial void Sent(ILogger logger, string caseId, string deliveryId, string result);
    }
}
