using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Satark.Board;
using Satark.Functions.Desk;
using Satark.Functions.Settings;
using Satark.Http.Accounts;
using Satark.Http.Desk;
using Satark.Roster;
using Satark.Support.Gateways;
using static Satark.Functions.Tests.Desk.SignalRDeskTests;

namespace Satark.Functions.Tests.Desk;

public sealed class SignalRNegotiatorTests
{
    [Fact]
    public async Task A_page_is_sent_to_the_service_as_its_officer()
    {
        await using var cloud = CloudDesk.Start();

        var answer = await cloud.Negotiator.NegotiateAsync(Officer("ravi", Where("state")), "https://desk.example", default);

        Assert.Equal((Speech.Http, (int?)null), (answer.Speaks, answer.PollSeconds));
        Assert.StartsWith(cloud.Gateway.Url + "client/?hub=desk", answer.Url, StringComparison.Ordinal);
        var token = SignalRGateway.Read(answer.AccessToken)!.Value;
        Assert.Equal("ravi", token.GetProperty("asrs.s.uid").GetString());
        Assert.Equal(["state", "state-operator"], cloud.Gateway.GroupsOf("ravi"));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_makes_the_page_ask()
    {
        await using var cloud = CloudDesk.Start();
        cloud.Gateway.Instead = new GatewayAnswer(503);

        var answer = await cloud.Negotiator.NegotiateAsync(Officer("ravi", Where("state")), "https://desk.example", default);

        Assert.Equal(new Negotiation(null, null, 5, Speech.Http), answer);
        Assert.Equal(["Warning: A page gets no pushes now and asks instead: AzureSignalRException."], cloud.Log.Lines);
    }

    [Fact]
    public async Task Groups_are_renewed_by_the_pages_words_and_end_without_them()
    {
        await using var cloud = CloudDesk.Start();
        var ravi = Page(Officer("ravi", Where("district/agra")));
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(30); passed += TimeSpan.FromSeconds(30))
        {
            await cloud.Presence.ReportAsync(ravi, true, default);
            Assert.Equal(2, cloud.Gateway.GroupsOf("ravi").Count);
            cloud.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        // Leaving whatever was before, then two groups every five minutes.
        Assert.Equal(1 + (6 * 2), cloud.Gateway.Memberships.Count);
        cloud.Clock.Advance(GroupMembership.Lasts);
        Assert.Empty(cloud.Gateway.GroupsOf("ravi"));
    }

    [Fact]
    public async Task A_changed_role_or_jurisdiction_acts_at_the_next_word_in_every_instance()
    {
        await using var one = CloudDesk.Start();
        await using var other = one.Another();
        var ravi = Officer("ravi", Where("state"), Role.Supervisor);
        await one.Presence.ReportAsync(Page(ravi), true, default);
        await other.Presence.ReportAsync(Page(ravi), true, default);
        Assert.Equal(["state", "state-supervisor"], one.Gateway.GroupsOf("ravi"));

        await other.Presence.ReportAsync(Page(ravi with { Role = Role.Operator }), true, default);
        Assert.Equal(["state", "state-operator"], one.Gateway.GroupsOf("ravi"));

        var moved = ravi with { Role = Role.Operator, Jurisdiction = Where("district/agra") };
        await one.Presence.ReportAsync(Page(moved), true, default);
        Assert.Equal(DeskGroups.Joined(moved).Order(StringComparer.Ordinal), one.Gateway.GroupsOf("ravi"));

        await other.Presence.ReportAsync(Page(moved), true, default);
        Assert.Equal(DeskGroups.Joined(moved).Order(StringComparer.Ordinal), one.Gateway.GroupsOf("ravi"));
    }

    [Fact]
    public async Task Without_a_service_pages_ask_and_with_one_the_hosts_parts_are_those_of_the_service()
    {
        var polling = Services(new SignalROptions());
        Assert.Equal(Negotiation.Asking, await polling.GetRequiredService<INegotiator>().NegotiateAsync(Officer("ravi", Where("state")), "https://desk.example", default));
        Assert.IsType<PollingDesk>(polling.GetRequiredService<IDesk>());
        Assert.IsType<ListeningPages>(polling.GetRequiredService<IPagePresence>());

        await using var gateway = new SignalRGateway(TimeProvider.System);
        await using var service = Services(new SignalROptions { ConnectionString = gateway.ConnectionString });
        Assert.IsType<SignalRDesk>(service.GetRequiredService<IDesk>());
        Assert.IsType<SignalRPresence>(service.GetRequiredService<IPagePresence>());
        Assert.IsType<SignalRNegotiator>(service.GetRequiredService<INegotiator>());
    }

    private static OpenPage Page(Officer officer) => new("abcdefghijklmnopqrst-1", new SignedIn("session", officer));

    private static ServiceProvider Services(SignalROptions options) => new ServiceCollection()
        .AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new TableServiceClient(Azurite.ConnectionString)).AddSignalRDesk(options).BuildServiceProvider();
}
