using System.Text;
using Satark.Places;
using Satark.Places.Evidence.Networks;

namespace Satark.Tests.Places.Evidence;

public sealed class IpTableTests
{
    [Theory]
    [InlineData("49.36.0.0", "ballia")]
    [InlineData("49.36.255.255", "ballia")]
    [InlineData("49.36.1.2:52100", "ballia")]
    [InlineData("::ffff:49.36.1.2", "ballia")]
    [InlineData("49.37.0.0", null)]
    [InlineData("49.35.255.255", null)]
    [InlineData("103.5.5.5", "BR")]
    [InlineData("2405:200::1", "MH")]
    [InlineData("[2405:200::1]:443", "MH")]
    [InlineData("2405:201::1", null)]
    [InlineData("10.1.2.3", null)]
    [InlineData("no address", null)]
    [InlineData("49", null)]
    [InlineData("49.36.1", null)]
    [InlineData("", null)]
    public void An_address_is_where_its_network_is(string address, string? where)
    {
        var table = Table("first,last,state,district,place\n2405:200::,2405:200:ffff::,MH,,Mumbai\n103.0.0.0,103.255.255.255,Bihar,Patna,\n49.36.0.0,49.36.255.255,UP,Ballia,\n10.0.0.0,10.255.255.255,UP,Ballia,\n");
        var place = table.Find(address);
        Assert.Equal(where, place?.District ?? place?.State);
        Assert.Equal(4, table.Count);
    }

    [Fact]
    public void Networks_may_be_given_by_their_prefix()
    {
        var table = Table("network,state,district\n49.36.0.0/16,UP,बलिया\n2405:200::/32,UP,Varanasi\n49.37.0.0/25,UP,\n");
        Assert.Equal("ballia", table.Find("49.36.200.1")?.District);
        Assert.Equal("varanasi", table.Find("2405:200:ffff:ffff::1")?.District);
        Assert.Equal("Uttar Pradesh", table.Find("49.37.0.127")?.Name);
        Assert.Null(table.Find("49.37.0.128"));
    }

    [Theory]
    [InlineData("", "line 1: the column '' is unknown")]
    [InlineData("first,last,country\n", "line 1: the column 'country' is unknown")]
    [InlineData("first,last\n", "line 1: the column 'state' is missing")]
    [InlineData("first,state\n", "line 1: give either")]
    [InlineData("network,first,last,state\n", "line 1: give either")]
    [InlineData("network,state,state\n", "line 1: a column stands twice")]
    [InlineData("network,state\n49.36.0.0/16,XX\n", "line 2: 'XX' is no state")]
    [InlineData("network,state\n49.36.0.0,UP\n", "line 2: '49.36.0.0' is no network")]
    [InlineData("network,state,district\n49.36.0.0/16,UP,Patna\n", "line 2: 'Patna' is no district")]
    [InlineData("network,state\n49.36.0.0/16\n", "line 2: 1 fields instead of 2")]
    [InlineData("first,last,state\n49.36.0.9,49.36.0.1,UP\n", "line 2: the first address lies behind the last")]
    [InlineData("first,last,state\n49.36.0.9,::1,UP\n", "line 2: '49.36.0.9' and '::1' are no two addresses of one family")]
    [InlineData("network,state\n49.36.0.0/16,UP\n\n49.36.5.0/24,BR\n", "line 4: the network overlaps that of line 2")]
    public void What_is_wrong_is_told_with_its_line(string csv, string fault)
    {
        var (table, faults) = IpTableReader.Read(new StringReader(csv), Gazetteer.Default);
        Assert.Null(table);
        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_of_faults_ends()
    {
        var csv = "network,state\n" + string.Concat(Enumerable.Repeat("x,UP\n", 1000));
        Assert.Equal(IpTableReader.MostFaults, IpTableReader.Read(new StringReader(csv), Gazetteer.Default).Faults.Length);
    }

    [Fact]
    public void Half_a_million_networks_in_any_order_are_read_and_found()
    {
        var csv = new StringBuilder("first,last,state,district\n");
        for (var i = 0; i < 500_000; i++)
        {
            // A step that is prime to the count visits all in a mixed order.
            var network = (uint)((i * 7919L) % 500_000) + 0x31000;
            csv.Append(Address(network << 8)).Append(',').Append(Address((network << 8) + 255)).Append(network % 2 == 0 ? ",UP,ballia\n" : ",BR,\n");
        }

        var table = Table(csv.ToString());
        Assert.Equal(500_000, table.Count);
        Assert.Equal("ballia", table.Find(Address((0x31000u << 8) + 7))?.District);
        Assert.Equal("BR", table.Find(Address((0x31001u << 8) + 255))?.State);
        Assert.Null(table.Find("200.1.1.1"));
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_a_fault_that_names_the_setting()
    {
        var (table, faults) = new PlacesOptions { IpTable = Path.Combine(Path.GetTempPath(), "satark-no-such-table.csv") }.ReadIpTable(Gazetteer.Default);
        Assert.Null(table);
        Assert.StartsWith("Satark:Places:IpTable: ", Assert.Single(faults), StringComparison.Ordinal);
        Assert.Equal((null, 0), new PlacesOptions().ReadIpTable(Gazetteer.Default) is var (none, no) ? (none, no.Length) : default);
    }

    [Fact]
    public void Faults_of_the_table_name_the_setting()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "network,state\n49.36.0.0/16,XX\n");
            Assert.StartsWith("Satark:Places:IpTable, line 2: 'XX'", Assert.Single(new PlacesOptions { IpTable = path }.ReadIpTable(Gazetteer.Default).Faults), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IpTable Table(string csv)
    {
        var (table, faults) = IpTableReader.Read(new StringReader(csv), Gazetteer.Default);
        Assert.Empty(faults);
        return table!;
    }

    private static string Address(uint number) => $"{number >> 24}.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";
}
