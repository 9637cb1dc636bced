using Satark.Support.Gateways;

namespace Satark.Relay.Tests.Talks;

public sealed class WholeTalkTests
{
    [Fact]
    public async Task Whoever_wanders_through_the_real_conversation_breaks_no_limit_of_the_vendor_and_some_tips_reach_the_desk()
    {
        var (tips, asked) = (0, 0);
        for (var seed = 0; seed < 12; seed++)
        {
            await using var house = new RelayHouse { Script = (talk, heard, now) => Relay.Conversation.Conversation.Hear(talk, heard, now) };
            var (random, person) = (new Random(seed), house.Somebody());
            await house.WriteAsync(person, "Hi");
            for (var step = 0; step < 40 && house.Desk.Said.Count == 0; step++)
            {
                var options = house.Cloud.SeenBy(person) is [.., var last] ? last.Options : [];
                asked += options.Count > 0 ? 1 : 0;
                var option = options.FirstOrDefault(o => o.Contains("send", StringComparison.Ordinal)) ?? (options.Count > 0 ? options[random.Next(options.Count)] : null);
                house.Cloud.Heard(person);
                var message = option is null ? house.Webhooks.Text(person, "Drugs are sold behind the bus stand every evening") : house.Webhooks.Row(person, option, option);
                await house.PostAsync(CloudApiWebhooks.Of([person], message));
                await house.Pump.RunAsync(TimeSpan.FromSeconds(31));
            }

            Assert.Empty(house.Cloud.Broken);
            Assert.Empty(house.Store.Dead);
            tips += house.Desk.Said.Count > 0 ? 1 : 0;
        }

        Assert.True(tips >= 3 && asked > 50, $"{tips} tips, {asked} questions");
    }
}
