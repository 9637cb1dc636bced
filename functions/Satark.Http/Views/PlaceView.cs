using Satark.Board;
using Satark.Cases;
using Satark.Enrichment;
using Satark.Enrichment.Urgency;
using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.Http.Views;

#pragma warning disable CS1591 // Each member is what its name says, of the evidence, the guess or the step.

/// <summary>
/// Where the person is thought to be, with the reasons in both languages; all null and empty where nothing says so. Fallback: a language service should have
/// looked for names of places as well, and did not answer.
/// </summary>
public sealed record WhereaboutsView(
    string? State, string? StateName, string? StateNameHindi, BoardDistrict? District, string? Station, string? Name, double Confidence, double StateConfidence,
    bool Unverified, double? Latitude, double? Longitude, double? RadiusKm, IReadOnlyList<OtherPlaceView> Others, string Explanation, string ExplanationHindi, bool Fallback)
{
    /// <summary>The guess as an officer reads it.</summary>
    public static WhereaboutsView Of(Hypothesis guess, IReadOnlyCollection<PlaceEvidence> evidence, bool isFallback)
    {
        var why = PlaceWords.Explain(guess, evidence);
        var state = guess.State is { } code ? PlaceWords.Name(code, null) : null;
        return new(
            guess.State, state?.English, state?.Hindi,
            guess.District is { } id && Gazetteer.Default.Find(id) is { } d ? new BoardDistrict(d.Id, d.English, d.Hindi, d.Urdu) : null,
            guess.Station, guess.Name, guess.Confidence, guess.StateConfidence, guess.IsUnverified,
            guess.Centre?.Latitude, guess.Centre?.Longitude, guess.Centre?.AccuracyKm,
            [.. guess.Others.Select(OtherPlaceView.Of)], why.English, why.Hindi, isFallback);
    }
}

/// <summary>A place that may be meant as well.</summary>
public sealed record OtherPlaceView(string State, string? District, string Name, string NameHindi, double Confidence)
{
    public static OtherPlaceView Of(OtherPlace place)
    {
        var name = PlaceWords.Name(place.State, place.District);
        return new(place.State, place.District, name.English, name.Hindi, place.Confidence);
    }
}

/// <summary>One piece of evidence. Verdict: <c>supports</c>, <c>contradicts</c> or <c>neutral</c> towards the guess.</summary>
public sealed record EvidenceView(
    EvidenceKind Kind, string Value, EvidencePlaceView? Place, IReadOnlyList<EvidencePlaceView> Alternatives, double Confidence, EvidenceSource Source,
    DateTimeOffset At, PlaceRole Role, string Saying, string SayingHindi, string? RoleText, string? RoleTextHindi, string Verdict, bool Unverified, bool Former,
    int? Start, int? Length)
{
    public static EvidenceView Of(PlaceEvidence e, Hypothesis guess)
    {
        var (saying, role) = (PlaceWords.Saying(e), PlaceWords.Role(e));
        return new(
            e.Kind, e.Value, e.Place is null ? null : EvidencePlaceView.Of(e.Place), [.. e.Alternatives.Select(EvidencePlaceView.Of)], e.Confidence, e.Source, e.At, e.Role,
            saying.English, saying.Hindi, role?.English, role?.Hindi,
            guess.IsContradictedBy(e) ? "contradicts" : guess.IsSupportedBy(e) ? "supports" : "neutral", e.IsUnverified, e.IsFormer, e.Start, e.Length);
    }
}

/// <summary>A place that evidence points to; area: its district or state in both languages.</summary>
public sealed record EvidencePlaceView(string State, string? District, string? Station, string Name, string Area, string AreaHindi, double? Latitude, double? Longitude, double? RadiusKm)
{
    public static EvidencePlaceView Of(EvidencePlace place)
    {
        var area = PlaceWords.Name(place.State, place.District);
        return new(place.State, place.District, place.Station, place.Name, area.English, area.Hindi, place.Spot?.Latitude, place.Spot?.Longitude, place.Spot?.AccuracyKm);
    }
}

/// <summary>What would settle the place best, and the move that does it.</summary>
public sealed record NextStepView(NextStepKind Kind, string Move, Question? Question, string? State, string? District, IReadOnlyList<OtherPlaceView> Choices, string Text, string TextHindi)
{
    public static NextStepView Of(NextStep step, string source)
    {
        var words = PlaceWords.Of(step, source);
        return new(step.Kind, step.Move, step.Question, step.Place?.State, step.Place?.District, [.. step.Choices.Select(OtherPlaceView.Of)], words.English, words.Hindi);
    }
}

/// <summary>A question to whoever reported the case; unanswered while AnsweredAt is null. Reminded: it was asked twice; SilentSince: nobody answered in time, call Phone.</summary>
public sealed record RequestView(
    Question Question, string Text, string TextHindi, DateTimeOffset AskedAt, string By, DateTimeOffset? AnsweredAt, bool Reminded, DateTimeOffset? SilentSince, string? Phone)
{
    public static RequestView Of(OpenRequest r)
    {
        var words = PlaceWords.Of(r.Question);
        return new(r.Question, words.English, words.Hindi, r.AskedAt, r.By.Name, r.AnsweredAt, r.Step > 1, r.SilentSince, r.Phone);
    }
}

/// <summary>How urgent the post's words read, and which words say so. Raised: they raised the severity that the platform gave, which was RaisedFrom.</summary>
public sealed record UrgencyView(UrgencyLevel Level, bool Raised, Severity? RaisedFrom, IReadOnlyList<UrgencyCueView> Cues)
{
    public static UrgencyView Of(CaseUrgency urgency, string? text) => new(
        urgency.Level, urgency.Raised, urgency.RaisedFrom,
        [.. (text is null ? [] : UrgencyFinder.Find(text).Cues).Select(UrgencyCueView.Of)]);
}

/// <summary>Words of the post that speak for or against haste; start and length in UTF-16 units of the text as it came.</summary>
public sealed record UrgencyCueView(UrgencyCueKind Kind, string Text, string TextHindi, int Start, int Length, bool Lowers)
{
    public static UrgencyCueView Of(UrgencyCue cue) => new(cue.Kind, UrgencyWords.English(cue.Kind), UrgencyWords.Hindi(cue.Kind), cue.Start, cue.Length, cue.Lowers);
}

/// <summary>Personal data in the post's text, to be hidden until somebody needs it.</summary>
public sealed record MaskView(PersonalDataKind Kind, int Start, int Length);
