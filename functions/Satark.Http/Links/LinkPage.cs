using System.Globalization;
using Satark.Cases;
using Satark.Http.Packets;
using Satark.Notifications;
using Satark.Places;

namespace Satark.Http.Links;

/// <summary>The page behind a link in a message: code, district, urgency, state and what one may answer. No script, nothing personal of the subject.</summary>
internal static partial class LinkPage
{
    /// <summary>The page of a case.</summary>
    public static Html Of(Case c, LinkTarget target, IReadOnlyList<LinkAction> actions, string token, string form, LinkNotice? notice, bool demo, Html? tip = null)
    {
        var engagement = c.Engagements.FirstOrDefault(e => e.Id == target.Engagement);
        var (stateHindi, stateEnglish) = engagement is not null && c.IsOpen ? LinkWords.Of(engagement.State) : c.Tip is null ? LinkWords.Of(c.State) : LinkWords.OfTip(c.State);
        var (urgencyHindi, urgencyEnglish) = LinkWords.Of(c.Severity, c.LifeRisk);
        var buttons = Html.Join([.. PacketButtons.MayOpen(c, target.Engagement) ? [PacketButtons.Of()] : Array.Empty<Html>(), .. actions.Select(Button)]);
        var answer = buttons.ToString().Length == 0
            ? Html.None
            : Html.Of($"""<form method="post" action="/l?{token}"><input type="hidden" name="form" value="{form}">{buttons}</form>""");
        return Whole(c.Code, demo, Band(c.Mode), Html.Of(
            $"""
            <h1>{c.Code}</h1>
            <p class="to">{target.TargetName}</p>
            {(notice is null ? Html.None : Notice(notice))}
            <dl>
            <div class="{(c.LifeRisk ? "life" : "urgency")}"><dt>तात्कालिकता <span lang="en">Urgency</span></dt><dd><b>{urgencyHindi}</b> <span lang="en">{urgencyEnglish}</span></dd></div>
            {Place(c, engagement)}
            {AlsoAsked(c, engagement)}
            {HandOver(c, engagement)}
            <div><dt>स्थिति <span lang="en">Status</span></dt><dd><b>{stateHindi}</b> <span lang="en">{stateEnglish}</span></dd></div>
            {Holder(c)}
            <div><dt>समय <span lang="en">Since</span></dt><dd>{(c.Tip is null ? c.OpenedAt : Roster.Visibility.Hour(c.OpenedAt))} IST</dd></div>
            </dl>
            {CallsForOthers(c, actions)}
            {answer}
            {tip ?? Html.None}
            <p class="more">पूरा केस डेस्क पर है। <span lang="en">The whole case is at the desk.</span></p>
            """));
    }

    /// <summary>The page of a case on a phone that nobody has bound: code, urgency and place, and what its officer may answer.</summary>
    public static Html Unbound(Case c, LinkTarget target, string actor, IReadOnlyList<LinkAction> actions, string token, string form, LinkNotice? notice, bool demo, Html forms)
    {
        var (urgencyHindi, urgencyEnglish) = LinkWords.Of(c.Severity, c.LifeRisk);
        var answer = actions.Count == 0 ? Html.None
            : Html.Of($"""<form method="post" action="/l?{token}"><input type="hidden" name="form" value="{form}">{Html.Join(actions.Select(Button))}</form>""");
        return Whole(c.Code, demo, Band(c.Mode), Html.Of(
            $"""
            <h1>{c.Code}</h1>
            {(notice is null ? Html.None : Notice(notice))}
            {(c.Hold?.By.Id == actor ? Html.Of($"""<p class="done" role="status">आपका उत्तर मिल गया: केस आपके पास है। <span lang="en">Your answer was received: the case is yours.</span></p>""") : Html.None)}
            <dl>
            <div class="{(c.LifeRisk ? "life" : "urgency")}"><dt>तात्कालिकता <span lang="en">Urgency</span></dt><dd><b>{urgencyHindi}</b> <span lang="en">{urgencyEnglish}</span></dd></div>
            {Place(c, c.Engagements.FirstOrDefault(e => e.Id == target.Engagement))}
            </dl>
            {CallsForOthers(c, actions)}
            {answer}
            {forms}
            """));
    }

    /// <summary>The page of a link that leads nowhere.</summary>
    public static Html Unknown(bool demo) => Whole("—", demo, Html.None, Html.Of(
        $"""
        <h1 class="words">लिंक मान्य नहीं <span lang="en">This link is not valid</span></h1>
        <p class="notice" role="alert"><b>यह लिंक पुराना है, पूरा नहीं है, या यह काम अब आपके पास नहीं। डेस्क को फ़ोन करें।</b> <span lang="en">This link has expired, is not whole, or the work is no longer with you. Call the desk.</span></p>
        """));

    /// <summary>Said to whoever just gave the work out of their hands and sees nothing of it any more.</summary>
    public static Html Done(bool demo) => Whole("✓", demo, Html.None, Html.Of(
        $"""
        <h1 class="words">आपका उत्तर मिल गया</h1>
        <p class="done" role="status">यह काम अब आपके पास नहीं। आपको और कुछ नहीं करना। <span lang="en">Your answer was received. This is no longer with you: nothing more is asked of you.</span></p>
        """));

    /// <summary>Said where the answer could not be taken at all; the way back keeps what was typed, where the phone does.</summary>
    public static Html Trouble(LinkNotice notice, string token, bool demo) => Whole("!", demo, Html.None, Html.Of(
        $"""
        <h1 class="words">नहीं हो सका <span lang="en">That did not work</span></h1>
        {Notice(notice)}
        <p><a class="again" href="/l?{token}"><b>पेज फिर खोलें</b> <span lang="en">Open the page again</span></a></p>
        """));

