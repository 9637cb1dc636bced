using Satark.Messaging;
using Satark.Privacy;
using Satark.Tips.Line;
using Satark.Tips.Receiving;
using static Satark.Tests.Tips.Desk.GivenTip;

namespace Satark.Tests.Tips.Desk;

public sealed class EarlyMediaTests
{
    [Fact]
    public async Task A_tip_that_comes_while_its_early_media_are_forgotten_can_be_read()
    {
        using var world = await new World().WithOfficesAsync();
        using var content = new MemoryStream([1, 2, 3]);
        Assert.Null(await world.Tips.PutMediaAsync(Alias, new MediaCopy("m1", MediaKind.Photo, "image/jpeg", null), content, default));
        var keys = new KeysWithGuest(world.Keys, () => world.Tips.SayAsync(Word(), default));

        var keep = new KeepTipMedia(world.Store, keys, world.Book, world.MediaBox);
        await keep.ForgetAsync(new Errand(Alias).As(Errands.ForgetEarlyMedia, Lane.Bulk, world.Clock.Now), default);

        var tip = await world.CaseAsync(Alias + "-1");
        Assert.NotNull(await world.Book.KeyAsync(tip, default));
    }

    // Somebody comes in at the very moment in which a key is to be erased.
    private sealed class KeysWithGuest(IKeyRing keys, Func<Task> guest) : IKeyRing
    {
        public ValueTask<DataKey> NewAsync(CancellationToken cancellationToken) => keys.NewAsync(cancellationToken);

        public ValueTask<DataKey?> FindAsync(string keyId, CancellationToken cancellationToken) => keys.FindAsync(keyId, cancellationToken);

        public async Task EraseAsync(string keyId, CancellationToken cancellationToken)
        {
            await guest();
            await keys.EraseAsync(keyId, cancellationToken);
        }

        public ReadOnlyMemory<byte> Installation(KeyPurpose purpose) => keys.Installation(purpose);
    }
}
