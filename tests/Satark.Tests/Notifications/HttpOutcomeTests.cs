using System.Net.Http.Headers;
using Satark.Notifications;

namespace Satark.Tests.Notifications;

public sealed class HttpOutcomeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Retry_After_in_seconds_and_as_a_date_is_kept()
    {
        Assert.Equal(TimeSpan.FromSeconds(7), After(new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))));
        Assert.Equal(TimeSpan.FromSeconds(90), After(new RetryConditionHeaderValue(Now.AddSeconds(90))));
        Assert.Null(After(null));
    }

    [Fact]
    public void Retry_After_in_the_past_means_now_and_one_far_away_is_cut_to_an_hour()
    {
        Assert.Equal(TimeSpan.Zero, After(new RetryConditionHeaderValue(Now.AddDays(-1))));
        Assert.Equal(HttpOutcome.MostAfter, After(new RetryConditionHeaderValue(TimeSpan.FromDays(30))));
    }

    [Fact]
    public void Every_status_has_exactly_one_meaning()
    {
        for (var status = 100; status < 600; status++)
        {
            var expected = status switch
            {
                >= 200 and < 300 => typeof(DeliveryResult.Sent),
                408 or 425 or 429 or >= 500 => typeof(DeliveryResult.Retry),
                _ => typeof(DeliveryResult.Failed),
            };
            Assert.IsType(expected, HttpOutcome.Of(status, null, Now));
        }
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void Refused_credentials_are_called_so(int status) =>
        Assert.Contains("credentials refused", Assert.IsType<DeliveryResult.Failed>(HttpOutcome.Of(status, null, Now)).Reason, StringComparison.Ordinal);

    private static TimeSpan? After(RetryConditionHeaderValue? value) => Assert.IsType<DeliveryResult.Retry>(HttpOutcome.Of(503, value, Now)).After;
}
