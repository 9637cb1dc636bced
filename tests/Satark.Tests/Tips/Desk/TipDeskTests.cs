using System.Diagnostics;
using System.Text;
using Satark.Cases;
using Satark.Tips;
using Satark.Tips.Line;
using Satark.Tips.Moves;
using static Satark.Tests.Tips.Desk.GivenTip;

namespace Satark.Tests.Tips.Desk;

/// <summary>The line to the relay over the whole domain: what arrives, who is called, what goes back.</summary>
public sealed class TipDeskTests
{
    private const string Id = Alias + "-1";

    [Fact]
    public async Task A_tip_calls_the_sp_office_and_the_range_office_at_once_and_nobody_else()
    {
        using var world = await new World().WithOfficesAsync();
        Assert.Null(await world.Tips.SayAsync(Word(), default));
        await world.Pump.RunDueAsync();
        Assert.Equal(new[] { Sp.Phone, SpClerk.Phone, GivenTip.Range.Phone, Dig.Phone }.Order(), world.Sms.To.Order());

        await world.Pump.RunAsync(TimeSpan.FromMinutes(31));
        Assert.Contains(WorldActs.Asha.Phone, world.Sms.To);
        await world.Pump.RunAsync(TimeSpan.FromMinutes(31));
        Assert.Contains(WorldActs.Last.Phone, world.Sms.To);
        Assert.DoesNotContain(Field.Phone, world.Sms.To);
    }

