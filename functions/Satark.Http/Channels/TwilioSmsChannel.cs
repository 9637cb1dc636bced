using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Notifications;
using Satark.Notifications.Answering;
using Satark.Notifications.Templates;

namespace Satark.Http.Channels;

/// <summary>Text messages through Twilio (https://www.twilio.com/docs/messaging/api/message-resource), only as registered texts.</summary>
/// <param name="client">Made by <see cref="ChannelClients.ForProvider"/>.</param>
/// <param name="options">Settings without faults.</param>
/// <param name="templates">The registered texts.</param>
/// <param name="publicUrl">Our address, to which Twilio reports.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class TwilioSmsChannel(
    HttpClient client, SmsOptions options, MessageTemplates templates, Func<Uri> publicUrl, TimeProvider clock, ILogger<TwilioSmsChannel> logger) : IChannel
{
    /// <inheritdoc />
    public string Name => Satark.Notifications.Channels.Sms;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        // An operator drops what is off its template silently while Twilio says "sent": so it is refused here, aloud.
        var marking = TextMarkings.Of(message.Facts.Mode, demo: false);
        var fault = OutgoingGuard.SmsFault(message, templates, demo: false)
            ?? (options.RegisteredId(message.Template, marking) is null ? $"Satark:Sms:Templates:{message.Template}{marking.Suffix()} is not set" : null);
        if (fault is not null)
        {
            Log.Refused(logger, message.CaseId, message.DeliveryId, fault);
            return new DeliveryResult.Failed(fault);
        }

        using var request = Request(message);
        var result = await SingleRequest.SendAsync(client, request, clock, Read, cancellationToken).ConfigureAwait(false);
        Log.Sent(logger, message.CaseId, message.DeliveryId, SmsParts.Count(message.Text), result.GetType().Name);
        return result;
    }

    private static DeliveryResult Read(DeliveryResult result, string text)
    {
        var (sid, code) = Answer(text);
        return result is DeliveryResult.Sent ? new DeliveryResult.Sent(sid) : TwilioErrors.Of(code, result);
    }

    private static (string? Sid, int? Code) Answer(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind != JsonValueKind.Object
                ? (null, null)
                : (
                    json.RootElement.TryGetProperty("sid", out var sid) && sid.ValueKind == JsonValueKind.String ? sid.GetString() : null,
                    json.RootElement.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private HttpRequestMessage Request(OutgoingMessage message)
    {
        var form = new Dictionary<string, string> { ["To"] = message.To, ["From"] = options.Header!, ["Body"] = message.Text };
        // Each case has its own nonce, also where one message is about several.
        IReadOnlyList<NamedCall> answerable = message is { Nonce: { } nonce } && TemplateIds.LooksForSomebody(message.Template) ? [new(message.Facts.Code, nonce)] : message.Named;
        if (answerable.Count > 0 && options.ReplyCountryOf(message.To) is { } country)
        {
            // A sender header cannot be answered, a number can.
            form["From"] = country.Number;
            form["Body"] += string.Concat(answerable.Select(c => SmsReply.Invitation(c.Code, c.Nonce)));
        }

        // Twilio refuses the whole message over a callback address that it cannot reach (error 21609).
        if (!publicUrl().IsLoopback)
        {
            form["StatusCallback"] = TwilioStatusCallback.UrlFor(publicUrl(), message.CaseId, message.DeliveryId).AbsoluteUri;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiUrl, $"/2010-04-01/Accounts/{options.AccountSid}/Messages.json")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));
        return request;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: text message {DeliveryId} was not sent: {Fault}.")]
        public static partial void Refused(ILogger logger, string caseId, string deliveryId, string fault);

        [LoggerMessage(LogLevel.Information, "Case {CaseId}: text message {DeliveryId} of {Parts} parts: {Result}.")]
        public static partial void Sent(ILogger logger, string caseId, string deliveryId, int parts, string result);
    }
}
