using System.Globalization;
using Satark.Cases;
using Satark.HandingOver;
using Satark.Http.Links;
using Satark.Notifications;

namespace Satark.Http.Packets;

/// <summary>The packet as one page for paper and screen: English, with headings in Hindi too. No script; whatever came from outside is text.</summary>
internal static class PacketPage
{
    /// <summary>The page.</summary>
    public static Html Of(HandOverPacket packet, HelplineOptions helplines, bool demo) => Html.Of(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>Hand-over packet {packet.Code}</title>
        {Html.Sheet(PacketSheet.Css)}
        </head>
        <body>
        {(demo ? Html.Of($"""<p class="band">DEMO: invented people</p>""") : Html.None)}
        {Band(packet.Mode)}
        <header>
        <div><p class="kind">Hand-over packet · <span lang="hi">सुपुर्दगी पत्र</span></p><h1>{packet.Code}</h1></div>
        <div class="parties">
        <p><b>To</b> {(packet.To is { } to ? Html.Of($"""Control room, {to.English} · <span lang="hi">{to.Hindi}</span>""") : Html.Of($"""another state's control room"""))}</p>
        <p><b>From</b> {packet.Desk.Name}{(packet.Holder is null ? "" : ", " + packet.Holder)}</p>
        <p class="call"><b>Call us</b> {packet.Desk.Phone ?? "by the number that you have"}</p>
        </div>
        </header>
        <p class="ask"><b>We ask · <span lang="hi">हमारा अनुरोध</span></b> {PacketWords.Ask(packet)}</p>
        {Html.Join(packet.Warnings.Select(w => Html.Of($"""<p class="warning"><b>Note</b> {w}</p>""")))}
        <main>
        {PacketSections.Urgency(packet)}
        {PacketSections.Place(packet)}
        {PacketSections.Person(packet)}
        {PacketSections.Done(packet)}
        {PacketSections.Post(packet)}
        {PacketSections.Evidence(packet)}
        </main>
        <footer>
        <p><b>Law · <span lang="hi">क़ानून</span></b> {PacketWords.Law(packet)}</p>
        {(packet.LifeRisk ? Html.Of($"""<p><b>For the person · <span lang="hi">व्यक्ति के लिए</span></b> {string.Join("; ", helplines.Helplines.Where(h => h.InMails).Select(h => $"{h.Name} {h.Number}"))}</p>""") : Html.None)}
        <p>Made {PacketWords.Time(packet.At)} · case {packet.Code}, state {packet.Revision.ToString(CultureInfo.InvariantCulture)} · {packet.CaseId}</p>
        </footer>
        </body>
        </html>
        """);

    private static Html Band(CaseMode mode) => mode switch
    {
        CaseMode.Exercise => Html.Of($"""<p class="band">EXERCISE · <span lang="hi">अभ्यास</span></p>"""),
        CaseMode.Test => Html.Of($"""<p class="band">TEST · <span lang="hi">परीक्षण</span></p>"""),
        _ => Html.None,
    };
}
