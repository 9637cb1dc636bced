using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Tests.Hosting;

/// <summary>A function with an HTTP trigger, as the Functions host learns of it: from its attributes alone.</summary>
public sealed class HttpFunction
{
    private readonly RouteTemplate _template;
    private readonly TemplateMatcher _matcher;

    private HttpFunction(MethodInfo method, FunctionAttribute function, HttpTriggerAttribute trigger)
    {
        (Method, Name, Trigger) = (method, function.Name, trigger);
        _template = TemplateParser.Parse(Route);
        _matcher = new TemplateMatcher(_template, []);
    }

    /// <summary>All of the app, in the order in which the Functions host tries them: the most particular template first.</summary>
    public static IReadOnlyList<HttpFunction> All { get; } =
    [
        .. typeof(FunctionsServices).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(m => (Method: m, Function: m.GetCustomAttribute<FunctionAttribute>(), Trigger: m.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(a => a is not null)))
            .Where(f => f.Function is not null && f.Trigger is not null)
            .Select(f => new HttpFunction(f.Method, f.Function!, f.Trigger!))
            .OrderBy(f => RoutePrecedence.ComputeInbound(f._template)),
    ];

    public string Name { get; }

    public MethodInfo Method { get; }

    public HttpTriggerAttribute Trigger { get; }

    /// <summary>Its template. Without one the Functions host takes the function's name.</summary>
    public string Route => Trigger.Route ?? Name;

    /// <summary>Its methods in upper case; none: every method.</summary>
    public IReadOnlyList<string> Methods => [.. (Trigger.Methods ?? []).Select(m => m.ToUpperInvariant())];

    /// <summary>Whether the Functions host brings a request here; one with another method goes on to the next template that fits.</summary>
    public bool Takes(HttpRequest request) =>
        _matcher.TryMatch(request.Path, new RouteValueDictionary()) && (Methods.Count == 0 || Methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase));

    /// <summary>Calls it as the worker does: an instance with what its constructor asks for, the trigger's request, and whatever it gives is executed.</summary>
    public async Task CallAsync(HttpContext context)
    {
        var instance = Method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.RequestServices, Method.DeclaringType!);
        var given = Method.Invoke(instance, [.. Method.GetParameters().Select(p => Argument(p, context))]);
        var result = given as IResult ?? await Assert.IsAssignableFrom<Task<IResult>>(given);
        await result.ExecuteAsync(context);
    }

    private static object Argument(ParameterInfo parameter, HttpContext context) =>
        parameter.ParameterType == typeof(HttpRequest) ? context.Request
        : parameter.ParameterType == typeof(CancellationToken) ? context.RequestAborted
        : throw new InvalidOperationException($"The worker would bind {parameter}: this server does not know how.");
}
