using System.Collections.Frozen;

namespace Satark.Http.Routing;

/// <summary>Finds a request's route. Literal segments beat names; there are no wildcards.</summary>
public sealed class RouteMatcher
{
    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    private readonly FrozenDictionary<string, Route[]> _literal;
    private readonly (string[] Segments, Route Route)[] _templates;

    /// <summary>A matcher of these routes.</summary>
    /// <exception cref="ArgumentException">Two routes have the same method and path.</exception>
    public RouteMatcher(IEnumerable<Route> routes)
    {
        var all = routes.ToList();
        if (all.GroupBy(r => (r.Method, r.Path)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The route table names {twice.Key} twice.", nameof(routes));
        }

        _literal = all.Where(r => !r.Path.Contains('{', StringComparison.Ordinal)).GroupBy(r => r.Path, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _templates = [.. all.Where(r => r.Path.Contains('{', StringComparison.Ordinal)).Select(r => (r.Path.Split('/'), r))];
    }

    /// <summary>The route with its values; a null route with the methods that the path knows; or neither.</summary>
    public (Route? Route, IReadOnlyDictionary<string, string> Values, string? Allow) Find(string method, string path)
    {
        var wanted = method == "HEAD" ? "GET" : method;
        if (_literal.TryGetValue(path, out var same))
        {
            var found = Array.Find(same, r => r.Method == wanted);
            return (found, NoValues, found is null ? Allowed(same) : null);
        }

        var segments = path.Split('/');
        List<Route>? others = null;
        foreach (var (template, route) in _templates)
        {
            if (Values(template, segments) is not { } values)
            {
                continue;
            }

            if (route.Method == wanted)
            {
                return (route, values, null);
            }

            (others ??= []).Add(route);
        }

        return (null, NoValues, others is null ? null : Allowed(others));
    }

    private static string Allowed(IEnumerable<Route> routes) => string.Join(", ", routes.Select(r => r.Method).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string>? Values(string[] template, string[] segments)
    {
        if (template.Length != segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] is ['{', .. var name, '}'])
            {
                if (segments[i].Length == 0)
                {
                    return null;
                }

                values[name] = segments[i];
            }
            else if (!string.Equals(template[i], segments[i], StringComparison.Ordinal))
            {
                return null;
            }
        }

        return values;
    }
}
