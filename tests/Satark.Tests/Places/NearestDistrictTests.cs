using Satark.Places;

namespace Satark.Tests.Places;

public sealed class NearestDistrictTests
{
    private static readonly DistrictFinder Finder = new(Gazetteer.Default);

    [Fact]
    public void Every_headquarters_is_nearest_to_itself() => Assert.All(Gazetteer.Default.Districts, district =>
    {
        var nearest = Finder.Nearest(district.Latitude, district.Longitude);
        Assert.Same(district, nearest?.District);
        Assert.Equal(0, nearest!.DistanceKm, 6);
    });

    [Fact]
    public void The_distance_is_in_kilometres_along_the_great_circle()
    {
        // One tenth of a degree of latitude is 11.12 km everywhere.
        var nearest = Finder.Nearest(26.85 + 0.1, 80.95);
        Assert.Equal("lucknow", nearest?.District.Id);
        Assert.Equal(11.12, nearest!.DistanceKm, 2);
    }

    [Theory]
    [InlineData(26.74, 83.89, "kushinagar")] // Kasia
    [InlineData(24.20, 83.04, "sonbhadra")] // Renukoot
    [InlineData(28.57, 77.32, "ghaziabad")] // Noida, nearer to Ghaziabad than to its own headquarters: the documented error of this guess
    public void A_point_gets_the_nearest_headquarters_even_across_a_boundary(double latitude, double longitude, string id) =>
        Assert.Equal(id, Finder.Nearest(latitude, longitude)?.District.Id);

    [Theory]
    [InlineData(19.08, 72.88)] // Mumbai
    [InlineData(25.59, 85.14)] // Patna
    [InlineData(30.44, 78.0)] // just north of the box
    [InlineData(23.86, 77.07)] // in the box, far from every headquarters
    [InlineData(double.NaN, 80)]
    [InlineData(26, double.NaN)]
    [InlineData(double.PositiveInfinity, 80)]
    public void A_point_outside_the_state_or_far_from_every_headquarters_gets_none(double latitude, double longitude) =>
        Assert.Null(Finder.Nearest(latitude, longitude));
}
