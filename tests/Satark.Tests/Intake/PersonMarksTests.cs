using Satark.Cases;
using Satark.Intake;
using Satark.Support;

namespace Satark.Tests.Intake;

public sealed class PersonMarksTests
{
    private static readonly PersonMarks Marks = new(new MemoryKeyRing());

    [Theory]
    [InlineData("https://www.insta.test/p/1/", "http://insta.test/p/1")]
    [InlineData("https://insta.test/p/1?utm_source=x&fbclid=1&igsh=2", "https://insta.test/p/1")]
    [InlineData("https://insta.test/p?b=2&a=1", "https://INSTA.test/p?a=1&b=2")]
    [InlineData("  https://insta.test/p/1 ", "https://insta.test/p/1")]
    public void Two_addresses_of_one_post_are_one(string one, string other)
    {
        Assert.Equal(Url(one), Url(other));
        Assert.Single(Url(one));
    }

    [Theory]
    [InlineData("https://insta.test/p/1", "https://insta.test/p/2")]
    [InlineData("https://insta.test/p?id=1", "https://insta.test/p?id=2")]
    [InlineData("https://insta.test/p/1", "https://other.test/p/1")]
    [InlineData("https://insta.test/p/AbC", "https://insta.test/p/abc")]
    public void Two_posts_are_two(string one, string other)
    {
        Assert.NotEqual(Url(one), Url(other));
    }

    [Theory]
    [InlineData("+91 90000-00000", "09000000000")]
    [InlineData("9000000000", "+919000000000")]
    [InlineData("(0091) 9000000000", "9000000000")]
    public void A_number_is_one_however_it_is_written(string one, string other)
    {
        Assert.Equal(Phone(one), Phone(other));
        Assert.Single(Phone(one));
    }

    [Theory]
    [InlineData("112")]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_number_tells_nobody_apart(string? phone)
    {
        Assert.Empty(Phone(phone));
    }

    [Fact]
    public void A_handle_is_one_with_or_without_its_sign_and_case_and_only_on_its_own_platform()
    {
        Assert.Equal(Handle("Instagram", "@Her "), Handle(" instagram", "her"));
        Assert.NotEqual(Handle("Instagram", "her"), Handle("Snapchat", "her"));
    }

    [Fact]
    public void Only_keyed_hashes_leave_and_another_installation_makes_others()
    {
        var report = new Report { Url = "https://insta.test/p/1", Subject = new Subject { Handle = "her", Phone = "+919000000000" } };

        var mine = Marks.Of("Instagram", report).All.ToList();
        Assert.Equal(3, mine.Distinct().Count());
        Assert.All(mine, key => Assert.Matches("^[a-z2-7]{24}$", key));
        Assert.Empty(mine.Intersect(new PersonMarks(new MemoryKeyRing("another")).Of("Instagram", report).All));
    }

    private static IReadOnlyList<string> Url(string url) => Marks.Of(null, new Report { Url = url }).Urls;

    private static IReadOnlyList<string> Phone(string? phone) => Marks.Of(null, new Report { Subject = new Subject { Phone = phone } }).Phones;

    private static IReadOnlyList<string> Handle(string platform, string handle) => Marks.Of(platform, new Report { Subject = new Subject { Handle = handle } }).Handles;
}
