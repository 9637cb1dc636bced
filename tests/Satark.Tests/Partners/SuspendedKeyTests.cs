using Satark.Partners;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Partners;

public sealed class SuspendedKeyTests
{
    [Fact]
    public async Task Rotating_a_partners_key_gives_a_new_one_and_does_not_revive_a_suspended_one()
    {
        using var world = new World();
        var first = (await world.Partners.AddAsync("meta", "Meta", Scopes.All, default)).Value;
        Assert.True((await world.Partners.SuspendAsync("meta", Lead, default)).IsOk);

        var second = (await world.Partners.RotateAsync("meta", TimeSpan.FromDays(1), default)).Value;

        var keys = (await world.Partners.FindAsync("meta", default))!.Keys;
        Assert.False(keys.Single(k => k.KeyId == first.KeyId).IsLive(world.Clock.Now));
        Assert.True(keys.Single(k => k.KeyId == second.KeyId).IsLive(world.Clock.Now));
    }
}
