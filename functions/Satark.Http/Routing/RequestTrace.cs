using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Satark.Messaging;

namespace Satark.Http.Routing;

/// <summary>
/// The span and the measure of a request: from here the trace of an alert goes on through its messages. Routes are named by their
/// templates, never by the path that was asked for, which may hold a secret.
/// </summary>
internal sealed class RequestTrace : IDisposable
{
    /// <summary>Histogram in seconds: how long a request took; tags route and status.</summary>
    public const string Requests = "satark.requests";

    private static readonly Meter Meter = new(EngineMeter.Name);
    private static readonly Histogram<double> Time = Meter.CreateHistogram<double>(Requests, "s", "How long requests take.");

    private readonly HttpContext _context;
    private readonly Route _route;
    private readonly Activity? _activity;
    private readonly long _start = Stopwatch.GetTimestamp();

    private RequestTrace(HttpContext context, Route route, Activity? activity) => (_context, _route, _activity) = (context, route, activity);

    /// <summary>Begins it.</summary>
    public static RequestTrace Begin(HttpContext context, Route route)
    {
        // The web server's own activity takes its id from the caller: a trace of ours begins with us, so that nobody outside names it,
        // and the relay's never goes on at the desk. Only where the host itself is traced (the Functions worker) does ours go on from there.
        var around = Activity.Current is { Recorded: true, Source.Name.Length: > 0 } worker ? worker.Context : default;
        Activity.Current = null;
        var activity = MessageTrace.Source.StartActivity(route.Name, ActivityKind.Server, around);
        activity?.SetTag("http.route", route.Path).SetTag("http.request.method", route.Method);
        return new RequestTrace(context, route, activity);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        var status = _context.Response.StatusCode;
        Time.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, new("route", _route.Name), new("status", status));
        _activity?.SetTag("http.response.status_code", status).SetStatus(status >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        _activity?.Dispose();
    }
}
