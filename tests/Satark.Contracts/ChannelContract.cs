using Satark.Notifications;

namespace Satark.Contracts;

/// <summary>What every <see cref="IChannel"/> that speaks HTTP makes of its provider's answer: one table for all.</summary>
public abstract class ChannelContract
{
    /// <summary>Status, Retry-After, and what must come of it.</summary>
    public static TheoryData<int, string?, string> Answers => new()
    {
        { 200, null, "sent" },
        { 201, null, "sent" },
        { 202, null, "sent" },
        { 204, null, "sent" },
        { 301, null, "failed" },
        { 302, null, "failed" },
        { 307, null, "failed" },
        { 308, null, "failed" },
        { 400, null, "failed" },
        { 401, null, "failed: credentials refused" },
        { 403, null, "failed: credentials refused" },
        { 404, null, "failed" },
        { 405, null, "failed" },
        { 408, null, "retry" },
        { 409, null, "failed" },
        { 410, null, "failed" },
        { 413, null, "failed" },
        { 415, null, "failed" },
        { 422, null, "failed" },
        { 425, null, "retry" },
        { 429, null, "retry" },
        { 429, "17", "retry after 17" },
        { 429, "Mon, 02 Mar 2026 12:01:30 GMT", "retry after 90" },
        { 429, "soon", "retry" },
        { 500, null, "retry" },
        { 502, null, "retry" },
        { 503, "0", "retry after 0" },
        { 503, "Mon, 02 Mar 2026 11:00:00 GMT", "retry after 0" },
        { 503, "86400", "retry after 3600" },
        { 504, null, "retry" },
    };

    /// <summary>Sends one valid message to a provider that answers this. The clock stands at noon (UTC) of 2 March 2026.</summary>
    protected abstract Task<DeliveryResult> SendAsync(int status, string? retryAfter);

    /// <summary>Sends one valid message to a provider that takes the connection and closes it.</summary>
    protected abstract Task<DeliveryResult> SendToOneWhoHangsUpAsync();

    /// <summary>Sends one valid message to a provider that never answers, and lets this time pass.</summary>
    protected abstract Task<DeliveryResult> SendToOneWhoIsSilentAsync(TimeSpan pass, CancellationToken cancellationToken);

    /// <summary>How many requests the provider saw.</summary>
    protected abstract int Requests { get; }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_has_the_same_meaning_on_every_channel(int status, string? retryAfter, string expected)
    {
        var result = await SendAsync(status, retryAfter);

        var said = result switch
        {
            DeliveryResult.Sent => "sent",
            DeliveryResult.Retry { After: { } after } => FormattableString.Invariant($"retry after {after.TotalSeconds:0}"),
            DeliveryResult.Retry => "retry",
            _ => "failed: " + ((DeliveryResult.Failed)result).Reason,
        };
        Assert.True(expected == "failed" ? said.StartsWith(expected, StringComparison.Ordinal) : said.StartsWith(expected, StringComparison.Ordinal) && (expected[0] == 'f' || said == expected), said);
        Assert.Equal(1, Requests);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_later() => Assert.IsType<DeliveryResult.Retry>(await SendToOneWhoHangsUpAsync());

    [Fact]
    public async Task An_answer_is_awaited_for_ten_seconds_and_no_longer() =>
        Assert.IsType<DeliveryResult.Retry>(await SendToOneWhoIsSilentAsync(TimeSpan.FromSeconds(10), CancellationToken.None));

    [Fact]
    public async Task A_caller_who_stops_waiting_gets_no_answer_at_all()
    {
        using var stop = new CancellationTokenSource();
        var sending = SendToOneWhoIsSilentAsync(TimeSpan.FromSeconds(9), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }
}
