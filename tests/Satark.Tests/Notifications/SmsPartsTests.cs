using Satark.Notifications.Templates;

namespace Satark.Tests.Notifications;

public sealed class SmsPartsTests
{
    [Theory]
    [InlineData('a', 0, 0)]
    [InlineData('a', 1, 1)]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('क', 70, 1)]
    [InlineData('क', 71, 2)]
    [InlineData('क', 134, 2)]
    [InlineData('क', 135, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    public void Parts_are_counted_as_operators_count_them(char ch, int length, int parts) => Assert.Equal(parts, SmsParts.Count(new string(ch, length)));

    [Fact]
    public void A_pair_of_an_extension_character_is_never_cut_in_two()
    {
        // 152 characters and an escape pair do not fit 153: the pair begins the second part, whose 153 leave 151 after it.
        Assert.Equal(2, SmsParts.Count(new string('a', 152) + "€" + new string('a', 151)));
        Assert.Equal(3, SmsParts.Count(new string('a', 152) + "€" + new string('a', 152)));
    }

    [Fact]
    public void An_emoji_is_never_cut_in_two()
    {
        Assert.Equal(2, SmsParts.Count(new string('क', 66) + "😀" + new string('क', 65)));
        Assert.Equal(3, SmsParts.Count(new string('क', 66) + "😀" + new string('क', 66)));
    }

    [Fact]
    public void One_character_outside_the_alphabet_makes_the_whole_text_long()
    {
        Assert.Equal(1, SmsParts.Count(new string('a', 100)));
        Assert.Equal(2, SmsParts.Count(new string('a', 100) + "ḍ"));
    }

    [Theory]
    [InlineData("Case AC4F: https://satark.example/l?Ab_-", true)]
    [InlineData("[~^{}|\\]€", true)]
    [InlineData("Ballia’s", false)]
    [InlineData("`", false)]
    [InlineData("ç", false)]
    public void The_alphabet_is_the_standards(string text, bool isGsm7) => Assert.Equal(isGsm7, SmsParts.IsGsm7(text));
}
