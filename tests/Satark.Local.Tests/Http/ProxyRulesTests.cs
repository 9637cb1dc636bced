using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Satark.Http;
using Satark.Http.Routing;

namespace Satark.Local.Tests.Http;

/// <summary>Whom the embedded host believes about a request that came through somebody else.</summary>
public sealed class ProxyRulesTests
{
    private const string Proxies = "10.1.2.3, 192.168.7.0/28, fd00::/64";

    [Theory]
    [InlineData("10.1.2.3", "https", "desk.example", "https://desk.example")]
    [InlineData("::ffff:192.168.7.9", "https", "desk.example:8443", "https://desk.example:8443")]
    [InlineData("fd00::7", "HTTPS", "a.example, desk.example", "https://desk.example")]
    [InlineData("10.1.2.3", "ftp", "desk.example/path", "http://inner:8080")]
    [InlineData("10.1.2.3", "", "me@desk.example", "http://inner:8080")]
    [InlineData("127.0.0.1", "https", "evil.example", "http://inner:8080")]
    [InlineData("::1", "https", "evil.example", "http://inner:8080")]
    public void Only_a_named_proxy_says_by_which_scheme_and_host_it_was_asked(string from, string scheme, string host, string seen)
    {
        var context = Request(from, scheme, host);

        Assert.Null(Rules().Apply(context));

        Assert.Equal(seen, $"{context.Request.Scheme}://{context.Request.Host}");
        Assert.DoesNotContain(context.Request.Headers, h => h.Key.Contains("Forwarded", StringComparison.OrdinalIgnoreCase) || h.Key == "X-Real-IP");

        // Nobody says on whose behalf it came: that is never read.
        Assert.Equal(IPAddress.Parse(from), context.Connection.RemoteIpAddress);
    }

    [Theory]
    [InlineData("10.1.2.4")]
    [InlineData("203.0.113.5")]
    [InlineData("fd00:0:0:1::7")]
    public void Another_machine_in_the_clear_is_refused_whatever_it_says(string from)
    {
        Assert.Equal(403, Rules().Apply(Request(from, "https", "desk.example"))!.Status);
        var tls = Request(from, "http", "evil.example");
        tls.Request.Scheme = "https";

        Assert.Null(Rules().Apply(tls));
        Assert.Equal("https://inner:8080", $"{tls.Request.Scheme}://{tls.Request.Host}");
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.1 10.0.0.2")]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.1.2.3, ::/0")]
    public void What_names_no_machine_or_all_of_them_is_refused_at_the_start(string proxies)
    {
        var refused = Assert.Throws<ArgumentException>(() => HttpOptions.ReadProxies(Settings(proxies)));

        Assert.Contains("Satark:Http:Proxies takes IP addresses and networks", refused.Message, StringComparison.Ordinal);
    }

    private static ProxyRules Rules() => new(new HttpOptions { Proxies = HttpOptions.ReadProxies(Settings(Proxies)) });

    private static IConfiguration Settings(string proxies) => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Satark:Http:Proxies", proxies)]).Build();

    private static DefaultHttpContext Request(string from, string scheme, string host)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString("inner", 8080));
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.7";
        context.Request.Headers["X-Forwarded-Proto"] = scheme;
        context.Request.Headers["X-Forwarded-Host"] = host;
        context.Request.Headers["Forwarded"] = "for=198.51.100.7;proto=https;host=evil.example";
        context.Request.Headers["X-Real-IP"] = "198.51.100.7";
        return context;
    }
}
