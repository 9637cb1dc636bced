namespace Satark.Http.Routing;

/// <summary>Short words for lines of the route table: <c>using static</c>.</summary>
internal static class RouteLines
{
    /// <summary>Limits of bodies, in bytes.</summary>
    internal const int Tiny = 1024, Small = 8 * 1024, Page = 64 * 1024, Picture = 16 * 1024 * 1024;

    /// <summary>Anybody at all.</summary>
    internal static readonly Caller Anybody = new Caller.Anybody();

    /// <summary>A signed-in officer of at least this role.</summary>
    internal static Caller.Desk Officer(Roster.Role minimum) => new(minimum);

    /// <summary>A signed-in officer of the state desk, of at least this role.</summary>
    internal static Caller.StateDesk StateDesk(Roster.Role minimum) => new(minimum);

    /// <summary>A line that only reads.</summary>
    internal static Route Get(string name, string path, Caller caller, Endpoint handler) => new(name, "GET", path, caller, handler);

    /// <summary>A line that takes JSON.</summary>
    internal static Route Post(string name, string path, Caller caller, Endpoint handler, int limit) =>
        new(name, "POST", path, caller, handler) { BodyLimit = limit, Body = BodyKind.Json };
}
