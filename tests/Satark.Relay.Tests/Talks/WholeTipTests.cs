using Satark.Relay.Forwarding;
using Satark.Support.Media;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Talks;

/// <summary>A tip from "Hi" to the farewell, in each language, before a Cloud API that refuses whatever breaks its limits.</summary>
public sealed class WholeTipTests : IAsyncDisposable
{
    private const string Digits = "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}";

    private readonly RelayHouse _house = new();
    private readonly Phone _phone;
    private string _language = "hi";

    public WholeTipTests() => _phone = Phone.In(_house);

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData("hi", "नमस्ते", "बलिया", "रसड़ा", "कॉलेज के पास दो लड़के स्मैक बेचते हैं", "लोग डरते हैं", "रोज शाम 6 बजे", "कॉलेज गेट", "नीला दरवाजा", "चार लोग", "ठीक है", "बंद")]
    [InlineData("en", "Hi", "Ballia", "Rasra", "Two boys sell smack near the college", "People are afraid", "every evening at 6", "college gate", "the blue door", "four people", "ok", "stop")]
    [InlineData("ur", "السلام علیکم", "بلیا", "Rasra", "کالج کے پاس دو لڑکے اسمیک بیچتے ہیں", "لوگ ڈرتے ہیں", "روز شام 6 بجے", "کالج گیٹ", "نیلا دروازہ", "چار لوگ", "ٹھیک ہے", "بند")]
    [InlineData("bho", "प्रणाम", "बलिया", "रसड़ा", "कॉलेज लगे दू गो लइका स्मैक बेचत बाड़ें", "लोग डेरात बा", "रोज साँझि 6 बजे", "कॉलेज गेट", "नीला केवाड़ी", "चार लोग", "ठीक बा", "बंद करीं")]
    public async Task From_hi_to_thanks_with_media_questions_of_the_desk_a_day_of_silence_and_stop(
        string language, string hello, string district, string station, string story, string more, string time, string place, string first, string second, string ok, string stop)
    {
        _language = language;
        await _phone.SaysAsync(hello);
        await _phone.PressesAsync("language:" + language);
        Assert.Contains(Text("intro"), _phone.Screen, StringComparison.Ordinal);
        await _phone.PressesAsync("danger:no");
        await _phone.PressesAsync("category:drugs");
        await _phone.SaysAsync(district);
        await _phone.SaysAsync(station);
        await _phone.SendsAsync("image", Pictures.Jpeg().File);
        Assert.Contains(Text("media-taken").Replace("{count}", "1", StringComparison.Ordinal), _phone.Screen, StringComparison.Ordinal);
        await _phone.AnswersAsync(story, more);
        Assert.Contains(Text("sees"), _phone.Screen, StringComparison.Ordinal);
        await _phone.AnswersAsync(time);
        await _phone.AnswersAsync(place);
        await _phone.PressesAsync("drugs-kind:smack");
        await _phone.PressesAsync("drugs-who:~skip");
        await _phone.PressesAsync("police:no");
        await _phone.SendsAsync("audio", Recordings.Opus().File, "audio/ogg");
        await _phone.PressesAsync("media:~next");
        await _phone.PressesAsync("receipt:yes");
        await _phone.PressesAsync("-send");
        Assert.Contains(Text("thanks-receipt"), _phone.Screen, StringComparison.Ordinal);
        Assert.Matches(Digits, _phone.Screen);

        var tip = Assert.Single(_house.Desk.Said, word => word.Kind == TipWordKind.Submitted);
        Assert.Equal((language, "drugs", "ballia", "Rasra"), (tip.Tip!.Language, tip.Tip.Category, tip.Tip.District, tip.Tip.Station));
        Assert.Equal((story + "\n" + more, time, place), (tip.Tip.What, tip.Tip.When, tip.Tip.Where));
        Assert.Equal(2, _house.Desk.Media.Select(media => media.Media.Id).Distinct().Count());

        await SayAsync(tip.Alias, "s1", InformerState.Taken);
        Assert.Contains(Text("state-taken"), _phone.Screen, StringComparison.Ordinal);
        await AskAsync(tip.Alias, "q1", "Which house?");
        await AskAsync(tip.Alias, "q2", "How many?");
        Assert.Equal(Text("desk-more"), _phone.Screen);
        await _phone.AnswersAsync(first);
        Assert.Contains("How many?", _phone.Screen, StringComparison.Ordinal);
        await _phone.AnswersAsync(second);
        Assert.Equal([("q1", first), ("q2", second)], _house.Desk.Said.Where(word => word.Kind == TipWordKind.Added).Select(word => (word.Answers!, word.Text!)));

        await _house.Pump.RunAsync(TimeSpan.FromHours(24));
        await SayAsync(tip.Alias, "s2", InformerState.WithOfficer);
        var template = Assert.Single(_phone.New);
        Assert.Equal(("template", "satark_news"), (template.Type, template.Body));
        await _phone.SaysAsync(ok);
        Assert.Contains(Text("state-with-officer"), _phone.Screen, StringComparison.Ordinal);
        await SayAsync(tip.Alias, "s3", InformerState.ClosedActed);
        Assert.Contains(Text("state-closed-acted"), _phone.Screen, StringComparison.Ordinal);

        await _phone.SaysAsync(stop);
        Assert.Equal(Text("farewell"), _phone.Screen);
        Assert.Equal(TipWordKind.Left, _house.Desk.Said[^1].Kind);
        Assert.Empty(_house.Cloud.Broken);
        Assert.Empty(_house.Store.Dead);
    }

    [Fact]
    public async Task After_stop_no_word_of_the_desk_arrives_ever_again()
    {
        var alias = await TipAsync();
        await SayAsync(alias, "s1", InformerState.Taken);
        await AskAsync(alias, "q1", "Which house?");
        await _phone.SaysAsync("stop");
        Assert.Equal(Text("farewell"), _phone.Screen);
        Assert.Equal((TipWordKind.Left, alias), (_house.Desk.Said[^1].Kind, _house.Desk.Said[^1].Alias));
        Assert.Null(await _house.Get<TipBook>().FindAsync(alias, default));
        Assert.Null(await _house.Get<ReadTip>().FindAsync(alias, default));
        await SayAsync(alias, "s2", InformerState.WithOfficer);
        Assert.Empty(_phone.New);
        await AskAsync(alias, "q2", "How many?");
        Assert.Empty(_phone.New);
        await SayAsync(alias, "s3", InformerState.ClosedActed);
        Assert.Empty(_phone.New);
        await _phone.ActAsync(() => _house.Pump.RunAsync(TimeSpan.FromDays(3)));
        Assert.Empty(_phone.New);

        // Whoever writes again is somebody new: nothing waits for them.
        await _phone.SaysAsync("Hi");
        Assert.Single(_phone.New);
        Assert.Equal("list", _phone.New[0].Type);
        Assert.Empty(_house.Desk.Words);
        Assert.Empty(_house.Store.Dead);
    }

    [Fact]
    public async Task A_muted_sender_is_heard_no_more_but_where_a_life_is_at_stake()
    {
        var alias = await TipAsync();
        await _phone.ActAsync(() => _house.SayAsync(new DeskWord { Id = "m1", Alias = alias, Kind = DeskWordKind.Mute, At = _house.Clock.Now }));
        await _phone.AnswersAsync("Aur bhi kuch batana hai");
        Assert.Empty(_phone.New);
        Assert.Single(_house.Desk.Said);

        await _phone.SaysAsync("mujhe ab jeena nahi hai, main mar jaunga");
        Assert.Equal(Text("self-harm"), Assert.Single(_phone.New).Body);
        Assert.True(_house.Desk.Said[^1].Tip!.LifeRisk);
        Assert.NotEqual(alias, _house.Desk.Said[^1].Alias);
        Assert.Empty(_house.Store.Dead);
    }

    [Fact]
    public async Task Words_of_the_desk_that_were_on_their_way_when_stop_was_said_do_not_arrive_after_the_farewell()
    {
        var alias = await TipAsync();
        _house.Cloud.Trouble = (429, 130429, 60);
        await SayAsync(alias, "s1", InformerState.WithOfficer);
        _house.Cloud.Trouble = null;
        await _phone.SaysAsync("stop");
        await _phone.ActAsync(() => _house.Pump.RunAsync(TimeSpan.FromHours(1)));
        Assert.Empty(_phone.New);
        Assert.Equal(Text("farewell"), _house.Cloud.Seen[^1].Body);
    }

    [Fact]
    public async Task A_photo_that_the_vendor_has_no_more_is_told_and_the_tip_goes_on()
    {
        await _phone.SaysAsync("Hi");
        await _phone.PressesAsync("language:hi");
        await _phone.SendsAsync("image", null);
        await _phone.ActAsync(() => _house.Pump.RunAsync(TimeSpan.FromMinutes(30)));
        Assert.Contains(Text("media-lost"), string.Join("\n", _house.Cloud.Seen.Select(seen => seen.Body)), StringComparison.Ordinal);
        await _phone.SendsAsync("image", Pictures.Jpeg().File);
        await _phone.PressesAsync("danger:no");
        await _phone.PressesAsync("category:drugs");
        await _phone.SaysAsync("Ballia");
        await _phone.PressesAsync("~unknown");
        await _phone.PressesAsync("what:~next");
        await _phone.PressesAsync("-send");
        Assert.Single(Assert.Single(_house.Desk.Said).Media);
        Assert.Empty(_house.Store.Dead);
    }

    [Theory]
    [InlineData(64)]
    [InlineData((16 << 20) + 1)]
    public async Task A_recording_that_can_never_be_taken_is_told_with_what_can_be_sent_instead(int bytes)
    {
        var wave = new byte[bytes];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(wave);
        await _phone.SaysAsync("Hi");
        await _phone.PressesAsync("language:hi");
        await _phone.PressesAsync("danger:no");
        await _phone.SendsAsync("audio", wave, "audio/wav");
        Assert.Contains(Text("media-refused"), _phone.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain(Text("media-lost"), _phone.Screen, StringComparison.Ordinal);
        Assert.Contains("category:drugs", _phone.New[^1].Options);
        Assert.Empty(_house.Store.Dead);
    }

    [Theory]
    [InlineData(429, 130429)]
    [InlineData(500, 131000)]
    public async Task Trouble_of_the_vendor_in_the_midst_of_a_tip_loses_no_question_and_keeps_their_order(int status, int code)
    {
        await _phone.SaysAsync("Hi");
        _house.Cloud.Trouble = (status, code, 5);
        await _phone.PressesAsync("language:hi");
        Assert.Empty(_phone.New);
        _house.Cloud.Trouble = null;
        await _phone.ActAsync(() => _house.Pump.RunAsync(TimeSpan.FromSeconds(6)));
        Assert.StartsWith(Text("intro"), _phone.New[0].Body, StringComparison.Ordinal);
        Assert.Equal(["danger:no", "danger:yes"], _phone.New[^1].Options);
    }

    [Fact]
    public async Task A_receipt_is_had_after_sending_too_once_and_leads_to_the_tip()
    {
        var alias = await TipAsync();
        Assert.Contains(Text("thanks"), _phone.Screen, StringComparison.Ordinal);
        Assert.DoesNotMatch(Digits, _phone.Screen);
        await _phone.SaysAsync("menu");
        await _phone.PressesAsync("menu:receipt");
        Assert.Equal(2, _phone.New.Count);
        var digits = System.Text.RegularExpressions.Regex.Match(_phone.New[1].Body, Digits).Value;
        Assert.Equal(alias, (await _house.Get<Satark.Relay.Receipts.Receipts>().FindAsync(digits, default)).Value);
        await _phone.PressesAsync("menu:receipt");
        Assert.Equal(Text("receipt-none"), _phone.Screen);
        await _phone.SaysAsync("रसीद");
        Assert.Equal(Text("receipt-none"), _phone.Screen);
        Assert.Empty(_house.Cloud.Broken);
        Assert.Empty(_house.Store.Dead);
    }

    private async Task<string> TipAsync()
    {
        await _phone.SaysAsync("Hi");
        await _phone.PressesAsync("language:hi");
        await _phone.PressesAsync("danger:no");
        await _phone.PressesAsync("category:drugs");
        await _phone.SaysAsync("Ballia");
        await _phone.AnswersAsync("College ke paas smack bikti hai");
        await _phone.PressesAsync("-send");
        return Assert.Single(_house.Desk.Said).Alias;
    }

    private string Text(string id) => Questionnaire.Default.Text(id, _language);

    private Task SayAsync(string alias, string id, InformerState state) =>
        _phone.ActAsync(() => _house.SayAsync(new DeskWord { Id = id, Alias = alias, Kind = DeskWordKind.State, State = state, At = _house.Clock.Now }));

    private Task AskAsync(string alias, string id, string text) =>
        _phone.ActAsync(() => _house.SayAsync(new DeskWord { Id = id, Alias = alias, Kind = DeskWordKind.Question, Text = text, At = _house.Clock.Now }));
}