    private static Html Notice(LinkNotice notice) => Html.Of($"""<p class="notice" role="alert"><b>{notice.Hindi}</b> <span lang="en">{notice.English}</span></p>""");

    // Another state's control room reads its own state here: our districts are none of its business.
    private static Html Place(Case c, Engagement? engagement)
    {
        var state = engagement is { Agency: AgencyKind.StateControl } && (engagement.OfState ?? c.HandOver?.State) is { } code ? Gazetteer.Default.FindState(code) : null;
        var district = c.PlaceOf(engagement) is { } route ? Gazetteer.Default.Find(route.DistrictId) : null;
        return state is not null
            ? Html.Of($"""<div><dt>राज्य <span lang="en">State</span></dt><dd><b>{state.Hindi}</b> <span lang="en">{state.English}</span></dd></div>""")
            : Html.Of($"""<div><dt>ज़िला <span lang="en">District</span></dt><dd><b>{district?.Hindi ?? "अभी ज्ञात नहीं"}</b> <span lang="en">{district?.English ?? "not known yet"}</span></dd></div>""");
    }

    private static Html AlsoAsked(Case c, Engagement? engagement) => engagement is { IsActive: true } one && c.Beside(one) is { Count: > 0 } others
        ? Html.Of($"""<div><dt>जगह पक्की नहीं <span lang="en">Not sure</span></dt><dd><b>इनसे भी पूछा गया: {string.Join(", ", others.Select(Notifications.Templates.SlotWords.InHindi))}</b> <span lang="en">also asked: {string.Join(", ", others)}</span></dd></div>""")
        : Html.None;

    private static Html HandOver(Case c, Engagement? engagement) => engagement is not { Agency: AgencyKind.StateControl, IsActive: true } || c.HandOver is not { } asked ? Html.None
        : asked.ConfirmedAt is { } at ? Html.Of($"""<div><dt>सुपुर्दगी <span lang="en">Hand-over</span></dt><dd><b>आपने केस लिया</b> <span lang="en">you took over {at} IST</span></dd></div>""")
        : asked.RefusedAt is not null ? Html.Of($"""<div><dt>सुपुर्दगी <span lang="en">Hand-over</span></dt><dd><b>आपने मना किया</b> <span lang="en">you said: not ours</span></dd></div>""")
        : Html.Of($"""<div><dt>सुपुर्दगी <span lang="en">Hand-over</span></dt><dd><b>आपकी पुष्टि बाकी</b> <span lang="en">waits for your confirmation</span></dd></div>""");

    private static Html Button(LinkAction a)
    {
        var button = Html.Of($"""<button name="do" value="{a.Name}" class="{(a.IsMain ? "main" : "other")}"><b>{a.Hindi}</b> <span lang="en">{a.English}</span></button>""");
        return a.AsksWhy ? Html.Of(
            $"""
            <fieldset>
            <legend>हमारा नहीं: कारण <span lang="en">Not ours: why</span></legend>
            <label><span>कारण <span lang="en">Reason</span></span> <select name="reason"><option value="">—</option>{Html.Join(Enum.GetValues<HandOverRefusal>().Select(r => Html.Of($"""<option value="{Words<HandOverRefusal>.Of(r)}">{LinkWords.Of(r)}</option>""")))}</select></label>
            <label><span>टिप्पणी <span lang="en">Note</span></span> <input name="note" maxlength="{LinkForm.LongestNote.ToString(CultureInfo.InvariantCulture)}" autocomplete="off"></label>
            {button}
            </fieldset>
            """) : button;
    }

    // The message counts all cases of a storm, and only one of them is asked about here.
    private static Html CallsForOthers(Case c, IReadOnlyList<LinkAction> actions) => Escalation.Storms.StormMoves.CallsForOthers(c) && actions.Count > 0
        ? Html.Of($"""<p class="notice"><b>यह बुलावा साथ आए दूसरे केसों के लिए भी है। वे बोर्ड पर हैं; आपका उत्तर केवल इस केस का है।</b> <span lang="en">This call is also about other cases that came with it. They are on the board; your answer is for this one alone.</span></p>""")
        : Html.None;

    private static Html Holder(Case c) => c.Hold is { } hold
        ? Html.Of($"""<div><dt>किसके पास <span lang="en">Who has it</span></dt><dd><b>{hold.By.Name}</b> <span lang="en">since {(c.Tip is null ? hold.Since : Roster.Visibility.Hour(hold.Since))} IST</span></dd></div>""")
        : Html.None;

    private static Html Band(CaseMode mode) => mode switch
    {
        CaseMode.Exercise => Html.Of($"""<p class="band">अभ्यास · EXERCISE</p>"""),
        CaseMode.Test => Html.Of($"""<p class="band">परीक्षण · TEST</p>"""),
        _ => Html.None,
    };

    private static Html Whole(string title, bool demo, Html band, Html main) => Html.Of(
        $"""
        <!doctype html>
        <html lang="hi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>Satark {title}</title>
        <link rel="stylesheet" href="/l.css">
        </head>
        <body>
        {(demo ? Html.Of($"""<p class="band demo">डेमो · DEMO · <span lang="en">invented people</span></p>""") : Html.None)}
        {band}
        <main>
        {main}
        </main>
        </body>
        </html>
        """);
}
