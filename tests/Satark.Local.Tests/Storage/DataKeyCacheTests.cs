using Satark.Local.Keys;
using Satark.Privacy;

namespace Satark.Local.Tests.Storage;

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

    private static DataKey Key(string id) => new(id, new byte[32]);
}
