using Satark.Cases;

namespace Satark.Tests.Cases;

public sealed class PersonKeysTests
{
    [Fact]
    public void Somebody_else_is_who_shares_no_url_handle_or_phone_that_is_known_of_both()
    {
        Assert.True(Of("u1", "h1", "p1").IsAnotherThan(Of("u2", "h2", "p2")));
        Assert.False(Of("u1", "h1", "p1").IsAnotherThan(Of("u2", "h1", "p2")));
        Assert.False(Of("u1", null, null).IsAnotherThan(Of("u1", "h2", "p2")));
    }

    [Fact]
    public void In_doubt_it_is_the_same_person()
    {
        Assert.False(PersonKeys.None.IsAnotherThan(Of("u1", "h1", "p1")));
        Assert.False(Of("u1", "h1", "p1").IsAnotherThan(PersonKeys.None));
        Assert.False(Of("u1", null, null).IsAnotherThan(Of(null, "h1", null)));
    }

    [Fact]
    public void What_was_named_so_far_is_kept_once_each()
    {
        var both = Of("u1", "h1", null).And(Of("u1", "h2", "p1"));

        Assert.Equal(["u1", "h1", "h2", "p1"], both.All);
    }

    private static PersonKeys Of(string? url, string? handle, string? phone) => new(url is null ? [] : [url], handle is null ? [] : [handle], phone is null ? [] : [phone]);
}
