using System.Text;
using Satark.Notifications;

namespace Satark.Http.Channels;

/// <summary>One HTTP request of a channel: tried once, within the limit, never followed elsewhere.</summary>
public static class SingleRequest
{
    /// <summary>How long a provider may take (see <see cref="IChannel"/>).</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // Answers of providers are a few hundred bytes; nobody gets to fill our memory.
    private const int MostOfAnswer = 16 * 1024;

    /// <summary>Sends it and reads what the answer means.</summary>
    /// <param name="client">Without redirects, cookies and a timeout of its own.</param>
    /// <param name="request">The request.</param>
    /// <param name="clock">Measures the limit.</param>
    /// <param name="read">Turns the status's meaning and the answer's text into the channel's result.</param>
    /// <param name="cancellationToken">Stops the attempt; then it throws.</param>
    public static Task<DeliveryResult> SendAsync(
        HttpClient client, HttpRequestMessage request, TimeProvider clock, Func<DeliveryResult, string, DeliveryResult> read, CancellationToken cancellationToken) =>
        WithinLimitAsync(
            async token =>
            {
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
                var result = HttpOutcome.Of((int)response.StatusCode, response.Headers.RetryAfter, clock.GetUtcNow());
                return read(result, await TextAsync(response, token).ConfigureAwait(false));
            },
            clock,
            cancellationToken);

    /// <summary>The same for a provider's own client: what it throws for want of an answer becomes one.</summary>
    /// <param name="send">Sends once.</param>
    /// <param name="clock">Measures the limit.</param>
    /// <param name="cancellationToken">Stops the attempt; then it throws.</param>
    public static async Task<DeliveryResult> WithinLimitAsync(Func<CancellationToken, Task<DeliveryResult>> send, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await send(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HttpOutcome.NoAnswer();
        }
        catch (HttpRequestException error) when (error.InnerException is AddressRefusedException)
        {
            return new DeliveryResult.Failed("its name resolves to no address that may be called");
        }
        catch (HttpRequestException)
        {
            return HttpOutcome.NoConnection();
        }
    }

    // The status has already said what became of the message: a body that breaks off changes nothing of it.
    private static async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[MostOfAnswer];
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            return "";
        }
    }
}
