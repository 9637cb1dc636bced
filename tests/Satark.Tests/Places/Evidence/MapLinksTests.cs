using Satark.Places.Evidence;

namespace Satark.Tests.Places.Evidence;

public sealed class MapLinksTests
{
    [Theory]
    [InlineData("https://www.google.com/maps/@26.8467,80.9462,15z")]
    [InlineData("https://maps.google.com/?q=26.8467,80.9462")]
    [InlineData("https://maps.google.com/maps?q=26.8467%2C80.9462&z=17&hl=en")]
    [InlineData("http://maps.google.com/maps?q=loc:26.8467+80.9462")]
    [InlineData("https://www.google.com/maps/place/Somewhere/@26.0,80.0,17z/data=!3m1!4b1!4m5!3m4!1s0x0:0x0!8m2!3d26.8467!4d80.9462")]
    [InlineData("https://www.google.com/maps/search/?api=1&query=26.8467,80.9462")]
    [InlineData("https://www.google.co.in/maps/place/26.8467,80.9462")]
    [InlineData("google.com/maps?q=26.8467,80.9462")]
    [InlineData("https://maps.apple.com/?ll=26.8467,80.9462&q=Dropped%20Pin")]
    [InlineData("https://www.openstreetmap.org/#map=16/26.8467/80.9462")]
    [InlineData("https://www.openstreetmap.org/?mlat=26.8467&mlon=80.9462#map=12/26.0/80.0")]
    [InlineData("https://osm.org/?mlat=26.8467&mlon=80.9462")]
    [InlineData("https://www.bing.com/maps?cp=26.8467~80.9462&lvl=15")]
    [InlineData("https://waze.com/ul?ll=26.8467,80.9462&navigate=yes")]
    [InlineData("https://yandex.com/maps/?ll=80.9462,26.8467&z=15")]
    [InlineData("geo:26.8467,80.9462")]
    [InlineData("geo:26.8467,80.9462;u=35")]
    [InlineData("geo:0,0?q=26.8467,80.9462(me)")]
    public void A_maps_link_gives_its_point(string link)
    {
        var text = $"meri location {link} please";
        var evidence = Assert.Single(TextReading.Numbers(text));
        Assert.Equal(EvidenceKind.MapLink, evidence.Kind);
        Assert.Equal("lucknow", evidence.Place?.District);
        Assert.Equal(link, evidence.Value);
        Assert.Equal(26.8467, evidence.Place!.Spot!.Value.Latitude, 4);
        Assert.Equal(80.9462, evidence.Place!.Spot!.Value.Longitude, 4);
    }

    [Theory]
    [InlineData("https://maps.app.goo.gl/AbCdEf123")]
    [InlineData("maps.app.goo.gl/AbCdEf123")]
    [InlineData("https://goo.gl/maps/AbCdEf123")]
    [InlineData("///filled.count.soap")]
    [InlineData("https://w3w.co/filled.count.soap")]
    [InlineData("https://what3words.com/filled.count.soap")]
    [InlineData("https://maps.google.com/?q=48.8584,2.2945")]
    public void A_link_without_a_point_in_India_is_kept_without_a_place(string link)
    {
        var evidence = Assert.Single(TextReading.Numbers($"dekho {link}."));
        Assert.Equal(EvidenceKind.MapLink, evidence.Kind);
        Assert.Equal(link, evidence.Value);
        Assert.Null(evidence.Place);
        Assert.Equal(0, evidence.Confidence);
    }

    [Theory]
    [InlineData("https://www.facebook.com/posts/277001")]
    [InlineData("https://example.org/?q=26.8467,80.9462")]
    [InlineData("https://twitter.com/UP60AB1234/status/226001")]
    [InlineData("www.google.com")]
    [InlineData("goo.gl")]
    public void Other_links_say_nothing(string link)
    {
        Assert.Empty(TextReading.Numbers($"dekho {link} sab"));
    }

    [Fact]
    public void The_end_of_a_route_is_a_destination()
    {
        var evidence = Assert.Single(TextReading.Numbers("https://www.google.com/maps/dir/?api=1&destination=26.8467,80.9462"));
        Assert.Equal(PlaceRole.Destination, evidence.Role);
        Assert.Equal("lucknow", evidence.Place?.District);
    }
}
