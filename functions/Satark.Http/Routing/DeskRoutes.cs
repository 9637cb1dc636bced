namespace Satark.Http.Routing;

/// <summary>Lines of one subject: name, method, path, who may call, what it may carry.</summary>
public interface IRouteGroup
{
    /// <summary>The lines, in no order that matters.</summary>
    IReadOnlyList<Route> Lines { get; }
}

/// <summary>All that the desk answers, in both hosts, those of demos too.</summary>
/// <param name="groups">Each subject's lines.</param>
public sealed class DeskRoutes(IEnumerable<IRouteGroup> groups)
{
    /// <summary>The lines, in no order that matters.</summary>
    public IReadOnlyList<Route> All { get; } = [.. groups.SelectMany(g => g.Lines)];
}
