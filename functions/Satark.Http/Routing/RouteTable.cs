namespace Satark.Http.Routing;

/// <summary>All that one part of an installation (the desk, or the informers' relay) answers.</summary>
/// <param name="all">Its lines.</param>
/// <param name="installation">Decides whether those of demos are among them.</param>
public sealed class RouteTable(IReadOnlyList<Route> all, Installation installation)
{
    /// <summary>The routes of this installation.</summary>
    public IReadOnlyList<Route> Routes { get; } = [.. all.Where(r => installation.IsDemo || !r.DemoOnly)];

    /// <summary>Finds a request's route among them.</summary>
    public RouteMatcher Matcher => field ??= new RouteMatcher(Routes);
}
