using Satark.Cases;
using Satark.Places.Evidence;

namespace Satark.HandingOver;

/// <summary>
/// All that another state's police needs to act within a minute, on one page. It holds what is personal: it is made when somebody asks for it, and kept nowhere.
/// </summary>
public sealed record HandOverPacket
{
    /// <summary>The case's id.</summary>
    public required string CaseId { get; init; }

    /// <summary>The code that people say aloud.</summary>
    public required string Code { get; init; }

    /// <summary>Which state of the case this is.</summary>
    public required int Revision { get; init; }

    /// <summary>When the packet was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Actual, exercise or test.</summary>
    public required CaseMode Mode { get; init; }

    /// <summary>What is reported.</summary>
    public required CaseType Type { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>A life may be at stake.</summary>
    public required bool LifeRisk { get; init; }

    /// <summary>How far the case has come with us.</summary>
    public required CaseState State { get; init; }

    /// <summary>Whom to call back.</summary>
    public required DeskLine Desk { get; init; }

    /// <summary>The officer who has the case with us, or null.</summary>
    public required string? Holder { get; init; }

    /// <summary>Which state is asked, or null where none is yet.</summary>
    public required PacketState? To { get; init; }

    /// <summary>Who reported it.</summary>
    public required string Source { get; init; }

    /// <summary>The platform on which it was seen, or null.</summary>
    public required string? Platform { get; init; }

    /// <summary>When the first word of it reached us.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When the platform noticed it, or null.</summary>
    public required DateTimeOffset? DetectedAt { get; init; }

    /// <summary>What was reported, as it came.</summary>
    public required Report Report { get; init; }

    /// <summary>The language of the post's text, or null.</summary>
    public required CaseLanguage? Language { get; init; }

    /// <summary>What officers and partners added later.</summary>
    public required IReadOnlyList<PacketFact> Added { get; init; }

    /// <summary>The best guess, with its point.</summary>
    public required Hypothesis Guess { get; init; }

    /// <summary>The guess in words, with its reasons.</summary>
    public required string Explanation { get; init; }

    /// <summary>Every piece of evidence: what speaks for the guess first, then what speaks against it, then the rest; the surest first.</summary>
    public required IReadOnlyList<PacketEvidence> Evidence { get; init; }

    /// <summary>How urgent the post's words read, or null where nobody has looked.</summary>
    public required PacketUrgency? Urgency { get; init; }

    /// <summary>What everybody must know at a glance, without the marks that are our desk's own business.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What has been done, in order of time.</summary>
    public required IReadOnlyList<PacketLine> Done { get; init; }

    /// <summary>The place for a headline: <c>Nashik, Maharashtra</c>; null where nothing is known.</summary>
    public string? Place => PlaceOf(Guess, To?.Code);

    /// <summary>The packet of a case as it stands.</summary>
    /// <param name="c">The case.</param>
    /// <param name="report">Its opened report.</param>
    /// <param name="evidence">Its opened evidence.</param>
    /// <param name="added">What was added later, opened.</param>
    /// <param name="contacts">When somebody tried to speak with the person, and what came of it.</param>
    /// <param name="desk">Whom to call back.</param>
    /// <param name="at">Now.</param>
    public static HandOverPacket Of(
        Case c, Report report, IReadOnlyList<PlaceEvidence> evidence, IReadOnlyList<PacketFact> added, IReadOnlyList<PacketLine> contacts, DeskLine desk, DateTimeOffset at)
    {
        var guess = Hypothesis.Of(evidence);
        return new HandOverPacket
        {
            CaseId = c.Id,
            Code = c.Code,
            Revision = c.Revision,
            At = at,
            Mode = c.Mode,
            Type = c.Type,
            Severity = c.Severity,
            LifeRisk = c.LifeRisk,
            State = c.State,
            Desk = desk,
            Holder = c.Hold?.By.Name,
            To = PacketState.Of(c, guess),
            Source = c.Source,
            Platform = c.Platform,
            ReportedAt = c.OpenedAt,
            DetectedAt = c.DetectedAt,
            Report = report,
            Language = c.Language,
            Added = added,
            Guess = guess,
            Explanation = PlaceWords.Explain(guess, evidence).English,
            Evidence = PacketEvidence.Of(guess, evidence),
            Urgency = c.Urgency is null ? null : PacketUrgency.Of(c.Urgency, report.Text),
            Warnings = [.. c.Marks.Where(k => k.Kind is MarkKind.PartnerSays or MarkKind.IdUsedTwice or MarkKind.SamePerson or MarkKind.EarlierCase or MarkKind.HandOverRefused).Select(k => k.Text)],
            Done = [.. PacketLine.Of(c).Concat(contacts).OrderBy(l => l.At)],
        };
    }

    /// <summary>The place of a guess for a headline, or the state that is asked where the guess is another.</summary>
    /// <param name="guess">The guess.</param>
    /// <param name="asked">The state that is asked (ISO 3166-2:IN suffix), or null.</param>
    public static string? PlaceOf(Hypothesis guess, string? asked)
    {
        var code = asked ?? guess.State;
        if (code is null)
        {
            return null;
        }

        var state = PlaceWords.Name(code, null).English;
        var place = guess.State != code ? null : guess.District is { } district ? PlaceWords.Name(code, district).English : guess.Name;
        return place is null || place == state ? state : $"{place}, {state}";
    }
}
