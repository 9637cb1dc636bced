using System.Net;
using Satark.Http.Channels;

namespace Satark.Local.Tests.Channels;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("164.100.1.1", true)]
    [InlineData("2405:8a00::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_may_be_called(string address, bool may) => Assert.Equal(may, AddressRules.MayCall(IPAddress.Parse(address), [], allowLoopback: false));

    [Fact]
    public void A_listed_private_network_may_be_called_and_its_neighbour_not()
    {
        IPNetwork[] listed = [IPNetwork.Parse("10.20.0.0/16")];

        Assert.True(AddressRules.MayCall(IPAddress.Parse("10.20.3.4"), listed, allowLoopback: false));
        Assert.True(AddressRules.MayCall(IPAddress.Parse("::ffff:10.20.3.4"), listed, allowLoopback: false));
        Assert.False(AddressRules.MayCall(IPAddress.Parse("10.21.3.4"), listed, allowLoopback: false));
        Assert.False(AddressRules.MayCall(IPAddress.Loopback, [IPNetwork.Parse("127.0.0.0/8")], allowLoopback: false));
    }
}
