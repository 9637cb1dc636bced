using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Http.Meta;

namespace Satark.Relay.WhatsApp;

/// <summary>Speaks to WhatsApp's Cloud API: one attempt within 10 s, never followed elsewhere.</summary>
/// <param name="client">Made by <see cref="Client"/>.</param>
/// <param name="options">Settings without faults.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where attempts are logged: codes only.</param>
internal sealed partial class CloudApi(HttpClient client, RelayOptions options, TimeProvider clock, ILogger<CloudApi> logger)
{
    private const int MostOfAnswer = 64 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostAfter = TimeSpan.FromHours(1);

    // The vendor's own limit, and never to be told to wait by a medium.
    private static readonly TimeSpan DownloadLimit = TimeSpan.FromMinutes(2);

    /// <summary>Without redirects, cookies or a timeout of its own: a redirect would carry the token elsewhere. Our traces are no business of the vendor's.</summary>
    public static HttpClient Client() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 32, PooledConnectionLifetime = TimeSpan.FromMinutes(1), ActivityHeadersPropagator = null }, disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Sends a message as <see cref="CloudMessage"/> wrote it.</summary>
    public async Task<CloudResult> SendAsync(byte[] body, CancellationToken cancellationToken)
    {
        if (!options.CanSend)
        {
            return new CloudResult.Retry(null, CloudErrors.UntilRepaired) { NeedsOperator = true };
        }

        using var request = Request(HttpMethod.Post, new Uri(options.ApiUrl, $"{options.PhoneNumberId}/messages"));
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var result = await AskAsync(request, static json => json.Items("messages").Select(m => m.Text("id")).FirstOrDefault() is { Length: > 0 } id ? new CloudResult.Sent(id) : null, cancellationToken).ConfigureAwait(false);
        Report(result);
        return result;
    }

    /// <summary>Where a medium lies: its address lives for five minutes.</summary>
    public async Task<(MediaPlace? Place, CloudResult? Trouble)> FindMediaAsync(string vendorId, CancellationToken cancellationToken)
    {
        if (!options.CanSend)
        {
            return (null, new CloudResult.Retry(null, CloudErrors.UntilRepaired) { NeedsOperator = true });
        }

        MediaPlace? place = null;
        using var request = Request(HttpMethod.Get, new Uri(options.ApiUrl, $"{Uri.EscapeDataString(vendorId)}?phone_number_id={options.PhoneNumberId}"));
        var result = await AskAsync(request, json => (place = MediaPlace.Read(json)) is null ? new CloudResult.Failed(null) : new CloudResult.Sent(""), cancellationToken).ConfigureAwait(false);
        if (place is null)
        {
            Report(result);
            return (null, result);
        }

        if (MediaHosts.Allow(options, place.Url))
        {
            return (place, null);
        }

        Log.Stranger(logger, place.Url.Host);
        return (null, new CloudResult.Retry(null, CloudErrors.UntilRepaired) { NeedsOperator = true });
    }

    /// <summary>Opens a medium for reading; the caller disposes of the answer.</summary>
    public async Task<(HttpResponseMessage? Answer, CloudResult? Trouble)> OpenMediaAsync(MediaPlace place, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, place.Url);
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                return (answer, null);
            }

            using (answer)
            {
                // An address that has run out is asked for again.
                return (null, (int)answer.StatusCode is 404 or 410 ? new CloudResult.Retry(null, null) : CloudErrors.Of((int)answer.StatusCode, null, After(answer)));
            }
        }
        catch (Exception error) when (IsNoAnswer(error, cancellationToken))
        {
            return (null, new CloudResult.Retry(null, null));
        }
    }

    /// <summary>Ends a download that drips.</summary>
    public static CancellationTokenSource DownloadTimeout(CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(DownloadLimit);
        return source;
    }

    /// <summary>Whether an error only says that no answer came.</summary>
    public static bool IsNoAnswer(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private HttpRequestMessage Request(HttpMethod method, Uri url)
    {
        var request = new HttpRequestMessage(method, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken);
        request.Headers.UserAgent.ParseAdd("Satark/1");
        return request;
    }

    private async Task<CloudResult> AskAsync(HttpRequestMessage request, Func<JsonElement, CloudResult?> read, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            using var body = await answer.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            var buffer = new byte[MostOfAnswer];
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, either.Token).ConfigureAwait(false);
            using var json = Parse(buffer.AsMemory(0, length));
            if (answer.IsSuccessStatusCode)
            {
                return (json is null ? null : read(json.RootElement)) ?? new CloudResult.Failed(null);
            }

            return CloudErrors.Of((int)answer.StatusCode, (int?)json?.RootElement.Child("error").Number("code"), After(answer));
        }
        catch (Exception error) when (IsNoAnswer(error, cancellationToken))
        {
            return new CloudResult.Retry(null, null);
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            // An answer by something in between: the status alone counts.
            return null;
        }
    }

    private TimeSpan? After(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter is { } header ? header.Delta ?? (header.Date - clock.GetUtcNow()) : null;
        return asked is null ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > MostAfter ? MostAfter : asked;
    }

    private void Report(CloudResult result)
    {
        switch (result)
        {
            case CloudResult.Retry { NeedsOperator: true } retry:
                Log.NeedsOperator(logger, retry.Code ?? 0);
                break;
            case CloudResult.Retry retry:
                Log.Later(logger, retry.Code ?? 0);
                break;
            case CloudResult.Failed failed:
                Log.Never(logger, failed.Code ?? 0);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "WhatsApp's Cloud API refuses us (code {Code}): set Satark:Relay:AccessToken and PhoneNumberId, and look at the account with Meta. Messages wait.")]
        public static partial void NeedsOperator(ILogger logger, int code);

        [LoggerMessage(LogLevel.Error, "A medium is said to lie on {Host}, where our token is not sent. If it is WhatsApp's, add it to Satark:Relay:MediaHosts; the medium waits for up to seven days.")]
        public static partial void Stranger(ILogger logger, string host);

        [LoggerMessage(LogLevel.Information, "WhatsApp's Cloud API asks to come back later (code {Code}).")]
        public static partial void Later(ILogger logger, int code);

        [LoggerMessage(LogLevel.Warning, "WhatsApp's Cloud API will never take this (code {Code}).")]
        public static partial void Never(ILogger logger, int code);
    }
}
