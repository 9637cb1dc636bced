namespace Satark.Scenarios;

public sealed class ScenarioRulesTests
{
    private static readonly Type[] Scenarios = [.. typeof(ScenarioTest).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ScenarioTest)))];

    public static TheoryData<string> Topics => new(Scenarios.Where(t => t.IsAbstract).Select(t => t.Name));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Each_scenario_runs_in_order_and_doubled_and_shuffled(string topic)
    {
        var heirs = Scenarios.Where(t => t.BaseType!.Name == topic).Select(t => ((ScenarioTest)Activator.CreateInstance(t)!).Order).Order();

        Assert.Equal(Enum.GetValues<MessageOrder>(), heirs);
    }

    [Fact]
    public void No_scenario_is_skipped()
    {
        var facts = Scenarios.SelectMany(t => t.GetMethods()).SelectMany(m => m.GetCustomAttributes(typeof(FactAttribute), true)).Cast<FactAttribute>().ToList();

        Assert.True(facts.Count > 100, $"{facts.Count} scenarios");
        Assert.All(facts, f => Assert.Null(f.Skip));
    }

    [Fact]
    public async Task The_doubled_and_shuffled_order_really_doubles_and_shuffles()
    {
        await using var host = await TestHost.StartAsync(new HostSetup { Order = MessageOrder.TwiceAndShuffled });
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 5; i++)
        {
            await partner.RaiseAsync(Alerts.Life($"{i}"));
        }

        await host.FastForward(65);

        Assert.True(host.Shuffle!.Repeats > 50, $"{host.Shuffle.Repeats} repeats");
        Assert.True(host.Shuffle.Overtakings > 10, $"{host.Shuffle.Overtakings} overtakings");
    }
}
