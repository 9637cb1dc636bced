using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Tests.Hosting;
using Satark.Http.Routing;

namespace Satark.Functions.Tests.Http;

/// <summary>The functions' attributes against the route table, which is the embedded host's too.</summary>
public sealed class RouteFunctionTests
{
    [Fact]
    public async Task Every_route_is_one_function_of_its_name_with_its_path_and_methods_and_no_function_is_without_a_route()
    {
        await using var app = await FunctionsTestHost.StartAsync();
        await using var relay = await FunctionsTestHost.StartAsync(RelayAppTests.Setup);

        // The health of both has the same names and paths.
        var routes = app.Get<RouteTable>().Routes.Concat(relay.Get<RouteTable>().Routes).DistinctBy(r => (r.Name, r.Method, r.Path));
        static string Line(string name, string path, IEnumerable<string> methods) => $"{name} {string.Join(',', methods.Order(StringComparer.Ordinal))} {path}";

        Assert.Equal(
            routes.Select(r => Line(r.Name, r.Path, r.IsUnsafe ? [r.Method] : [r.Method, "HEAD"])).Order(StringComparer.Ordinal),
            HttpFunction.All.Where(f => f.Name != "Page").Select(f => Line(f.Name, "/" + f.Route, f.Methods)).Order(StringComparer.Ordinal));
        Assert.All(HttpFunction.All, f => Assert.Equal(f.Name, f.Method.Name));
    }

    [Fact]
    public async Task Both_hosts_have_the_same_routes_methods_callers_and_limits()
    {
        await using var app = await FunctionsTestHost.StartAsync();
        await using var embedded = await EmbeddedHost.StartAsync();
        static string Line(Route r) => $"{r.Name} {r.Method} {r.Path} {r.Caller} {r.BodyLimit} {r.Body} {r.KeepsRefused} {r.DemoOnly}";

        var ours = app.Get<RouteTable>().Routes.Select(Line).ToList();

        Assert.Equal(embedded.Get<RouteTable>().Routes.Select(Line), ours);
        Assert.True(ours.Count > 25, $"{ours.Count} routes");

        await using var relay = await FunctionsTestHost.StartAsync(RelayAppTests.Setup);
        var beside = embedded.Get<Satark.Local.Relay.RelayHouse>().Services.GetRequiredService<RouteTable>().Routes.Select(Line).ToList();
        Assert.Equal(beside, relay.Get<RouteTable>().Routes.Where(r => !r.Path.StartsWith("/health/", StringComparison.Ordinal)).Select(Line));
        Assert.NotEmpty(beside);
    }

    [Fact]
    public void Page_takes_every_path_by_every_method_and_only_after_all_others()
    {
        var page = HttpFunction.All.Single(f => f.Name == "Page");

        Assert.Equal("{*path}", page.Route);
        Assert.Empty(page.Methods);
        Assert.Same(page, HttpFunction.All[^1]);
    }

    [Fact]
    public void The_gate_decides_who_may_call_and_no_key_of_the_Functions_host() =>
        Assert.All(HttpFunction.All, f => Assert.Equal(AuthorizationLevel.Anonymous, f.Trigger.AuthLevel));

    [Fact]
    public void No_path_is_one_that_the_Functions_host_keeps_for_itself()
    {
        Assert.All(HttpFunction.All, f => Assert.DoesNotMatch(new Regex("^(admin|runtime)(/|$)", RegexOptions.IgnoreCase), f.Route));
        Assert.All(HttpFunction.All, f => Assert.False(f.Route.StartsWith('/'), f.Name));
    }
}
