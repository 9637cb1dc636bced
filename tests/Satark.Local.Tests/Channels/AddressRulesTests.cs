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
    [InlineData("100.127.255.255", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("168.63.129.16", false)]
    [InlineData("169.253.0.1", true)]
    [InlineData("192.0.0.192", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("198.51.100.7", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("239.255.255.250", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:0.0.0.0", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001:0:a9fe:a9fe::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2405:8a00::5efe:10.0.0.1", false)]
    [InlineData("2405:8a00::200:5efe:10.0.0.1", false)]
    [InlineData("3fff::1", false)]
    [InlineData("5f00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fec0::1", false)]
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

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("192.0.0.192")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2002:a9fe:a9fe::")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd20:ce::254")]
    [InlineData("fe80::a9fe:a9fe%1")]
    [InlineData("ff02::1")]
    [InlineData("::")]
    public void What_tells_a_cloud_machine_its_secrets_or_hides_another_address_is_never_called_even_where_all_networks_are_listed(string address)
    {
        IPNetwork[] all = [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")];

        Assert.False(AddressRules.MayCall(IPAddress.Parse(address), all, allowLoopback: false));
        Assert.True(AddressRules.MayCall(IPAddress.Parse("fd12:3456::1"), all, allowLoopback: false));
        Assert.True(AddressRules.MayCall(IPAddress.Parse("192.168.7.1"), all, allowLoopback: false));
    }
}
