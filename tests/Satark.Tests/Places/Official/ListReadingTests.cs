using System.Text;
using Satark.Places;
using Satark.Places.Import;
using Satark.Places.Official;

namespace Satark.Tests.Places.Official;

[Collection(Alone.Name)]
public sealed class ListReadingTests
{
    private const string Table = "name,hindi,kind,district,lat,lon\r\nRasra,रसड़ा,tehsil,बलिया,25.85,83.86\r\n";

    private static readonly ImportContext Context = new(Gazetteer.Default);

    public static TheoryData<byte[]> Forms => new(
        Encoding.UTF8.GetBytes(Table),
        [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)],
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table.Replace(',', '\t'))], // what a spreadsheet calls Unicode text
        [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)],
        Encoding.Unicode.GetBytes(Table),
        Encoding.BigEndianUnicode.GetBytes(Table),
        Encoding.UTF8.GetBytes(Table.Replace("\r\n", "\r", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_table_is_read_in_every_encoding_of_spreadsheets(byte[] bytes)
    {
        var reading = ListReading.Read(bytes, Context);
        Assert.Empty(reading.Faults);
        Assert.Equal("रसड़ा", Assert.Single(reading.Places).Hindi);
        Assert.Equal(1, reading.Rows);
    }

    [Fact]
    public void Boundaries_are_read_in_UTF_16_too()
    {
        const string json = """ {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"district":"बलिया"},"geometry":{"type":"Polygon","coordinates":[[[84,25.5],[84.5,25.5],[84.5,26],[84,25.5]]]}}]}""";
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes("\uFEFF" + json), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(json)]])
        {
            Assert.Equal("ballia", Assert.Single(ListReading.Read(bytes, Context).Areas).District?.Id);
        }
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "workbook")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("\n<?xml version=\"1.0\"?><kml>", "KML")]
    [InlineData("", "the list is empty")]
    [InlineData("\n\n,,\n", "the list is empty")]
    [InlineData("[1]", "no GeoJSON FeatureCollection")]
    public void What_is_no_list_is_said_with_what_to_do(string text, string what)
    {
        var fault = Assert.Single(ListReading.Read(Encoding.UTF8.GetBytes(text), Context).Faults);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.Equal(1, fault.Line);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_in_a_sentence()
    {
        Assert.Contains("larger than 128 MiB", Assert.Single(ListReading.Read(new byte[ListReading.MostBytes + 1], Context).Faults).What, StringComparison.Ordinal);
        var table = new byte[ListReading.MostTableBytes + 1];
        table.AsSpan().Fill((byte)'a');
        Assert.Contains("larger than 32 MiB", Assert.Single(ListReading.Read(table, Context).Faults).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_of_another_encoding_are_a_fault_of_their_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("name,hindi,kind,district,lat,lon\nRasra,"), 0xC0, 0xE9, .. Encoding.UTF8.GetBytes(",tehsil,ballia,25.85,83.86\n")];
        Assert.Contains(ListReading.Read(bytes, Context).Faults, fault => fault.Line == 2 && fault.What.StartsWith("some letters are lost", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_grows_with_the_length_and_not_faster()
    {
        // Every row wrong, with an unknown district: the dearest there is.
        var table = "name,kind,district,lat,lon\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"A{i},town,Nowhere{i},x,y\n"));
        var faulty = 0;
        var seconds = Alone.Seconds(() => faulty = ListReading.Read(Encoding.UTF8.GetBytes(table), Context).Faulty);
        Assert.Equal(5_000, faulty);
        Assert.True(seconds < 20, $"{seconds} s");
    }
}
