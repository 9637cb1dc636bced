using System.Collections.Immutable;
using System.Globalization;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Import;
using Satark.Places.Official;
using Xunit.Abstractions;

namespace Satark.Tests.Places.Official;

[Collection(Alone.Name)]
public sealed class AreaIndexTests(ITestOutputHelper output)
{
    private static readonly Gazetteer Gazetteer = Gazetteer.Default;

    [Fact]
    public void A_point_is_in_its_district_and_in_its_stations_area()
    {
        var index = new AreaIndex([Square("ballia", null, 84, 25.5, 0.5), Square("mau", null, 83.5, 25.5, 0.5), Square("ballia", "Bansdih", 84.2, 25.8, 0.1)], 75);
        Assert.Equal(new EvidencePlace("UP", "ballia", "Bansdih, Ballia") { Station = "Bansdih" }, index.Find(25.85, 84.25));
        Assert.Equal(new EvidencePlace("UP", "ballia", "Ballia"), index.Find(25.6, 84.25));
        Assert.Equal(new EvidencePlace("UP", "mau", "Mau"), index.Find(25.6, 83.7));
        Assert.Null(index.Find(27, 80));
        Assert.False(index.CoversState);
        Assert.Equal(3, index.Count);
    }

    [Fact]
    public void Where_lists_contradict_each_other_the_districts_own_boundary_is_believed()
    {
        var index = new AreaIndex([Square("ballia", null, 84, 25.5, 0.5), Square("mau", "Ghosi", 84.2, 25.8, 0.1)], 75);
        Assert.Equal(new EvidencePlace("UP", "ballia", "Ballia"), index.Find(25.85, 84.25));
    }

    [Fact]
    public void Stations_alone_name_their_district_and_states_only_themselves()
    {
        var bihar = new Area("Bihar", null, "BR", null, Ring(84.6, 25, 1));
        var index = new AreaIndex([Square("ballia", "Bansdih", 84.2, 25.8, 0.1), bihar], 75);
        Assert.Equal("ballia", index.Find(25.85, 84.25)?.District);
        Assert.Equal(new EvidencePlace("BR", null, "Bihar"), index.Find(25.5, 85));
    }

    [Fact]
    public void Of_two_areas_of_one_name_the_later_counts()
    {
        var index = new AreaIndex([Square("ballia", null, 84, 25.5, 0.5), Square("ballia", null, 84, 25.5, 0.2)], 75);
        Assert.Equal(1, index.Count);
        Assert.Null(index.Find(25.9, 84.4));
    }

    [Fact]
    public void A_narrow_gap_between_two_areas_belongs_to_what_lies_around_and_the_outer_side_to_nobody()
    {
        // 0.002 degrees are 200 m.
        var index = new AreaIndex([Square("ballia", null, 84, 25.5, 0.5), Square("mau", null, 83.498, 25.5, 0.5)], 75);
        Assert.NotNull(index.Find(25.7, 83.999));
        Assert.Null(index.Find(25.499, 84.2));
        Assert.Null(index.Find(25.7, 84.502));
    }

    [Theory]
    [InlineData(double.NaN, 84)]
    [InlineData(25, double.NaN)]
    [InlineData(double.PositiveInfinity, 84)]
    [InlineData(25, double.NegativeInfinity)]
    [InlineData(1e300, -1e300)]
    [InlineData(90, 180)]
    [InlineData(-90, -180)]
    public void Any_numbers_give_an_answer(double latitude, double longitude) =>
        Assert.Null(new AreaIndex([Square("ballia", null, 84, 25.5, 0.5)], 75).Find(latitude, longitude));

    [Fact]
    public void An_area_without_extent_is_passed_over() =>
        Assert.True(new AreaIndex([new Area("Ballia", null, "UP", Gazetteer.Find("ballia"), [[new(25, 84), new(26, 84), new(25.5, 84), new(25, 84)]])], 75).IsEmpty);

