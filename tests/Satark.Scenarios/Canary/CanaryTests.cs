using Satark.Board;
using Satark.Support.Canary;
using Satark.Tips.Line;
using Xunit.Abstractions;

namespace Satark.Scenarios;

/// <summary>Whatever tells who an informer is lies nowhere in either part, after whole tips with failures, dead letters and backups.</summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    // What a tip's office, its range and the state's admin read; a route without an answer here would be searched in vain.
    private static readonly string[] MustAnswer = ["ReadBoard", "ReadCase", "OpenPacket", "DownloadPacket", "ReadTipMedia", "ListUsers", "ListOutbox", "ListDeadLetters", "ReadCounters", "Engine"];

    [Fact]
    public async Task What_tells_who_an_informer_is_lies_nowhere_and_a_leak_is_found_in_every_place_that_was_searched()
    {
        using var heard = new CanaryListeners();
        var (line, pushes) = (new UnsteadyDesk(), new UnsteadyPushes());
        await using var host = await TestHost.StartAsync(new HostSetup
        {
            Informers = true,
            RelayServices = services => Around.Put<ITipDesk>(services, line.Before),
            Services = services => Around.Put<IDesk>(services, pushes.Before),
        });
        var tale = new CanaryTale(host, line, pushes);
        await tale.TellAsync();
        var (sp, range, admin, station) = (await host.SignInAsync(Cast.Ballia), await host.SignInAsync(Cast.Azamgarh), await host.SignInAsync(Cast.Arvind), await host.SignInAsync(Cast.Kotwali));
        var rows = (await range.BoardAsync()).List("rows").Where(r => r.At("kind") == "tip").Select(r => r.At("id")!).ToList();
        Assert.Equal(2, rows.Count);

        using var places = new CanaryPlaces(host, heard, pushes);
        var searcher = CanaryInformer.Searcher(tale.Informer, tale.Receipts);
        Nothing(searcher.Look(await places.AllAsync(sp, range, admin, station)));
        Assert.Empty(MustAnswer.Except(places.Answered));

        // Each place held something that could have given it away.
        Assert.Equal(CanaryPlaces.Stores.Order(StringComparer.Ordinal), searcher.Seen.Keys);
        foreach (var (store, seen) in searcher.Seen)
        {
            output.WriteLine($"{store}: {seen.Places} places, {seen.Bytes} bytes");
        }

        await tale.StopAsync();
        Nothing(searcher.Look(await places.AllAsync(sp, range, admin, station)));

        await CanaryLeaks.PlantAsync(host, places, pushes, rows[0], CanaryInformer.Number);
        var leaks = searcher.Look(await places.AllAsync(sp, range, admin, station)).ToLookup(l => l.Store, l => l.Encoding);

        // A report counts classes of data: nothing can be planted there.
        foreach (var store in CanaryPlaces.Stores.Except(["reports"]))
        {
            Assert.True(CanaryLeaks.Encodings.All(e => leaks[store].Contains(e)), $"{store}: of the planted leak only {string.Join(", ", leaks[store].Distinct())} was found");
        }
    }

    private static void Nothing(IReadOnlyList<Leak> found) => Assert.True(found.Count == 0, string.Join(Environment.NewLine, found.Take(40)));
}
