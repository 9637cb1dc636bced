using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Routing;

namespace Satark.Relay.Demo;

/// <summary>What exists in demo folders only: a phone in a page, and the vendor behind it.</summary>
public sealed class DemoRoutes
{
    /// <summary>The vendor's API of a demo.</summary>
    internal const string Api = "/demo/cloud/v25.0/";

    /// <summary>Where its media lie.</summary>
    internal const string Files = "/demo/cloud/files/";

    private const int Small = 64 * 1024;
    private const int Media = 24 * 1024 * 1024;
    private static readonly Caller Anybody = new Caller.Anybody();

    internal DemoRoutes(DemoEndpoints demo) => All =
    [
        Get("DemoPhone", "/demo/phone", DemoEndpoints.PageAsync),
        Get("DemoPhoneStyle", "/demo/phone.css", DemoEndpoints.StyleAsync),
        Get("DemoPhoneScript", "/demo/phone.js", DemoEndpoints.ScriptAsync),
        Post("DemoPhoneAct", "/demo/phone/act", demo.ActAsync, Media),
        Post("DemoPhonePoll", "/demo/phone/poll", demo.PollAsync, Small),
        Post("DemoCloudTake", $"{Api}{DemoCloud.PhoneNumberId}/messages", demo.TakeAsync, Small),
        Get("DemoCloudLocate", Api + "{id}", demo.LocateAsync),
        Get("DemoCloudFile", Files + "{address}", demo.DownloadAsync),
    ];

    /// <summary>The lines.</summary>
    public IReadOnlyList<Route> All { get; }

    private static Route Get(string name, string path, Endpoint handler) => new(name, "GET", path, Anybody, handler) { DemoOnly = true };

    private static Route Post(string name, string path, Endpoint handler, int limit) =>
        new(name, "POST", path, Anybody, handler) { BodyLimit = limit, Body = BodyKind.Json, DemoOnly = true };
}

/// <summary>Puts the demo's phone together.</summary>
internal static class DemoServices
{
    /// <summary>Adds it; outside of demo folders no route leads to it.</summary>
    public static IServiceCollection AddDemoPhone(this IServiceCollection services) => services
        .AddSingleton<DemoCloud>().AddSingleton<DemoEndpoints>().AddSingleton(p => new DemoRoutes(p.GetRequiredService<DemoEndpoints>()));
}
