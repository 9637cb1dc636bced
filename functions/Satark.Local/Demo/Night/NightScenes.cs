using System.Text.Json;
using Satark.Cases;
using Satark.Http.Demo;

namespace Satark.Local.Demo.Night;

/// <summary>What happens in the night, through the same doors as in earnest.</summary>
internal sealed partial class NightScenes(NightStage stage)
{
    /// <summary>From how many alerts of a partner in a minute on they are called as one: few, so that a small storm shows it.</summary>
    public const int StormFrom = 3;

    private const int StormSize = 8;

    private readonly Teller _teller = stage.Teller;
    private string _mailed = "", _real = "";

    /// <summary>A mail in Hindi becomes a case, and an operator takes it.</summary>
    public async Task MailAsync(CancellationToken cancellationToken)
    {
        await _teller.SceneAsync(1, "A mail in Hindi").ConfigureAwait(false);
        await _teller.SayAsync("A platform writes that somebody near the Sangam wants to die tonight. Watch the top of the board.").ConfigureAwait(false);
        await stage.Doors.MailAsync(
            "night-1",
            "तुरंत: आत्महत्या का ख़तरा",
            "हमारे एक उपयोगकर्ता की जान ख़तरे में लगती है।\nHandle: raat.ka.musafir\nPost: https://sample.example/raat.ka.musafir/1\n\nअब और नहीं सहा जाता। आज रात सब ख़त्म करने जा रहा हूँ। प्रयागराज में संगम के पास बैठा हूँ।\n",
            cancellationToken).ConfigureAwait(false);
        var row = (await Teller.UntilAsync(
            "The mail's case",
            15,
            async () => (await stage.Sana.RowsAsync(cancellationToken).ConfigureAwait(false)).Where(r => r.Text("mail.trust") == "listed" && r.Text("district") is not null).Select(r => new Row(r)).FirstOrDefault(),
            cancellationToken).ConfigureAwait(false)).Element;
        stage.Watch(_mailed = row.Text("id")!);
        var language = (await stage.Sana.CaseAsync(_mailed, cancellationToken).ConfigureAwait(false)).Text("language.code");
        if (language != "hi" || row.Text("lifeRisk") != "True")
        {
            throw new NightTrouble($"The mail was read as '{language}', life at stake: {row.Text("lifeRisk")}.");
        }

        await _teller.SayAsync($"Case {row.Text("code")}: a life at stake, {row.Text("district.english")}, read in Hindi. The sender's signature proves who wrote, so the whole ladder runs.").ConfigureAwait(false);
        await stage.MessageAsync("The Task Force's request", m => IsTo(m, _mailed, "stf@" + DemoPeople.Domain), cancellationToken).ConfigureAwait(false);
        await stage.MessageAsync("The text message to the operators", m => IsSearch(m, _mailed, Phone("ravi")), cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync("The Special Task Force was asked at once; now both operators' phones have a text message (the phone pane, tab SMS).").ConfigureAwait(false);
        await stage.Ravi.MoveAsync(_mailed, "acknowledge", cancellationToken).ConfigureAwait(false);
        await stage.Ravi.MoveAsync(_mailed, "dispatch", cancellationToken, ("station", "Daraganj"), ("vehicle", "UP70-0000")).ConfigureAwait(false);
        await stage.RowAsync("The team on the board", _mailed, r => r.Text("state") == "dispatched" && r.Text("holder.user") == "ravi", cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync("Ravi takes it and sends a team from Daraganj: the ladder stops, nobody else is called for it.").ConfigureAwait(false);
        await stage.AgreeAsync(cancellationToken).ConfigureAwait(false);
        await _teller.LookAsync(12, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Many alerts at once are all shown and called as one; the one that is real goes its own way.</summary>
    public async Task StormAsync(CancellationToken cancellationToken)
    {
        await _teller.SceneAsync(2, "A storm").ConfigureAwait(false);
        await stage.Ravi.MoveAsync(_mailed, "on-the-way", cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"A line of a song goes round, and the platform's machine sends {StormSize} alerts at once.").ConfigureAwait(false);
        var ids = new List<string>();
        for (var i = 1; i <= StormSize; i++)
        {
            var (handle, text) = i < StormSize
                ? ($"song.line.{i}", "आज की रात आख़िरी रात है, सब को अलविदा।")
                : ("riverside.tonight", "Goodbye everyone. Tonight I will not be here any more. I am in Ballia now, near the river.");
            ids.Add(await stage.Doors.AlertAsync($"night-storm-{i}", handle, text, cancellationToken).ConfigureAwait(false));
            stage.Watch(ids[^1]);
        }

        _real = ids[^1];
        var together = (await Teller.UntilAsync("The storm on the board", 15, () => StormAsync(ids, cancellationToken), cancellationToken).ConfigureAwait(false)).Together;
        var calling = together.First(r => r.Text("storm.calls") == "True").Text("id")!;

        // By itself it names the partner; where the same person is called about others too, it stands among them.
        await stage.MessageAsync("The one call for all", m => IsAbout(m, calling) && m.Text("text")!.Contains(" cases", StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"All {StormSize} are on the board. {StormSize - together.Count} have calls of their own; the other {together.Count} are called as one, in one message, with the first one's code.").ConfigureAwait(false);
        await _teller.LookAsync(12, cancellationToken).ConfigureAwait(false);
        await stage.Ravi.MoveAsync(_mailed, "contact", cancellationToken, ("result", "no-answer")).ConfigureAwait(false);
        await stage.Sana.MoveAsync(_real, "split-storm", cancellationToken).ConfigureAwait(false);
        var row = await stage.RowAsync("The split case", _real, r => r.Text("storm") is null && r.Text("ladder") is not null, cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"Sana reads them. {row.Text("code")} is no song: she splits it off, and it has its own ladder.").ConfigureAwait(false);
        foreach (var id in ids.Where(id => id != _real).OrderBy(id => together.Any(r => r.Text("id") == id && r.Text("storm.calls") == "True")))
        {
            await stage.Sana.MoveAsync(id, "close", cancellationToken, ("outcome", "false-alarm"), ("note", "A line of a song.")).ConfigureAwait(false);
        }

        await _teller.SayAsync($"The other {StormSize - 1} she closes as false alarms: their calls stop.").ConfigureAwait(false);
        await stage.AgreeAsync(cancellationToken).ConfigureAwait(false);
        await _teller.LookAsync(2, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A phone rings and is answered with 2: the next circle's rings at once, and is answered with 1.</summary>
    public async Task PhoneAsync(CancellationToken cancellationToken)
    {
        await _teller.SceneAsync(3, "A voice call answered with 2").ConfigureAwait(false);
        await _teller.SayAsync("Nobody takes the case from Ballia. A minute of the desk's later the shift lead's phone rings (the phone pane, tab of calls).").ConfigureAwait(false);
        var (asha, commander) = (Person(DemoPeople.DeskUser), Person("ballia.command"));
        await stage.MessageAsync("The call to the shift lead", m => IsCall(m, _real, asha.Phone!, Notifications.Channels.Voice), cancellationToken).ConfigureAwait(false);
        var heard = await stage.Sana.PhoneAsync(_real, asha.Phone!, null, cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"{asha.Name} picks up and hears, in Hindi and then in English: “{heard.Text("english")}”").ConfigureAwait(false);
        await _teller.LookAsync(8, cancellationToken).ConfigureAwait(false);
        await stage.Sana.PhoneAsync(_real, asha.Phone!, "2", cancellationToken).ConfigureAwait(false);
        var line = await stage.LineAsync(_real, EventKinds.Declined, asha.Name, cancellationToken).ConfigureAwait(false);
        await stage.MessageAsync("The call to the district's commander", m => IsCall(m, _real, commander.Phone!, Notifications.Channels.Voice), cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"She presses 2. The history says “{line}”, and without waiting the phone of the next circle rings: {commander.Name}, Ballia.").ConfigureAwait(false);
        await stage.Ravi.MoveAsync(_mailed, "contact", cancellationToken, ("result", "talking")).ConfigureAwait(false);
        await _teller.LookAsync(8, cancellationToken).ConfigureAwait(false);
        await stage.Sana.PhoneAsync(_real, commander.Phone!, null, cancellationToken).ConfigureAwait(false);
        await stage.Sana.PhoneAsync(_real, commander.Phone!, "1", cancellationToken).ConfigureAwait(false);
        await stage.RowAsync("The commander on the board", _real, r => r.Text("holder.user") == commander.Id && r.Text("holder.through") == Notifications.Channels.Voice, cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"{commander.Name} presses 1: the board shows who has it, and that it is held for two minutes only until something follows.").ConfigureAwait(false);
        await _teller.LookAsync(6, cancellationToken).ConfigureAwait(false);
        var message = await stage.MessageAsync("The commander's text message", m => IsSearch(m, _real, commander.Phone!), cancellationToken).ConfigureAwait(false);
        await stage.Doors.PressAsync(message.Text("text")!, "on-the-way", cancellationToken).ConfigureAwait(false);
        await stage.RowAsync("The team to Ballia", _real, r => r.Text("onTheWayAt") is not null && r.Text("holder.user") == commander.Id, cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync("By the link in the text message a team is on its way: now it is theirs for as long as something follows every five minutes.").ConfigureAwait(false);
        await stage.AgreeAsync(cancellationToken).ConfigureAwait(false);
        await _teller.LookAsync(9, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Rows?> StormAsync(List<string> ids, CancellationToken cancellationToken)
    {
        var rows = (await stage.Sana.RowsAsync(cancellationToken).ConfigureAwait(false)).Where(r => ids.Contains(r.Text("id") ?? "")).ToList();
        var together = rows.Where(r => r.Text("storm.partner") == DemoEndpoints.PartnerId).ToList();
        return rows.Count == ids.Count && rows.Count - together.Count <= StormFrom && together.Count(r => r.Text("storm.calls") == "True") == 1 ? new Rows(together) : null;
    }

    private static Roster.Officer Person(string id) => DemoPeople.All().First(o => o.Id == id);

    private static string Phone(string id) => Person(id).Phone!;

    private static bool IsTo(JsonElement message, string caseId, string to) => IsAbout(message, caseId) && message.Text("to") == to;

    // One message may be about several cases.
    private static bool IsAbout(JsonElement message, string caseId) => message.Text("caseId") == caseId || message.Items("alsoAbout").Any(other => other.GetString() == caseId);

    private static bool IsCall(JsonElement message, string caseId, string to, string channel) => IsTo(message, caseId, to) && message.Text("channel") == channel;

    // A text message that looks for somebody; an agency's request may lie on the same phone.
    private static bool IsSearch(JsonElement message, string caseId, string to) =>
        IsCall(message, caseId, to, Notifications.Channels.Sms) && message.Text("text")!.Contains("Nobody has taken it yet", StringComparison.Ordinal);

    private sealed record Row(JsonElement Element);

    private sealed record Rows(IReadOnlyList<JsonElement> Together);
}
