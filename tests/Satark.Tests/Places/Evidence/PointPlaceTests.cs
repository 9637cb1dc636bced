using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Evidence.Points;
using Xunit.Abstractions;

namespace Satark.Tests.Places.Evidence;

public sealed class PointPlaceTests(ITestOutputHelper output)
{
    private static readonly Gazetteer Gazetteer = Gazetteer.Default;
    private static readonly PointPlace Points = new(Gazetteer);

    [Theory]
    [InlineData(28.57, 77.32, "gautam-buddha-nagar")] // Noida, nearer to Ghaziabad's headquarters than to its own
    [InlineData(28.63, 77.44, "ghaziabad")]
    [InlineData(26.8467, 80.9462, "lucknow")]
    [InlineData(25.3176, 82.9739, "varanasi")]
    [InlineData(25.7605, 84.1471, "ballia")]
    [InlineData(28.63, 77.22, "DL")]
    [InlineData(25.59, 85.13, "BR")]
    [InlineData(19.08, 72.88, "MH")]
    [InlineData(30.32, 78.03, "UK")]
    public void A_point_lies_in_its_district_or_state(double latitude, double longitude, string where)
    {
        var place = Points.Of(latitude, longitude)!.Places[0];
        Assert.Equal(where, place.District ?? place.State);
    }

    [Theory]
    [InlineData(27.7172, 85.3240)] // Kathmandu
    [InlineData(28.05, 81.62)] // Nepalgunj
    [InlineData(31.55, 74.34)] // Lahore
    [InlineData(15.0, 65.0)] // at sea
    [InlineData(0, 0)]
    [InlineData(double.NaN, 80)]
    [InlineData(26, double.PositiveInfinity)]
    public void What_lies_abroad_or_at_sea_lies_nowhere(double latitude, double longitude)
    {
        Assert.Null(Points.Of(latitude, longitude));
    }

    [Fact]
    public void A_wide_point_is_less_sure_and_has_alternatives()
    {
        var exact = Points.Of(26.8467, 80.9462, 0.05)!;
        var wide = Points.Of(26.8467, 80.9462, 60)!;
        Assert.Empty(exact.Places[1..]);
        Assert.NotEmpty(wide.Places[1..]);
        Assert.True(exact.Confidence > 0.95 && wide.Confidence < 0.8, $"{exact.Confidence} and {wide.Confidence}");
        Assert.Equal(60, wide.Places[0].Spot!.Value.AccuracyKm);
    }

    [Fact]
    public void An_official_area_decides()
    {
        var official = new EvidencePlace("UP", "ghaziabad", "Kavi Nagar, Ghaziabad") { Station = "Kavi Nagar" };
        var finding = new PointPlace(Gazetteer, (latitude, _) => latitude > 28 ? official : null).Of(28.57, 77.32, 0.05)!;
        Assert.Equal("ghaziabad", finding.Places[0].District);
        Assert.Equal("Kavi Nagar", finding.Places[0].Station);
        Assert.Equal(0.05, finding.Places[0].Spot!.Value.AccuracyKm);
        Assert.True(finding.Confidence > 0.9);
    }

    [Fact]
    public void Most_known_places_come_into_their_own_district_when_they_are_left_out()
    {
        var all = LabelledPoint.All(Gazetteer);
        var places = all.Where(point => point.AccuracyKm <= 6 && Gazetteer.Find(point.Area) is not null).ToList();
        var right = places.Count(point => Left(all, point)?.Area == point.Area);
        output.WriteLine($"{right} of {places.Count} places in their own district, each left out");
        Assert.True(places.Count > 700, $"only {places.Count} places");
        Assert.True(right > 0.86 * places.Count, $"{right} of {places.Count}");
    }

    [Fact]
    public void Confidence_at_the_border_is_what_comes_true()
    {
        var all = LabelledPoint.All(Gazetteer);
        var bins = new (int Count, int Right, double Sum)[5];
        foreach (var point in all.Where(point => point.AccuracyKm <= 6 && StateBounds.Contains(point.Latitude, point.Longitude)))
        {
            if (Left(all, point) is { } likeliest)
            {
                ref var bin = ref bins[Math.Clamp((int)((likeliest.Share - 0.5) * 10), 0, 4)];
                bin = (bin.Count + 1, bin.Right + (likeliest.Area == point.Area ? 1 : 0), bin.Sum + likeliest.Share);
            }
        }

        foreach (var (count, right, sum) in bins)
        {
            output.WriteLine($"said {sum / count:F2}, came true {(double)right / count:F2} of {count}");
            Assert.True(count > 30, $"only {count} points");
            Assert.InRange((double)right / count, (sum / count) - 0.12, (sum / count) + 0.12);
        }
    }

    private static AreaShare? Left(LabelledPoint[] all, LabelledPoint point) => new NearestPoints(
        Gazetteer, [.. all.Where(other => (other.Latitude, other.Longitude) != (point.Latitude, point.Longitude) && (other.Name, other.Area) != (point.Name, point.Area))])
        .Shares(point.Latitude, point.Longitude) is [var first, ..] ? first : null;
}
