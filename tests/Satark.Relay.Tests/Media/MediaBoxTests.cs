using Microsoft.Extensions.Logging.Abstractions;
using Satark.Http.Media;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Media;
using Satark.Storage;
using Satark.Support;
using Satark.Support.Media;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Media;

public sealed class MediaBoxTests : IDisposable
{
    private const string Tip = "tipalias00000001";

    private readonly FakeClock _clock = new();
    private readonly MemoryKeyRing _keys = new();
    private readonly MemoryMediaStore _media = new();
    private readonly HearingDesk _desk = new();
    private readonly MemoryStore _store;
    private readonly MediaBox _box;
    private readonly MemoryPump _pump;
    private bool _isBroken;

    public MediaBoxTests()
    {
        _store = new MemoryStore(_clock);
        _box = new MediaBox(_store, _keys, _media, _desk, _clock);
        var cleaner = new BreakableCleaner(() => _isBroken);
        var (clean, forward, expire) = (
            new CleanMedium(_store, _keys, _media, cleaner, _clock, NullLogger<CleanMedium>.Instance),
            new ForwardMedium(_store, _keys, _media, _desk, _clock, NullLogger<ForwardMedium>.Instance),
            new ExpireMedium(_store, _box, _clock));
        var dispatcher = new Dispatcher(
            [new("Relay.CleanMedia", clean.HandleAsync), new("Relay.ForwardMedia", forward.HandleAsync), new("Relay.ExpireMedia", expire.HandleAsync)], _store, _clock, NullLogger<Dispatcher>.Instance);
        _pump = new MemoryPump(_store, dispatcher, _clock) { Twice = true };
    }

    [Fact]
    public async Task A_picture_of_a_tip_reaches_the_desk_as_a_copy_and_stays_here_sealed()
    {
        var id = await KeepAsync(Pictures.Jpeg());
        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunDueAsync();

        var (alias, copy, bytes) = Assert.Single(_desk.Media);
        Assert.Equal((Tip, id, "image/jpeg", MediaKind.Photo), (alias, copy.Id, copy.ContentType, copy.Kind));
        Assert.NotNull(copy.Mark);
        Assert.True(bytes.AsSpan().IndexOf(Bytes.Text("canary")) < 0);
        Assert.Equal([id + "-original"], _media.Items.Keys);
        Assert.True(_media.Items[id + "-original"].AsSpan().IndexOf(Bytes.Text("canary")) < 0, "the original lies open");
    }

    [Fact]
    public async Task It_does_not_matter_whether_a_medium_or_its_tip_comes_first()
    {
        var id = MediaBox.NewId();
        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunDueAsync();
        Assert.Empty(_desk.Media);

        await KeepAsync(Recordings.Opus(), id);
        await _pump.RunDueAsync();

        Assert.Equal(MediaKind.Audio, Assert.Single(_desk.Media).Copy.Kind);
    }

