using Satark.Privacy;
using Satark.Support;

namespace Satark.Tests.Keys;

public sealed class DataKeyCacheTests
{
    private readonly DataKeyCache _cache = new(2);

    [Fact]
    public void A_key_read_before_an_erasure_is_not_kept_after_it()
    {
        var erasures = _cache.Erasures;
        _cache.Erase("a");
        _cache.Add(Key("a"), erasures);
        Assert.Null(_cache.Find("a"));

        _cache.Add(Key("b"), _cache.Erasures);
        Assert.NotNull(_cache.Find("b"));
    }

    [Fact]
    public void The_key_that_was_used_longest_ago_makes_room()
    {
        _cache.Add(Key("a"), _cache.Erasures);
        _cache.Add(Key("b"), _cache.Erasures);
        Assert.NotNull(_cache.Find("a"));
        _cache.Add(Key("c"), _cache.Erasures);

        Assert.Null(_cache.Find("b"));
        Assert.NotNull(_cache.Find("a"));
        Assert.NotNull(_cache.Find("c"));
    }

    [Fact]
    public void A_key_is_kept_no_longer_than_its_age_allows_however_often_it_is_used()
    {
        var clock = new FakeClock();
        var cache = new DataKeyCache(2, TimeSpan.FromSeconds(60), clock);
        cache.Add(Key("a"), cache.Erasures);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull(cache.Find("a"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(cache.Find("a"));

        cache.Add(Key("a"), cache.Erasures);
        Assert.NotNull(cache.Find("a"));
    }

    private static DataKey Key(string id) => new(id, new byte[32]);
}