    [Fact]
    public void It_agrees_with_each_areas_own_answer_and_every_point_of_a_state_lies_in_exactly_one_district()
    {
        var areas = Tessellation(corners: 40);
        var index = new AreaIndex(areas, areas.Count);
        Assert.True(index.CoversState);
        var random = new Random(4);
        var (inside, onCorners) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            // Every tenth point is a corner of a boundary.
            var (latitude, longitude) = (24.2 + (random.NextDouble() * 6), 77.2 + (random.NextDouble() * 7));
            if (i % 10 == 0)
            {
                var ring = areas[random.Next(areas.Count)].Rings[0];
                var corner = ring[random.Next(ring.Length)];
                (latitude, longitude) = (corner.Latitude, corner.Longitude);
                onCorners++;
            }

            var holders = areas.Where(area => area.Contains(latitude, longitude)).Select(area => area.District!.Id).ToList();
            Assert.True(holders.Count <= 1);
            inside += holders.Count;
            if (holders.Count == 1)
            {
                Assert.Equal(holders[0], index.Find(latitude, longitude)?.District);
            }
        }

        output.WriteLine($"{inside} of 20000 points inside, {onCorners} of them corners");
        Assert.InRange(inside, 15_000, 20_000);
    }

    [Fact]
    public void A_lookup_takes_a_few_microseconds_and_the_index_little_memory()
    {
        var areas = Tessellation(corners: 4000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new AreaIndex(areas, areas.Count);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        var random = new Random(4);
        var points = Enumerable.Range(0, 20_000).Select(_ => (Latitude: 24.2 + (random.NextDouble() * 6), Longitude: 77.2 + (random.NextDouble() * 7))).ToList();
        var found = points.Count(point => index.Find(point.Latitude, point.Longitude) is not null); // warms up, too
        var each = Alone.Seconds(() => found += points.Count(point => index.Find(point.Latitude, point.Longitude) is not null)) * 1e6 / points.Count;
        var vertices = areas.Sum(area => area.Rings.Sum(ring => ring.Length));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each:F2} us a lookup, {found / 2} of {points.Count} found; {vertices} positions, {kept / 1024 / 1024} MiB"));

        // The aim is 20 us; a slow machine may take longer.
        Assert.True(each < 200);
        Assert.True(kept < 120L * vertices);
        GC.KeepAlive(index);
    }

    /// <summary>Districts as squares whose common sides are the same jagged line, each walked in its own direction.</summary>
    private static List<Area> Tessellation(int corners)
    {
        var areas = new List<Area>();
        var districts = Gazetteer.Districts;
        for (var i = 0; i < districts.Length; i++)
        {
            var (west, south) = (77.2 + (i % 10 * 0.7), 24.2 + (i / 10 * 0.75));
            var east = west + 0.7;
            var north = south + 0.75;
            ImmutableArray<Vertex> ring =
            [
                .. Side(west, south, east, south, corners), .. Side(east, south, east, north, corners),
                .. Side(west, north, east, north, corners).Reverse(), .. Side(west, south, west, north, corners).Reverse(), Round(south, west),
            ];
            areas.Add(new Area(districts[i].English, null, "UP", districts[i], [ring]));
        }

        return areas;
    }

    private static IEnumerable<Vertex> Side(double fromEast, double fromNorth, double toEast, double toNorth, int corners)
    {
        // The same line has the same seed, whichever district asks for it.
        var isUpright = Math.Abs(fromEast - toEast) < 1e-9;
        var random = new Random((int)Math.Round((fromEast * 1000) + (fromNorth * 70_000)) + (isUpright ? 13 : 0));
        var jag = 0.0;
        for (var i = 0; i < corners; i++)
        {
            var part = (double)i / corners;
            jag = i == 0 ? 0 : Math.Clamp(jag + ((random.NextDouble() - 0.5) * 0.4 / corners), -0.01, 0.01);
            yield return Round(fromNorth + (part * (toNorth - fromNorth)) + (isUpright ? 0 : jag), fromEast + (part * (toEast - fromEast)) + (isUpright ? jag : 0));
        }

        yield return Round(toNorth, toEast);
    }

    private static Vertex Round(double latitude, double longitude) => new(Math.Round(latitude, 6), Math.Round(longitude, 6));

    private static Area Square(string district, string? station, double west, double south, double side) => new(
        station ?? Gazetteer.Find(district)!.English, station is null ? null : PlaceKind.PoliceStation, "UP", Gazetteer.Find(district), Ring(west, south, side));

    private static ImmutableArray<ImmutableArray<Vertex>> Ring(double west, double south, double side) =>
        [[new(south, west), new(south, west + side), new(south + side, west + side), new(south + side, west), new(south, west)]];
}
