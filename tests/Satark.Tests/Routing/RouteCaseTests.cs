using Satark.Cases;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Routing;

public sealed class RouteCaseTests
{
    [Theory]
    [InlineData(""","text":"she is in Ballia tonight" """, "ballia", RouteBasis.Text)]
    [InlineData(""","text":"बलिया में" """, "ballia", RouteBasis.Text)]
    [InlineData(""","text":"t","location":{"latitude":25.32,"longitude":82.99}""", "varanasi", RouteBasis.Location)]
    [InlineData(""","text":"from Ballia","location":{"latitude":25.32,"longitude":82.99}""", "varanasi", RouteBasis.Location)]
    [InlineData(""","text":"from Ballia","location":{"text":"Varanasi"}""", "varanasi", RouteBasis.Evidence)]
    [InlineData(""","text":"t","subject":{"profileLocation":"Ballia"}""", "ballia", RouteBasis.Evidence)]
    public async Task A_place_that_the_report_names_routes_the_case(string more, string district, RouteBasis basis)
    {
        var c = await RoutedAsync(more);

        Assert.Equal((district, basis), (c.Route!.DistrictId, c.Route.Basis));
        Assert.Equal(c.Whereabouts!.Confidence < 0.8, c.Route.IsTentative);
        Assert.Equal(!c.Route.IsTentative, c.Engagements.Any(e => e.Agency == AgencyKind.Station));
    }

    [Theory]
    [InlineData(""","text":"nowhere in particular" """)]
    [InlineData(""","text":"from Ballia or Varanasi" """)]
    [InlineData(""","text":"t","location":{"latitude":27.71,"longitude":85.32}""")] // Kathmandu
    public async Task What_names_no_place_or_two_routes_nothing(string more)
    {
        var c = await RoutedAsync(more);

        Assert.Null(c.Route);
        Assert.Single(c.Engagements);
    }

    [Fact]
    public async Task A_hands_word_is_never_overruled_by_a_later_update()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.SetRoute(Given.Route(basis: RouteBasis.ByHand), m));

        await world.RaiseAsync("""{"id":"a-1","type":"suicide-risk","text":"t","location":{"latitude":25.32,"longitude":82.99}}""");
        await world.Pump.RunDueAsync();

        Assert.Equal("ballia", (await world.CaseAsync(id)).Route!.DistrictId);
    }

    [Fact]
    public async Task A_district_supervisor_is_called_once_the_case_is_theirs()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(70));
        await world.MoveAsync(id, Asha, (c, m) => c.SetRoute(Given.Route(basis: RouteBasis.ByHand), m));

        await world.Pump.RunAsync(TimeSpan.FromSeconds(51));

        Assert.Contains(Ballia.Phone, world.Sms.To);
    }

    private static async Task<Case> RoutedAsync(string more)
    {
        using var world = await new World().WithPeopleAsync();
        var receipt = await world.RaiseAsync($$"""{"id":"a","type":"suicide-risk"{{more}} }""");
        await world.Pump.RunDueAsync();
        return await world.CaseAsync(receipt.CaseId);
    }
}