    [Fact]
    public async Task Equal_pictures_have_equal_marks_that_say_nothing_without_the_key()
    {
        foreach (var (sample, alias) in new[] { (Pictures.Jpeg("first"), "tipalias00000001"), (Pictures.Jpeg("second"), "tipalias00000002") })
        {
            await _box.AttachAsync(alias, [await KeepAsync(sample)], default);
        }

        await _pump.RunDueAsync();

        Assert.Equal(_desk.Media[0].Copy.Mark, _desk.Media[1].Copy.Mark);
        Assert.DoesNotContain(Convert.ToHexStringLower(((CleanResult.Copied)CleanMedia.Of(Pictures.Jpeg().File)).Digest.Span)[..24], _desk.Media[0].Copy.Mark, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Of_a_document_the_desk_is_told_that_only_the_original_is_there()
    {
        var id = MediaBox.NewId();
        using var content = new MemoryStream(Bytes.Text("%PDF-1.7 canary"));
        Assert.Equal(MediaKind.Document, (await _box.KeepAsync(id, content, MediaKind.Document, default)).Value.Kind);
        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunDueAsync();

        Assert.Empty(_desk.Media);
        var word = Assert.Single(_desk.Words);
        Assert.Equal((TipWordKind.MediaSealed, id), (word.Kind, word.Media[0].Id));

        await _box.HandOverOriginalAsync(Tip, id, "word000000000001", default);
        var (_, copy, bytes) = Assert.Single(_desk.Media);
        Assert.Equal("word000000000001", copy.OriginalFor);
        Assert.Equal("%PDF-1.7 canary", System.Text.Encoding.ASCII.GetString(bytes));
    }

    [Fact]
    public async Task Markup_programs_and_what_is_too_large_are_refused()
    {
        foreach (var bytes in new[] { Bytes.Text("<svg onload=alert(1)>"), Bytes.Text("MZ\x90\0"), [.. Pictures.Jpeg().File, .. new byte[MediaLimits.MostBytes]], [.. Bytes.Text("%PDF-"), .. new byte[MediaLimits.MostOfDocument]] })
        {
            using var content = new MemoryStream(bytes);
            Assert.Equal(RefusalKind.Invalid, (await _box.KeepAsync(MediaBox.NewId(), content, MediaKind.Photo, default)).Refusal?.Kind);
        }

        Assert.Empty(_media.Items);
    }

    [Fact]
    public async Task What_is_thrown_away_cannot_be_read_and_does_not_come_back()
    {
        var id = await KeepAsync(Pictures.Jpeg());
        var before = _media.Items[id + "-original"].ToArray();
        await _box.AttachAsync(Tip, [id], default);
        await _box.DiscardOfAsync(Tip, default);
        await _pump.RunDueAsync();

        Assert.Empty(_media.Items);
        Assert.Empty(_desk.Media);
        Assert.Equal(TipWordKind.MediaLost, Assert.Single(_desk.Words).Kind);
        using var again = new MemoryStream(Pictures.Jpeg().File);
        Assert.Equal(RefusalKind.Gone, (await _box.KeepAsync(id, again, MediaKind.Photo, default)).Refusal?.Kind);

        // A backup of the file helps nobody: no key opens it.
        for (var n = 1; n < 10; n++)
        {
            var key = await _keys.FindAsync("key-" + n, default);
            Assert.True(key is null || !Opens(key, before, id));
        }
    }

    [Fact]
    public async Task A_medium_that_cannot_be_had_is_told_once_it_belongs_to_a_tip()
    {
        var id = MediaBox.NewId();
        await _box.LoseAsync(id, default);
        await _pump.RunDueAsync();
        Assert.Empty(_desk.Words);

        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunDueAsync();

        Assert.Equal(TipWordKind.MediaLost, Assert.Single(_desk.Words).Kind);
    }

    [Fact]
    public async Task What_overtakes_its_tip_is_told_once_the_desk_knows_the_tip()
    {
        _pump.Twice = false;
        _desk.KnowsTips = false;
        var id = MediaBox.NewId();
        await _box.LoseAsync(id, default);
        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunAsync(TimeSpan.FromHours(1));
        Assert.Empty(_desk.Words);
        Assert.Empty(await _store.DeadLettersAsync(10, default));

        _desk.KnowsTips = true;
        await _pump.RunAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(TipWordKind.MediaLost, Assert.Single(_desk.Words).Kind);
    }

    [Fact]
    public async Task Of_a_tip_that_never_comes_nothing_is_told_for_good_after_thirty_days()
    {
        _pump.Twice = false;
        _desk.KnowsTips = false;
        var id = MediaBox.NewId();
        await _box.LoseAsync(id, default);
        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunAsync(ForwardMedium.Patience + TimeSpan.FromHours(1));
        var refused = _desk.Refused;
        await _pump.RunAsync(TimeSpan.FromDays(1));

        Assert.Equal(refused, _desk.Refused);
        Assert.Empty(await _store.DeadLettersAsync(10, default));
    }

    [Fact]
    public async Task A_desk_that_is_away_for_a_day_gets_the_copy_when_it_is_back()
    {
        // Failing twice at each delivery doubles the copies of a message each time: here each comes once.
        _pump.Twice = false;
        _desk.IsAway = true;
        await _box.AttachAsync(Tip, [await KeepAsync(Pictures.Png())], default);
        await _pump.RunAsync(TimeSpan.FromDays(1));
        Assert.Empty(await _store.DeadLettersAsync(10, default));

        _desk.IsAway = false;
        await _pump.RunAsync(TimeSpan.FromMinutes(20));

        Assert.Single(_desk.Media);
        Assert.Single(_media.Items);
    }

    [Fact]
    public async Task What_nobody_can_look_at_is_told_and_sent_again_from_the_dead_letters_its_copy_still_comes()
    {
        // Failing twice at each delivery doubles the copies of a message each time: here each comes once.
        (_pump.Twice, _isBroken) = (false, true);
        var id = await KeepAsync(Pictures.Jpeg());
        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunAsync(TimeSpan.FromMinutes(30));

        var word = Assert.Single(_desk.Words);
        Assert.Equal((Tip, TipWordKind.MediaSealed, id), (word.Alias, word.Kind, word.Media[0].Id));
        Assert.Equal([id + "-original"], _media.Items.Keys);
        var dead = Assert.Single(await _store.DeadLettersAsync(10, default));
        Assert.Equal(("Relay.CleanMedia", nameof(MediaCleanerException)), (dead.Message.Kind, dead.Reason));

        _isBroken = false;
        Assert.True(await _store.ReplayAsync(dead.Id, _clock.Now, default));
        await _pump.RunDueAsync();
        Assert.Equal((Tip, id), (Assert.Single(_desk.Media).Alias, _desk.Media[0].Copy.Id));
        Assert.Equal([id + "-original"], _media.Items.Keys);
        Assert.Single(_desk.Words);
    }

    [Fact]
    public async Task A_medium_that_no_tip_wants_is_thrown_away_after_seven_days()
    {
        var (lonely, wanted) = (await KeepAsync(Pictures.Png()), await KeepAsync(Pictures.Gif()));
        await _box.AttachAsync(Tip, [wanted], default);
        await _pump.RunAsync(TimeSpan.FromDays(8));

        Assert.DoesNotContain(_media.Items.Keys, n => n.StartsWith(lonely, StringComparison.Ordinal));
        Assert.Contains(wanted + "-original", _media.Items.Keys);
    }

    [Fact]
    public async Task A_medium_that_belongs_to_two_tips_reaches_both()
    {
        var id = await KeepAsync(Pictures.WebP());
        await _box.AttachAsync(Tip, [id], default);
        await _pump.RunDueAsync();
        await _box.AttachAsync("tipalias00000002", [id], default);
        await _pump.RunDueAsync();

        Assert.Equal([Tip, "tipalias00000002"], _desk.Media.Select(m => m.Alias));
        Assert.Equal([id + "-original"], _media.Items.Keys);
    }

    public void Dispose() => _pump.Dispose();

    private async Task<string> KeepAsync(Sample sample, string? id = null)
    {
        id ??= MediaBox.NewId();
        for (var twice = 0; twice < 2; twice++)
        {
            using var content = new MemoryStream(sample.File);
            Assert.True((await _box.KeepAsync(id, content, MediaKind.Document, default)).IsOk);
        }

        return id;
    }

    private static bool Opens(DataKey key, byte[] box, string id)
    {
        try
        {
            Sealed.Open(key.Secret.Span, box, System.Text.Encoding.ASCII.GetBytes($"relay-media/{id}-original"));
            return true;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private sealed class BreakableCleaner(Func<bool> isBroken) : IMediaCleaner
    {
        private readonly DirectCleaner _whole = new();

        public Task<CleanResult> CleanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
            isBroken() ? throw new MediaCleanerException("No process could be started.") : _whole.CleanAsync(file, cancellationToken);
    }

    /// <summary>A desk that hears once for each id, as the line demands.</summary>
    private sealed class HearingDesk : ITipDesk
    {
        public bool IsAway { get; set; }

        public bool KnowsTips { get; set; } = true;

        public int Refused { get; private set; }

        public List<TipWord> Words { get; } = [];

        public List<(string Alias, MediaCopy Copy, byte[] Bytes)> Media { get; } = [];

        public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken)
        {
            ThrowIfAway();
            if (!KnowsTips)
            {
                Refused++;
                return Task.FromResult<Refusal?>(new Refusal(RefusalKind.NotFound, "There is no tip of this alias."));
            }

            if (Words.All(w => w.Id != word.Id))
            {
                Words.Add(word);
            }

            return Task.FromResult<Refusal?>(null);
        }

        public async Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken)
        {
            ThrowIfAway();
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            if (Media.All(m => m.Copy.Id != media.Id || m.Alias != alias))
            {
                Media.Add((alias, media, bytes.ToArray()));
            }

            return null;
        }

        public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeskWord>>([]);

        public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken) => Task.CompletedTask;

        private void ThrowIfAway()
        {
            if (IsAway)
            {
                throw new StoreUnavailableException("away");
            }
        }
    }
}
