using Satark.Notifications;

namespace Satark.Tests.Delivering;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 30)]
    [InlineData(3, 60)]
    public void Each_delay_lies_within_a_fifth_of_its_time_and_is_the_same_each_time(int attempts, int seconds)
    {
        var delays = Enumerable.Range(0, 500).Select(i => RetryDelay.Of(Of("d" + i, attempts), null)!.Value.TotalSeconds).ToList();

        Assert.All(delays, d => Assert.InRange(d, seconds * 0.8, seconds * 1.2));
        Assert.True(delays.Distinct().Count() > 100);
        Assert.Equal(RetryDelay.Of(Of("d1", attempts), null), RetryDelay.Of(Of("d1", attempts), null));
    }

    [Fact]
    public void After_the_fourth_attempt_it_is_given_up()
    {
        Assert.Null(RetryDelay.Of(Of("d", RetryDelay.MostAttempts), TimeSpan.FromSeconds(1)));
        Assert.Equal(4, RetryDelay.MostAttempts);
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(100, 100)]
    [InlineData(300, 300)]
    [InlineData(86_400, 300)]
    public void What_a_provider_asks_is_kept_up_to_five_minutes(int asked, int about)
    {
        Assert.InRange(RetryDelay.Of(Of("d", 1), TimeSpan.FromSeconds(asked))!.Value.TotalSeconds, about * 0.8, about * 1.2);
    }

    [Theory]
    [InlineData(DeliveryState.Accepted, "Sending")]
    [InlineData(DeliveryState.Delivered, "Sending Accepted Unknown")]
    [InlineData(DeliveryState.Read, "Sending Accepted Delivered Unknown")]
    [InlineData(DeliveryState.Failed, "Sending Accepted Unknown")]
    [InlineData(DeliveryState.Pending, "")]
    [InlineData(DeliveryState.Sending, "")]
    [InlineData(DeliveryState.Superseded, "")]
    [InlineData(DeliveryState.Unknown, "")]
    public void Reports_move_a_delivery_forward_only(DeliveryState to, string from)
    {
        Assert.Equal(from.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Enum.GetValues<DeliveryState>().Where(f => RecordDelivery.IsForward(f, to)).Select(f => f.ToString()).Order());
    }

    private static Delivery Of(string id, int attempts) =>
        new() { Id = id, Purpose = DeliveryPurpose.Call, Target = "asha", TargetName = "Asha", Channel = Channels.Sms, Template = TemplateIds.Call, Attempts = attempts, At = Given.T0 };
}