    [Fact]
    public async Task A_tip_about_police_calls_the_range_office_and_vigilance_and_tells_the_last_resort_no_place()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(Content("police-corruption")), default);
        await world.Pump.RunDueAsync();
        Assert.Equal(new[] { Vigilant.Phone, GivenTip.Range.Phone, Dig.Phone }.Order(), world.Sms.To.Order());
        await world.Pump.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(new[] { Vigilant.Phone, GivenTip.Range.Phone, Dig.Phone, WorldActs.Last.Phone }.Order(), world.Sms.To.Distinct().Order());
        Assert.All(world.Sms.Sent.Where(m => m.To == WorldActs.Last.Phone), m => Assert.DoesNotContain("Ballia", m.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(world.Sms.Sent, m => m.To == Dig.Phone && m.Text.Contains("Ballia", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(world.Webhook.To, to => to.Length > 0);
    }

    [Fact]
    public async Task A_repeated_word_changes_nothing()
    {
        using var world = await new World().WithOfficesAsync();
        Assert.Null(await world.Tips.SayAsync(Word(), default));
        await world.Tips.SayAsync(Later(TipWordKind.Added, "w2", "More"), default);
        await world.Pump.RunDueAsync();
        var revision = (await world.CaseAsync(Id)).Revision;
        Assert.Null(await world.Tips.SayAsync(Word(), default));
        Assert.Null(await world.Tips.SayAsync(Later(TipWordKind.Added, "w2", "More"), default));
        Assert.Equal(revision, (await world.CaseAsync(Id)).Revision);
        Assert.Single(await world.KindsAsync(Id), EventKinds.TipAdded);
    }

    [Fact]
    public async Task The_trace_of_the_request_in_which_the_informer_spoke_ends_at_the_line()
    {
        using var world = await new World().WithOfficesAsync();
        var traces = new List<string?>();
        world.Store.Saving = change => traces.AddRange(change.Messages.Select(m => m.TraceParent));
        using var request = new Activity("the informer's request").Start();

        await world.Tips.SayAsync(Word(), default);
        var fromWords = traces.Count;
        using var photo = new MemoryStream([1, 2, 3]);
        Assert.Null(await world.Tips.PutMediaAsync(Alias, new MediaCopy("m1", MediaKind.Photo, "image/jpeg", null, null), photo, default));

        Assert.InRange(fromWords, 1, traces.Count - 1);
        Assert.All(traces, Assert.Null);
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public async Task What_the_informer_said_stands_nowhere_in_the_open()
    {
        using var world = await new World().WithOfficesAsync();
        var stored = new StringBuilder();
        world.Store.Saving = change =>
        {
            change.Writes.ToList().ForEach(write => stored.Append(Encoding.UTF8.GetString(write.Body.Span)));
            change.Messages.ToList().ForEach(message => stored.Append(Encoding.UTF8.GetString(message.Body.Span)));
        };
        await world.Tips.SayAsync(Word(Content(what: "SECRETWORD") with { Where = "SECRETPLACE", Answers = [new TipAnswer("liquor-kind", "SECRETANSWER")] }), default);
        await world.Tips.SayAsync(Later(TipWordKind.Added, "w2", "SECRETMORE"), default);
        await world.Pump.RunDueAsync();
        Assert.Contains(Alias, stored.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", stored.ToString(), StringComparison.Ordinal);
        Assert.Contains("SECRETWORD", (await world.Book.ReportAsync(await world.CaseAsync(Id), default))!.Text, StringComparison.Ordinal);
        Assert.Null(await world.FaultAsync(Id));
    }

    [Fact]
    public async Task The_relay_fetches_each_word_until_it_confirms_it()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(), default);
        await world.TakeAsync(Id, Sp);
        await world.MoveAsync(Id, Sp, (c, m) => c.AskInformer("Which house?", m));
        await world.Pump.RunDueAsync();
        var words = await world.Tips.FetchAsync(default);
        Assert.Equal([DeskWordKind.State, DeskWordKind.Question], words.Select(w => w.Kind));
        Assert.Equal(("Which house?", Alias, InformerState.Taken), (words[1].Text, words[1].Alias, words[0].State));
        Assert.Equal(2, (await world.Tips.FetchAsync(default)).Count);
        await world.Tips.ConfirmAsync([words[0].Id, "unknown", "no id at all /"], default);
        Assert.Equal(words[1].Id, Assert.Single(await world.Tips.FetchAsync(default)).Id);
        Assert.Null(await world.Tips.SayAsync(Later(TipWordKind.Left, "w9"), default));
        Assert.Empty(await world.Tips.FetchAsync(default));
    }

    [Fact]
    public async Task A_word_of_an_unknown_alias_is_refused_and_broken_ones_too()
    {
        using var world = await new World().WithOfficesAsync();
        Assert.Equal(RefusalKind.NotFound, (await world.Tips.SayAsync(Later(TipWordKind.Added, "w1", "x"), default))!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await world.Tips.SayAsync(Word() with { Alias = "SHORT" }, default))!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await world.Tips.SayAsync(Word() with { Tip = null }, default))!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await world.Tips.SayAsync(Word(Content() with { Category = "a/b" }), default))!.Kind);
        Assert.Null(await world.Tips.SayAsync(Word(Content(district: "nowhere")) with { Media = null! }, default));
        Assert.Null((await world.CaseAsync(Id)).Route);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Media_come_before_or_after_the_tip_and_lie_sealed(bool before)
    {
        using var world = await new World().WithOfficesAsync();
        var photo = new TipMedia("photo1", MediaKind.Photo);
        if (!before)
        {
            await world.Tips.SayAsync(Word(media: photo), default);
            Assert.Equal(MediaState.Expected, (await world.CaseAsync(Id)).Tip!.Media[0].State);
        }

        Assert.Null(await world.Tips.PutMediaAsync(Alias, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", "mark"), Bytes("PICTURE"), default));
        if (before)
        {
            await world.Tips.SayAsync(Word(media: photo), default);
        }

        Assert.Null(await world.Tips.PutMediaAsync(Alias, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", "mark"), Bytes("PICTURE"), default));
        var c = await world.CaseAsync(Id);
        Assert.Equal((MediaState.Arrived, "image/jpeg"), (Assert.Single(c.Tip!.Media).State, c.Tip.Media[0].ContentType));
        Assert.Equal("PICTURE", Encoding.UTF8.GetString((await world.MediaBox.OpenAsync(c, "photo1", default))!));
        Assert.DoesNotContain("PICTURE", Encoding.Latin1.GetString(world.Media.Items[Id + "-photo1"]), StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Invalid, (await world.Tips.PutMediaAsync(Alias, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", null, "nobody"), Bytes("ORIGINAL"), default))!.Kind);
        Assert.DoesNotContain(Id + "-photo1-original", world.Media.Ids);
    }

    [Fact]
    public async Task An_id_that_another_tip_has_too_leads_to_each_tips_own_medium_and_to_no_other()
    {
        using var world = await new World().WithOfficesAsync();
        const string Other = "otheralias234567";
        foreach (var (alias, bytes) in new[] { (Alias, "MINE"), (Other, "THEIRS") })
        {
            await world.Tips.SayAsync(Word(media: new TipMedia("photo1", MediaKind.Photo)) with { Id = "word-" + alias, Alias = alias }, default);
            Assert.Null(await world.Tips.PutMediaAsync(alias, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", null), Bytes(bytes), default));
        }

        await world.Tips.PutMediaAsync(Other, new MediaCopy("photo2", MediaKind.Photo, "image/jpeg", null), Bytes("ONLY THEIRS"), default);
        var (mine, theirs) = (await world.CaseAsync(Id), await world.CaseAsync(Other + "-1"));
        Assert.Equal("MINE", Encoding.UTF8.GetString((await world.MediaBox.OpenAsync(mine, "photo1", default))!));
        Assert.Equal("THEIRS", Encoding.UTF8.GetString((await world.MediaBox.OpenAsync(theirs, "photo1", default))!));
        Assert.Null(await world.MediaBox.OpenAsync(mine, "photo2", default));

        // Deleting one leaves the other's; and no copy can be named like an original.
        await world.MediaBox.DeleteAllAsync(mine, default);
        Assert.Equal("THEIRS", Encoding.UTF8.GetString((await world.MediaBox.OpenAsync(theirs, "photo1", default))!));
        Assert.Equal(RefusalKind.Invalid, (await world.Tips.PutMediaAsync(Other, new MediaCopy("photo1-original", MediaKind.Photo, "image/jpeg", null), Bytes("X"), default))!.Kind);
        Assert.Null(await world.Tips.PutMediaAsync(Other, new MediaCopy(new string('a', 32), MediaKind.Photo, "image/jpeg", null), Bytes("LONGEST"), default));
        Assert.Equal(RefusalKind.Invalid, (await world.Tips.PutMediaAsync(Other, new MediaCopy(new string('a', 33), MediaKind.Photo, "image/jpeg", null), Bytes("X"), default))!.Kind);
    }

    [Fact]
    public async Task Copies_whose_tip_never_comes_are_thrown_away()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.PutMediaAsync(Alias, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", null), Bytes("PICTURE"), default);
        Assert.Single(world.Media.Ids);
        await world.Pump.RunAsync(TimeSpan.FromDays(8));
        Assert.Empty(world.Media.Ids);
    }

    [Fact]
    public async Task An_original_comes_only_on_the_word_of_two_and_is_counted()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(media: new TipMedia("photo1", MediaKind.Photo)), default);
        await world.MoveAsync(Id, Dig, (c, m) => c.AskOriginal("photo1", Dig, "a face", Everybody, m));
        await world.Pump.RunDueAsync();
        Assert.Empty(await world.Tips.FetchAsync(default));
        await world.MoveAsync(Id, Sp, (c, m) => c.AskOriginal("photo1", Sp, "yes", Everybody, m));
        await world.Pump.RunDueAsync();
        var word = Assert.Single(await world.Tips.FetchAsync(default));
        Assert.Equal((DeskWordKind.Original, "photo1", "dig,sp"), (word.Kind, word.MediaId, string.Join(',', word.Supervisors)));
        Assert.Equal(1, await world.Counter.CountAsync(DeskWordKind.Original, default));
        Assert.Equal(0, await world.Counter.CountAsync(DeskWordKind.Reveal, default));
        Assert.Null(await world.Tips.PutMediaAsync(Alias, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", null, word.Id), Bytes("ORIGINAL"), default));
        var c = await world.CaseAsync(Id);
        Assert.Equal("ORIGINAL", Encoding.UTF8.GetString((await world.MediaBox.OpenAsync(c, c.Tip!.Media[0].OriginalId!, default))!));
    }

    [Fact]
    public async Task An_assigned_officer_is_told_by_a_message_and_who_gave_it_hears_of_the_report()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(), default);
        await world.Pump.RunDueAsync();
        world.Sms.Sent.Clear();
        await world.MoveAsync(Id, Sp, (c, m) => c.Assign(Field.Actor, m));
        await world.Pump.RunDueAsync();
        Assert.Equal(Field.Phone, Assert.Single(world.Sms.To));
        await world.MoveAsync(Id, Field, (c, m) => c.Report(TipFinding.ActionTaken, "seized", [], m));
        await world.Pump.RunDueAsync();
        Assert.Equal([Field.Phone!, Sp.Phone!], world.Sms.To);
    }

    [Fact]
    public async Task Tips_of_one_place_and_category_or_with_one_picture_stand_together()
    {
        using var world = await new World().WithOfficesAsync();
        string[] aliases = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"];
        await world.Tips.SayAsync(Word(alias: aliases[0]), default);
        await world.Tips.SayAsync(Word(alias: aliases[1]), default);
        await world.Tips.SayAsync(Word(Content("drugs"), aliases[2]), default);
        await world.Tips.PutMediaAsync(aliases[0], new MediaCopy("p1", MediaKind.Photo, "image/jpeg", "same"), Bytes("1"), default);
        await world.Tips.PutMediaAsync(aliases[2], new MediaCopy("p2", MediaKind.Photo, "image/jpeg", "same"), Bytes("1"), default);
        await world.Pump.RunDueAsync();
        Assert.Equal([(aliases[1] + "-1", LinkKind.RelatedTip), (aliases[2] + "-1", LinkKind.SameMedia)], (await world.CaseAsync(aliases[0] + "-1")).Links.Select(l => (l.CaseId, l.Kind)).Order());
        Assert.Equal([(aliases[0] + "-1", LinkKind.SameMedia)], (await world.CaseAsync(aliases[2] + "-1")).Links.Select(l => (l.CaseId, l.Kind)));
        Assert.DoesNotContain(EventKinds.Linked, await world.KindsAsync(aliases[0] + "-1"));
    }

    [Fact]
    public async Task An_erased_tip_keeps_no_medium_and_says_nothing_any_more()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(media: new TipMedia("photo1", MediaKind.Photo)), default);
        await world.Tips.PutMediaAsync(Alias, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", "mark"), Bytes("PICTURE"), default);
        await world.MoveAsync(Id, Sp, (c, m) => c.Close(ClosingOutcome.NothingFound, null, m));
        await world.Pump.RunDueAsync();
        Assert.True((await world.Erase.HandleAsync(Id, Sp.Actor, default)).IsOk);
        Assert.Empty(world.Media.Ids);
        Assert.Empty(await world.Tips.FetchAsync(default));
        Assert.Equal(RefusalKind.Gone, (await world.Tips.SayAsync(Later(TipWordKind.Added, "w2", "x"), default))!.Kind);
        Assert.Null(await world.FaultAsync(Id));
    }

    [Fact]
    public async Task A_message_to_the_district_that_waits_is_not_sent_once_police_are_part_of_it()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(), default);
        await world.MoveAsync(Id, Sp, (c, m) => c.Assign(Field.Actor, m));
        await world.Tips.SayAsync(Later(TipWordKind.Added, "w2", "Daroga hafta leta hai, police mili hui hai"), default);
        world.Sms.Sent.Clear();
        await world.Pump.RunDueAsync();
        Assert.DoesNotContain(world.Sms.To, to => to == Sp.Phone || to == SpClerk.Phone || to == Field.Phone);
        Assert.Contains(Dig.Phone, world.Sms.To);
    }

    [Fact]
    public async Task A_tip_whose_words_name_the_place_goes_to_its_offices()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(Content(district: null, what: "Ballia ke Bansdih me sharab bik rahi hai")), default);
        await world.Pump.RunDueAsync();
        Assert.Equal("ballia", (await world.CaseAsync(Id)).Route?.DistrictId);
        Assert.Contains(Sp.Phone, world.Sms.To);
        Assert.Contains(GivenTip.Range.Phone, world.Sms.To);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
