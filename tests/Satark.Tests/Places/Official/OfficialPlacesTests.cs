using Satark.Places;
using Satark.Places.Import;

namespace Satark.Tests.Places.Official;

/// <summary>The gazetteer with official places in addition.</summary>
public sealed class OfficialPlacesTests
{
    private static readonly ImportContext Context = new(Gazetteer.Default);

    [Fact]
    public void A_known_station_takes_the_official_point_and_is_unverified_no_more()
    {
        var before = Gazetteer.Default.Places.First(place => place.Kind == PlaceKind.PoliceStation && place.IsUnverified);
        var official = Read($"{before.Name.ToUpperInvariant()},,{before.District.Id},{before.District.Latitude},{before.District.Longitude}");
        var after = Gazetteer.Default.With(official).FindPlace(before.Id)!;
        Assert.False(after.IsUnverified);
        Assert.Equal(new Spot(before.District.Latitude, before.District.Longitude, 1), after.Spot);
        Assert.Equal((before.Name, before.Hindi, before.Kind), (after.Name, after.Hindi, after.Kind));
        Assert.Contains(PlaceList.Official, after.Basis);
        Assert.Equal(before.SharedWith, after.SharedWith.AsEnumerable());
        Assert.Equal(Gazetteer.Default.Places.Length, Gazetteer.Default.With(official).Places.Length);
    }

    [Fact]
    public void A_known_station_keeps_its_name_and_is_found_by_the_official_spelling_too()
    {
        var before = Gazetteer.Default.Places.First(place => place.Kind == PlaceKind.PoliceStation && place.OtherNames.Any(name => char.IsAsciiLetter(name[0])));
        var other = before.OtherNames.First(name => char.IsAsciiLetter(name[0]));
        var gazetteer = Gazetteer.Default.With(Read($"{other},,{before.District.Id},{before.District.Latitude},{before.District.Longitude}"));
        Assert.Equal(before.Name, gazetteer.FindPlace(before.Id)!.Name);
        Assert.Contains(other, gazetteer.FindPlace(before.Id)!.OtherNames);
        Assert.Equal(Gazetteer.Default.Places.Length, gazetteer.Places.Length);
    }

    [Fact]
    public void A_new_station_is_added_and_told_from_its_namesakes()
    {
        var gazetteer = Gazetteer.Default.With(Read("Zamania Nayapura,जमानिया नयापुरा,ballia,25.88,84.22", "Zamania Nayapura,जमानिया नयापुरा,mau,26.1,83.7"));
        Assert.Equal(Gazetteer.Default.Places.Length + 2, gazetteer.Places.Length);
        Assert.Equal(["mau"], gazetteer.FindPlace("ballia/police-station/zamania-nayapura")!.SharedWith.AsEnumerable());
        Assert.Equal(["ballia", "mau"], gazetteer.HoldersOf("ज़मानिया नयापुरा").AsEnumerable());
        Assert.Empty(Gazetteer.Default.HoldersOf("Zamania Nayapura"));
    }

    [Fact]
    public void Of_two_official_rows_about_one_place_none_is_lost()
    {
        var before = Gazetteer.Default.Places.First(place => place.Kind == PlaceKind.PoliceStation && place.OtherNames.Any(name => char.IsAsciiLetter(name[0])));
        var (id, other) = (before.District.Id, before.OtherNames.First(name => char.IsAsciiLetter(name[0])));
        var official = Read($"{other},,{id},{before.District.Latitude},{before.District.Longitude}", $"{before.Name},,{id},{before.District.Latitude + 0.1},{before.District.Longitude}");
        var gazetteer = Gazetteer.Default.With(official);
        Assert.Equal(before.District.Latitude + 0.1, gazetteer.FindPlace(before.Id)!.Spot!.Value.Latitude, 6);
        Assert.Equal(before.District.Latitude, gazetteer.FindPlace(official[0].Id)!.Spot!.Value.Latitude, 6);
    }

    [Fact]
    public void All_else_stays_as_it_was()
    {
        var gazetteer = Gazetteer.Default.With(Read("Zamania Nayapura,,ballia,25.88,84.22"));
        Assert.Equal(Gazetteer.Default.Districts.AsEnumerable(), gazetteer.Districts);
        Assert.Equal(Gazetteer.Default.Cities.Select(city => (city.Name, string.Join('|', city.SharedWith))), gazetteer.Cities.Select(city => (city.Name, string.Join('|', city.SharedWith))));
        Assert.Equal(Gazetteer.Default.NotPlaces.Sum(one => one.Phrases.Length), gazetteer.NotPlaces.Sum(one => one.Phrases.Length));
        Assert.Equal("ballia", gazetteer.FindPin(277001)?.District?.Id);
        Assert.Equal("ballia", gazetteer.FindByName("बलिया")?.Id);
        Assert.Same(Gazetteer.Default, Gazetteer.Default.With([]));
    }

    private static System.Collections.Immutable.ImmutableArray<Place> Read(params string[] rows)
    {
        var list = PlaceList.Read("name,hindi,district,lat,lon\n" + string.Join('\n', rows), Context with { Kind = "police-station" });
        Assert.Empty(list.Faults);
        return list.Places;
    }
}
