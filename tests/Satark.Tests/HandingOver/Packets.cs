using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.HandingOver;
using Satark.Places;
using Satark.Places.Evidence;
using static Satark.Tests.Given;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.HandingOver;

/// <summary>A packet of an invented person: born in Ballia, now at Nashik station.</summary>
internal static class Packets
{
    public static readonly DeskLine Desk = new("Social media desk, Uttar Pradesh", "+915221234567");

    public static readonly Report Report = new()
    {
        Url = "https://sample.example/p/1",
        Text = "I was born in Ballia, now at Nashik station. Goodbye <everyone> & all.",
        Subject = new Subject
        {
            Handle = "riverside.1",
            DisplayName = "R. Sample",
            Phone = "+919990012345",
            Email = "r@sample.example",
            IpAddresses = [new("203.0.113.9", T0.AddMinutes(-4)), new("203.0.113.10", null)],
        },
    };

    public static readonly IReadOnlyList<PlaceEvidence> Evidence =
    [
        District("ballia", 0.3, role: PlaceRole.Origin),
        Piece(new EvidencePlace("MH", null, "Nashik") { Spot = new Spot(19.9975, 73.7898, 2) }, 0.9),
        Piece(null, 0.1, EvidenceKind.IpAddress),
    ];

    public static Case Case() => Given.Case().Locate(Hypothesis.Of(Evidence), "box", new Moment(Actor.System, T0.AddSeconds(1), 1)).Ok() with
    {
        Platform = "Instagram",
        Language = new CaseLanguage("en", 0.97, Satark.Enrichment.LanguageSource.BuiltIn, false, "mark"),
        Urgency = new CaseUrgency(UrgencyLevel.High, ["farewell"], true, "mark"),
        Revision = 7,
    };

    public static HandOverPacket Of(Case? c = null, Report? report = null, IReadOnlyList<PlaceEvidence>? evidence = null) => HandOverPacket.Of(
        c ?? Case(), report ?? Report, evidence ?? Evidence,
        [new PacketFact("phone", "+919990054321", T0.AddMinutes(2), "Asha Verma")],
        [new PacketLine(T0.AddMinutes(1), "Contact with the person: no answer")],
        Desk, T0.AddMinutes(3));
}
