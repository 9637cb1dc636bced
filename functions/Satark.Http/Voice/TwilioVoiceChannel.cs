using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Http.Channels;
using Satark.Http.Meta;
using Satark.Notifications;

namespace Satark.Http.Voice;

/// <summary>
/// Phone calls through Twilio (https://www.twilio.com/docs/voice/api/call-resource). The provider asks us for the words once somebody picks up, so that they
/// say how the case stands then; whether a person or a machine picked up, it finds out itself.
/// </summary>
/// <param name="client">Made by <see cref="ChannelClients.ForProvider"/>.</param>
/// <param name="options">Settings without faults.</param>
/// <param name="publicUrl">Our address, from which Twilio fetches the words.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class TwilioVoiceChannel(HttpClient client, VoiceOptions options, Func<Uri> publicUrl, TimeProvider clock, ILogger<TwilioVoiceChannel> logger) : IChannel
{
    // For each case: twice the words and some thinking take less; a forgotten handset costs no more. Nobody listens to more than five.
    private const int LongestSeconds = 180, MostCases = 5;

    private static readonly string[] Reported = ["initiated", "ringing", "answered", "completed"];

    /// <inheritdoc />
    public string Name => Satark.Notifications.Channels.Voice;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var fault = OutgoingGuard.VoiceFault(message)
            ?? (publicUrl().IsLoopback ? "calls need Satark:PublicUrl, an address at which the provider reaches this installation" : null);
        if (fault is not null)
        {
            Log.Refused(logger, message.CaseId, message.DeliveryId, fault);
            return new DeliveryResult.Failed(fault);
        }

        using var request = Request(message);
        var result = await SingleRequest.SendAsync(client, request, clock, Read, cancellationToken).ConfigureAwait(false);
        Log.Sent(logger, message.CaseId, message.DeliveryId, result.GetType().Name);
        return result;
    }

    private static DeliveryResult Read(DeliveryResult result, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return result is DeliveryResult.Sent ? new DeliveryResult.Sent(json.RootElement.Text("sid")) : TwilioErrors.Of((int?)json.RootElement.Number("code"), result);
        }
        catch (JsonException)
        {
            // Some proxy's page: the status alone counts.
            return result;
        }
    }

    private HttpRequestMessage Request(OutgoingMessage message)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("To", message.To),
            new("From", options.From!),
            new("Url", VoiceAddresses.Speak(publicUrl(), message.Nonce!).AbsoluteUri),
            new("Method", "POST"),
            new("StatusCallback", VoiceAddresses.Report(publicUrl(), message.CaseId, message.DeliveryId).AbsoluteUri),
            new("StatusCallbackMethod", "POST"),
            .. Reported.Select(e => KeyValuePair.Create("StatusCallbackEvent", e)),
            new("MachineDetection", "Enable"),
            new("Timeout", options.RingSeconds.ToString(CultureInfo.InvariantCulture)),
            new("TimeLimit", (LongestSeconds * Math.Clamp(message.Named.Count, 1, MostCases)).ToString(CultureInfo.InvariantCulture)),
        ];
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiUrl, $"/2010-04-01/Accounts/{options.AccountSid}/Calls.json")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));
        return request;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: call {DeliveryId} was not made: {Fault}.")]
        public static partial void Refused(ILogger logger, string caseId, string deliveryId, string fault);

        [LoggerMessage(LogLevel.Information, "Case {CaseId}: call {DeliveryId}: {Result}.")]
        public static partial void Sent(ILogger logger, string caseId, string deliveryId, string result);
    }
}
