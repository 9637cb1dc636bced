using System.Net.Http.Headers;

namespace Satark.Notifications;

/// <summary>What an HTTP answer means for a delivery: computed here, once, for every channel that speaks HTTP.</summary>
public static class HttpOutcome
{
    /// <summary>No provider silences a channel for longer than this.</summary>
    public static readonly TimeSpan MostAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// 2xx → sent; 408, 425, 429 and 5xx → again, when Retry-After asks; all else never: 401 and 403 mean our credentials, 3xx are
    /// not followed, and what a server finds wrong with a request it will find wrong again.
    /// </summary>
    public static DeliveryResult Of(int status, RetryConditionHeaderValue? retryAfter, DateTimeOffset now, string? providerId = null, bool delivered = false) => status switch
    {
        >= 200 and < 300 => new DeliveryResult.Sent(providerId, delivered),
        408 or 425 or 429 or >= 500 => new DeliveryResult.Retry($"answered {status}", After(retryAfter, now)),
        401 or 403 => new DeliveryResult.Failed($"credentials refused ({status})"),
        >= 300 and < 400 => new DeliveryResult.Failed($"answered with a redirect ({status}), which is never followed"),
        _ => new DeliveryResult.Failed($"refused the request ({status})"),
    };

    /// <summary>No answer came within the limit.</summary>
    public static DeliveryResult NoAnswer() => new DeliveryResult.Retry("no answer within 10 s");

    /// <summary>No connection, or it broke.</summary>
    public static DeliveryResult NoConnection() => new DeliveryResult.Retry("no connection");

    // RFC 9110, section 10.2.3: seconds, or a date by the server's clock; a date that is past means now.
    private static TimeSpan? After(RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var asked = retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - now : null);
        return asked is null ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > MostAfter ? MostAfter : asked;
    }
}
