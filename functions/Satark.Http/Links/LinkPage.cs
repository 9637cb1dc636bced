using Satark.Cases;
using Satark.Notifications;
using Satark.Places;

namespace Satark.Http.Links;

/// <summary>The page behind a link in a message: code, district, urgency, state and what one may answer. No script, nothing personal of the subject.</summary>
internal static class LinkPage
{
    /// <summary>The page of a case.</summary>
    public static Html Of(Case c, LinkTarget target, IReadOnlyList<LinkAction> actions, string token, string form, string? notice, bool demo)
    {
        var district = c.Route is { } route ? Gazetteer.Default.Find(route.DistrictId) : null;
        var engagement = c.Engagements.FirstOrDefault(e => e.Id == target.Engagement);
        var (stateHindi, stateEnglish) = engagement is not null && c.IsOpen ? LinkWords.Of(engagement.State) : LinkWords.Of(c.State);
        var (urgencyHindi, urgencyEnglish) = LinkWords.Of(c.Severity, c.LifeRisk);
        var buttons = Html.Join(actions.Select(a => Html.Of(
            $"""<button name="do" value="{a.Name}" class="{(a.IsMain ? "main" : "other")}"><b>{a.Hindi}</b> <span lang="en">{a.English}</span></button>""")));
        var answer = actions.Count == 0
            ? Html.None
            : Html.Of($"""<form method="post" action="/l?{token}"><input type="hidden" name="form" value="{form}">{buttons}</form>""");
        return Whole(c.Code, demo, Band(c.Mode), Html.Of(
            $"""
            <h1>{c.Code}</h1>
            <p class="to">{target.TargetName}</p>
            {(notice is null ? Html.None : Html.Of($"""<p class="notice" role="alert" lang="en">{notice}</p>"""))}
            <dl>
            <div class="{(c.LifeRisk ? "life" : "urgency")}"><dt>तात्कालिकता <span lang="en">Urgency</span></dt><dd><b>{urgencyHindi}</b> <span lang="en">{urgencyEnglish}</span></dd></div>
            <div><dt>ज़िला <span lang="en">District</span></dt><dd><b>{district?.Hindi ?? "अभी ज्ञात नहीं"}</b> <span lang="en">{district?.English ?? "not known yet"}</span></dd></div>
            <div><dt>स्थिति <span lang="en">State</span></dt><dd><b>{stateHindi}</b> <span lang="en">{stateEnglish}</span></dd></div>
            {Holder(c)}
            <div><dt>समय <span lang="en">Since</span></dt><dd>{c.OpenedAt} IST</dd></div>
            </dl>
            {answer}
            <p class="more">पूरा केस डेस्क पर है। <span lang="en">The whole case is at the desk.</span></p>
            """));
    }

    /// <summary>The page of a link that leads nowhere.</summary>
    public static Html Unknown(bool demo) => Whole("—", demo, Html.None, Html.Of(
        $"""
        <h1>लिंक मान्य नहीं</h1>
        <p class="notice" role="alert">यह लिंक पुराना है या पूरा नहीं है। डेस्क को फ़ोन करें।</p>
        <p lang="en">This link has expired or is not whole. Call the desk.</p>
        """));

    private static Html Holder(Case c) => c.Hold is { } hold
        ? Html.Of($"""<div><dt>किसके पास <span lang="en">Who has it</span></dt><dd><b>{hold.By.Name}</b> <span lang="en">since {hold.Since} IST</span></dd></div>""")
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
