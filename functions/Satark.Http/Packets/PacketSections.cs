using System.Globalization;
using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.HandingOver;
using Satark.Http.Links;
using Satark.Places.Evidence;

namespace Satark.Http.Packets;

/// <summary>The parts of the packet's page.</summary>
internal static class PacketSections
{
    /// <summary>What it is, how urgent, and who says so.</summary>
    public static Html Urgency(HandOverPacket packet) => Section("What", "क्या", Rows(
        ("Report", Html.Of($"""<b class="{(packet.LifeRisk ? "life" : "grave")}">{(packet.LifeRisk ? "LIFE AT RISK" : Words<Severity>.Of(packet.Severity))}</b> {PacketWords.Of(packet.Type)}""")),
        ("Reported by", Html.Of($"""{packet.Source}, {PacketWords.Time(packet.ReportedAt)}""")),
        ("Platform", Said(packet.Platform, packet.DetectedAt is { } at ? $"noticed {PacketWords.Time(at)}" : null)),
        ("The words read", packet.Urgency is { } u ? Html.Of($"""<b>{UrgencyWords.English(u.Level)}</b>{(u.For.Count > 0 ? ": " + string.Join(", ", u.For) : "")}{(u.Against.Count > 0 ? "; against: " + string.Join(", ", u.Against) : "")}{(u.Raised ? " (raised the severity)" : "")}""") : null)));

    /// <summary>Where the person is thought to be.</summary>
    public static Html Place(HandOverPacket packet) => Section("Where", "कहाँ", Rows(
        ("Best guess", packet.Guess.HasPlace ? Html.Of($"""<b class="place">{HandOverPacket.PlaceOf(packet.Guess, packet.Guess.State)}</b>{(packet.Guess.Station is { } s ? ", police station " + s : "")}""") : Html.Of($"""<b>not known</b>""")),
        ("Sure", packet.Guess.HasPlace ? Html.Of($"""<b>{PacketWords.Percent(packet.Guess.Confidence)}</b>{(packet.Guess.IsUnverified ? ", rests on what nobody has checked" : "")}""") : null),
        ("Point", Said(PacketWords.Point(packet.Guess.Centre))),
        ("Why", Html.Of($"""{packet.Explanation}""")),
        ("Or else", Said(string.Join(", ", packet.Guess.Others.Select(o => $"{PlaceWords.Name(o.State, o.District).English} {PacketWords.Percent(o.Confidence)}"))))));

    /// <summary>Who it is, as far as anybody knows.</summary>
    public static Html Person(HandOverPacket packet)
    {
        var (report, person) = (packet.Report, packet.Report.Subject);
        return Section("Who", "कौन", Rows(
        [
            ("Name shown", Said(person.DisplayName)),
            ("Handle", Said(person.Handle)),
            ("Phone", Said(person.Phone)),
            ("E-mail", Said(person.Email)),
            .. person.IpAddresses.Select(ip => ("IP address", Said(ip.Address, ip.SeenAt is { } at ? "seen " + PacketWords.Time(at) : "no time given"))),
            ("Profile place", Said(person.ProfileLocation)),
            ("Given place", report.Location is { } l ? Said(string.Join(", ", new[] { l.Text, l is { Latitude: { } lat, Longitude: { } lon } ? string.Create(CultureInfo.InvariantCulture, $"{lat:0.0####}, {lon:0.0####}") : null }.Where(t => !string.IsNullOrWhiteSpace(t)))) : null),
            .. packet.Added.Select(f => (Label(f.Kind), Said(f.Value, $"entered by {f.By}, {PacketWords.Time(f.At)}"))),
        ]));
    }

    /// <summary>The post, as it came.</summary>
    public static Html Post(HandOverPacket packet)
    {
        var report = packet.Report;
        return Wide("The post, as it came", "पोस्ट, जैसी आई", Html.Of(
            $"""
            {(string.IsNullOrWhiteSpace(report.Text) ? Html.Of($"""<p>No text was reported.</p>""") : Html.Of($"""<blockquote dir="auto">{report.Text}</blockquote>"""))}
            {Rows(
                ("Language", packet.Language is { } found ? Said(PacketWords.Language(found.Code), PacketWords.Percent(found.Confidence) + " sure") : report.Language is { } named ? Said(PacketWords.Language(named), "says the platform") : null),
                ("Address", Said(report.Url)),
                ("Pictures, videos", Said(string.Join(" ", report.Media.Select(m => m.Url)))))}
            """));
    }

    /// <summary>All evidence.</summary>
    public static Html Evidence(HandOverPacket packet) => packet.Evidence.Count == 0 ? Html.None : Wide("Evidence of the place", "स्थान के सबूत", Html.Of(
        $"""
        <table>
        <thead><tr><th></th><th>Place</th><th>Who says it</th><th>As it stood</th><th>Sure</th><th>When</th></tr></thead>
        <tbody>{Html.Join(packet.Evidence.Select(e => Html.Of(
            $"""<tr class="{Verdict(e.Verdict).Class}"><td>{Verdict(e.Verdict).Word}</td><td>{e.Place ?? "—"}</td><td>{e.Saying}</td><td dir="auto">{e.Value}</td><td>{PacketWords.Percent(e.Confidence)}</td><td>{PacketWords.Time(e.At)}</td></tr>""")))}</tbody>
        </table>
        """));

    /// <summary>What has been done.</summary>
    public static Html Done(HandOverPacket packet) => Section("Done so far", "अब तक की कार्रवाई", packet.Done.Count == 0
        ? Html.Of($"""<p>Nothing yet.</p>""")
        : Html.Of($"""<ul>{Html.Join(packet.Done.Select(line => Html.Of($"""<li><time>{line.At}</time> {line.Text}</li>""")))}</ul>"""));

    private static Html Section(string english, string hindi, Html body) => Html.Of($"""<section><h2>{english} · <span lang="hi">{hindi}</span></h2>{body}</section>""");

    private static Html Wide(string english, string hindi, Html body) => Html.Of($"""<section class="wide"><h2>{english} · <span lang="hi">{hindi}</span></h2>{body}</section>""");

    private static Html Rows(params ReadOnlySpan<(string Label, Html? Value)> rows)
    {
        var known = new List<Html>(rows.Length);
        foreach (var (label, value) in rows)
        {
            if (value is not null)
            {
                known.Add(Html.Of($"""<div><dt>{label}</dt><dd dir="auto">{value}</dd></div>"""));
            }
        }

        return known.Count == 0 ? Html.Of($"""<p>Nothing is known.</p>""") : Html.Of($"""<dl>{Html.Join(known)}</dl>""");
    }

    private static Html? Said(string? value, string? more = null) =>
        string.IsNullOrWhiteSpace(value) ? null : more is null ? Html.Of($"""<b>{value}</b>""") : Html.Of($"""<b>{value}</b> <span dir="ltr">({more})</span>""");

    private static string Label(string kind) => kind switch
    {
        "phone" => "Phone",
        "email" => "E-mail",
        "ip-address" => "IP address",
        "coordinates" => "Coordinates",
        "address" => "Address",
        _ => "Also known",
    };

    private static (string Class, string Word) Verdict(PacketVerdict verdict) => verdict switch
    {
        PacketVerdict.For => ("for", "for"),
        PacketVerdict.Against => ("against", "against"),
        _ => ("also", ""),
    };
}
