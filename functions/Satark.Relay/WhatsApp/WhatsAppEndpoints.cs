using Microsoft.AspNetCore.Http;

namespace Satark.Relay.WhatsApp;

/// <summary>Meta's webhook.</summary>
public sealed class WhatsAppEndpoints
{
    /// <summary>The path, as it is entered with Meta.</summary>
    public const string Path = "/api/v1/inbound/whatsapp";

    /// <summary>Most bytes of a webhook: Meta sends batches of up to 3 MB.</summary>
    public const int MostBytes = 3 * 1024 * 1024 + 64 * 1024;

    /// <summary>Proves to Meta that the address is ours.</summary>
    public Task<IResult> VerifyAsync(HttpContext context, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes what people wrote.</summary>
    public Task<IResult> HearAsync(HttpContext context, CancellationToken cancellationToken) => throw new NotImplementedException();
}
