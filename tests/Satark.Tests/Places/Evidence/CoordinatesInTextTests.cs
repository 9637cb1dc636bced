using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Evidence.Positions;

namespace Satark.Tests.Places.Evidence;

public sealed class CoordinatesInTextTests
{
    [Theory]
    [InlineData("26.8467, 80.9462", "lucknow")]
    [InlineData("main yahan hoon 26.8467,80.9462 jaldi aao", "lucknow")]
    [InlineData("(25.3176,82.9739)", "varanasi")]
    [InlineData("26.85, 80.95", "lucknow")]
    [InlineData("26.85 N, 80.95 E", "lucknow")]
    [InlineData("26.8467° N 80.9462° E", "lucknow")]
    [InlineData("N26.8467 E80.9462", "lucknow")]
    [InlineData("N 26.8467, E 80.9462", "lucknow")]
    [InlineData("80.9462E 26.8467N", "lucknow")]
    [InlineData("26°50'48\"N 80°56'46\"E", "lucknow")]
    [InlineData("26° 50′ 48.5″ N, 80° 56′ 46.1″ E", "lucknow")]
    [InlineData("26°50.808'N, 80°56.77'E", "lucknow")]
    [InlineData("26 deg 50 min N 80 deg 56 min E", "lucknow")]
    [InlineData("lat 26.8 long 80.9", "lucknow")]
    [InlineData("Lat: 26.8467, Lng: 80.9462", "lucknow")]
    [InlineData("{\"lat\":26.8467,\"lng\":80.9462}", "lucknow")]
    [InlineData("longitude 80.9462 latitude 26.8467", "lucknow")]
    [InlineData("अक्षांश 26.8467 देशांतर 80.9462", "lucknow")]
    [InlineData("२६.८४६७, ८०.९४६२", "lucknow")]
    [InlineData("۲۶٫۸۴۶۷، ۸۰٫۹۴۶۲", "lucknow")]
    [InlineData("26.8467 80.9462", "lucknow")]
    [InlineData("19.0760, 72.8777", "MH")]
    public void Coordinates_are_read_as_people_write_them(string text, string where)
    {
        Assert.Equal($"Coordinates:{where}", TextReading.Summary(text));
    }

    [Theory]
    [InlineData("26.85 aur 80.95 rupaye")]
    [InlineData("₹26.85, 80.95")]
    [InlineData("rs 26.85, 80.95 diye")]
    [InlineData("26.85, 80.95, 44.20")]
    [InlineData("26.85%, 80.95%")]
    [InlineData("26, 80")]
    [InlineData("26.8, 80.9")]
    [InlineData("126.8467, 80.9462")]
    [InlineData("v2.26.8467, 80.9462")]
    [InlineData("12.05, 88.30")]
    [InlineData("51.5074, -0.1278")]
    [InlineData("26.8467 N, 80.9462 S")]
    [InlineData("26.8467, 80.9462.17")]
    public void Other_numbers_are_no_coordinates(string text)
    {
        Assert.Equal("", TextReading.Summary(text));
    }

    [Fact]
    public void A_pair_in_the_wrong_order_is_noticed_and_less_sure()
    {
        var right = Assert.Single(TextReading.Numbers("26.8467, 80.9462"));
        var wrong = Assert.Single(TextReading.Numbers("80.9462, 26.8467"));
        Assert.Equal("lucknow", TextReading.Where(wrong));
        Assert.Equal(26.8467, wrong.Place!.Spot!.Value.Latitude);
        Assert.True(wrong.Confidence < right.Confidence);
    }

    [Fact]
    public void Fewer_digits_are_a_wider_point()
    {
        var fine = Assert.Single(TextReading.Numbers("26.84671, 80.94621")).Place!.Spot!.Value;
        var coarse = Assert.Single(TextReading.Numbers("26.8N 80.9E")).Place!.Spot!.Value;
        Assert.Equal(0.05, fine.AccuracyKm);
        Assert.InRange(coarse.AccuracyKm, 4, 8);
    }

    [Fact]
    public void A_point_in_Nepal_is_kept_without_a_place()
    {
        var evidence = Assert.Single(TextReading.Numbers("27.7172 N, 85.3240 E"));
        Assert.Null(evidence.Place);
        Assert.Equal(0, evidence.Confidence);
    }

    [Fact]
    public void The_value_is_the_texts_own_piece()
    {
        var text = "मैं यहाँ हूँ: २६.८४६७, ८०.९४६२ जल्दी";
        var evidence = Assert.Single(TextReading.Numbers(text));
        Assert.Equal("२६.८४६७, ८०.९४६२", evidence.Value);
        Assert.Equal(evidence.Value, text.Substring(evidence.Start!.Value, evidence.Length!.Value));
        Assert.Equal(EvidenceSource.Post, evidence.Source);
        Assert.Equal(TextReading.At, evidence.At);
    }

    [Theory]
    [InlineData("7MR2RWWW+MF", "Coordinates:lucknow")]
    [InlineData("yahan 7mr2rwww+mf pe", "Coordinates:lucknow")]
    [InlineData("8FVC9G8F+6X", "Coordinates:-")]
    [InlineData("RWWW+MF", "")]
    [InlineData("2222+22", "")]
    [InlineData("C++ 2020", "")]
    public void Plus_codes_are_read(string text, string expected)
    {
        Assert.Equal(expected, TextReading.Summary(text));
    }

    [Fact]
    public void A_plus_code_is_the_middle_of_its_field()
    {
        // An example of the specification.
        var zurich = PlusCode.Decode("8fvc9g8f+6x")!.Value;
        Assert.Equal(47.3655625, zurich.Latitude, 6);
        Assert.Equal(8.5249375, zurich.Longitude, 6);
    }

    [Theory]
    [InlineData("rwww+mf", 26.85, 80.95)]
    [InlineData("rwww+mf", 27.05, 81.02)] // the town lies in the field beside the code's own
    public void A_short_plus_code_is_completed_by_a_town(string code, double latitude, double longitude)
    {
        var spot = PlusCode.Recover(code, new Spot(latitude, longitude, 5));
        Assert.Equal(26.8467, spot!.Value.Latitude, 3);
        Assert.Equal(80.9462, spot.Value.Longitude, 3);
    }
}
