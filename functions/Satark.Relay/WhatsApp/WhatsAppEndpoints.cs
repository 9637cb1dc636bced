using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Http.Meta;
using Satark.Http.Routing;

namespace Satark.Relay.WhatsApp;

/// <summary>Meta's webhook.</summary>
public sealed partial class WhatsAppEndpoints
{
    /// <summary>The path, as it is entered with Meta.</summary>
    public const string Path = "/api/v1/inbound/whatsapp";

    /// <summary>Most bytes of a webhook: Meta sends batches of up to 3 MB.</summary>
    public const int MostBytes = (3 * 1024 * 1024) + (64 * 1024);

    private readonly HubSignature _signature;
    private readonly TakeWebhook _take;
    private readonly TimeProvider _clock;
    private readonly ILogger<WhatsAppEndpoints> _logger;

    internal WhatsAppEndpoints(HubSignature signature, TakeWebhook take, TimeProvider clock, ILogger<WhatsAppEndpoints> logger) =>
        (_signature, _take, _clock, _logger) = (signature, take, clock, logger);

    /// <summary>Proves to Meta that the address is ours: the challenge as it came, or 403.</summary>
    public Task<IResult> VerifyAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(HubChallenge.Answer(context, _signature));

    /// <summary>
    /// Takes what people wrote: answered once all of it is durable, without anything that says who they are. What is signed and makes no sense is
    /// answered well too, since Meta would send it again for seven days.
    /// </summary>
    public async Task<IResult> HearAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var body = context.Call().Body;
        if (!_signature.Fits(body.Span, context.Request.Headers[HubSignature.Header].ToString()))
        {
            RelayMeter.Count("unsigned");
            return Problem.Of(new Refusal(RefusalKind.Unauthenticated, "The signature does not fit."));
        }

        var events = WebhookReader.Read(body, _clock.GetUtcNow(), out var passedOver);
        if (events is null || passedOver > 0)
        {
            RelayMeter.Count("broken");
            Log.PassedOver(_logger, events is null ? 1 : passedOver);
        }

        if (events is { Count: > 0 })
        {
            await _take.HandleAsync(events, cancellationToken).ConfigureAwait(false);
        }

        return Answers.Nothing(200);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} parts of a signed webhook made no sense and were passed over.")]
        public static partial void PassedOver(ILogger logger, int count);
    }
}
