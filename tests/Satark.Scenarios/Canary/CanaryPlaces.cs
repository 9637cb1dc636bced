using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Desk;
using Satark.Http.Routing;
using Satark.Relay.Retention;
using Satark.Support.Canary;

namespace Satark.Scenarios;

/// <summary>
/// Every place of an installation where something could be left. What both editions have stands here: log, traces, metrics, mails, pushes, reports, and
/// what the desk answers; each edition's tests have the other part: its stores and their backups.
/// </summary>
/// <param name="host">The installation.</param>
/// <param name="heard">Its traces and metrics.</param>
/// <param name="pushes">What went to open pages.</param>
internal sealed partial class CanaryPlaces(TestHost host, CanaryListeners heard, UnsteadyPushes pushes) : IDisposable
{
    private readonly HashSet<string> _answered = [];

    /// <summary>The kinds of places.</summary>
    public static IReadOnlyList<string> Stores => [.. Stored, "log", "traces", "metrics", "mails and texts", "pushes", "reports", "answers", "media as served"];

    /// <summary>The names of the desk's routes that answered somebody.</summary>
    public IReadOnlySet<string> Answered => _answered;

    /// <summary>All of them, as they are now.</summary>
    public async Task<IReadOnlyList<Place>> AllAsync(params DeskClient[] desks) =>
    [
        .. await StoredAsync(),
        .. Lines("log", host.Log.Lines), .. Lines("traces", heard.Traces), .. Lines("metrics", heard.Metrics), .. Lines("pushes", pushes.Said),
        .. Lines("mails and texts", (await host.Services.GetRequiredService<IOutboxReader>().ListAsync(default)).Select(m => m.ToString())),
        .. Lines("reports", (await host.Relay.GetRequiredService<KeepOrForget>().RunAsync(forget: false, default)).Classes.Select(c => c.ToString())),
        .. Lines("reports", (await host.VerifyAsync()).Faults.Select(f => f.ToString()!)),
        .. await AnswersAsync(desks),
    ];

    private static IEnumerable<Place> Lines(string store, IEnumerable<string> lines) => lines.Select((line, n) => Place.Of(store, $"{n}: {line[..Math.Min(line.Length, 160)]}", line));

    // Every address of the desk's route table that can be asked for, with every case and every medium: what is built later is asked too.
    private async Task<List<Place>> AnswersAsync(IReadOnlyList<DeskClient> desks)
    {
        var places = new List<Place>();
        foreach (var desk in desks)
        {
            var cases = new List<(string Id, IReadOnlyList<string> Media)>();
            foreach (var id in (await desk.BoardAsync()).List("rows").Select(r => r.At("id")!))
            {
                var tip = (await desk.CaseAsync(id)).GetProperty("tip");
                cases.Add((id, [.. tip.List("media").Concat(tip.List("reports").SelectMany(r => r.List("media"))).Select(m => m.At("id")!)]));
            }

            foreach (var route in host.Services.GetRequiredService<RouteTable>().Routes.Where(r => r.Method == "GET"))
            {
                foreach (var path in Paths(route.Path, cases))
                {
                    var (status, head, body) = await desk.ReadAsync(path);
                    places.Add(new Place(route.Path.Contains("{mediaId}", StringComparison.Ordinal) ? "media as served" : "answers", $"{status} {path}", (byte[])[.. Encoding.UTF8.GetBytes(head), .. body]));
                    if (status == 200)
                    {
                        _answered.Add(route.Name);
                    }
                }
            }
        }

        return places;
    }

    private static IEnumerable<string> Paths(string route, List<(string Id, IReadOnlyList<string> Media)> cases)
    {
        var template = route.Replace("{week}", "this", StringComparison.Ordinal);
        if (!template.Contains("{id}", StringComparison.Ordinal))
        {
            Assert.DoesNotContain('{', template);
            return [template];
        }

        return cases.SelectMany(c =>
        {
            var path = template.Replace("{id}", c.Id, StringComparison.Ordinal);
            return path.Contains("{mediaId}", StringComparison.Ordinal) ? c.Media.Select(m => path.Replace("{mediaId}", m, StringComparison.Ordinal)) : [path];
        });
    }
}
