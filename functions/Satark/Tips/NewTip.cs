using Satark.Cases;
using Satark.Escalation;
using Satark.Places;
using Satark.Privacy;
using Satark.Tips.Line;
using Satark.Tips.Moves;
using Satark.Tips.Weighing;

namespace Satark.Tips;

/// <summary>The first state of a tip as a case.</summary>
public static class NewTip
{
    /// <summary>The name under which tips stand on the board as their source.</summary>
    public const string Source = "informer";

    // A shared position is a telephone's own; it is where the informer put the pin.
    private const double PinMetres = 100;

    /// <summary>The case id of an alias: each tip is alone in its partition.</summary>
    public static string CaseIdOf(string alias) => new CaseId(alias, 1).ToString();

    /// <summary>A case whose ladder fires at once: SP office and range office, or range office and vigilance.</summary>
    /// <param name="word">The tip, whose content is not null.</param>
    /// <param name="code">Its speakable code.</param>
    /// <param name="early">Media whose copies came before it.</param>
    /// <param name="now">The time.</param>
    /// <param name="key">Its data key.</param>
    public static Moved Make(TipWord word, string code, IReadOnlyList<TipMediaItem> early, DateTimeOffset now, DataKey key)
    {
        var content = word.Tip!;
        var (weighed, least) = (TipRules.Weigh(content, word.Media), Classifying.Least(content.LifeRisk, TipRules.IsConflicted(content)));
        var sensitivity = weighed > least ? weighed : least;
        var tip = new TipPart
        {
            Alias = word.Alias,
            Questionnaire = content.Questionnaire,
            Category = content.Category,
            Language = content.Language,
            Door = content.Door,
            Sensitivity = sensitivity,
            Conflicted = TipRules.IsConflicted(content),
            Media = [.. early, .. word.Media.DistinctBy(m => m.Id).Where(m => early.All(e => e.Id != m.Id)).Select(m => new TipMediaItem(m.Id, m.Kind, MediaState.Expected))],
        };
        var fresh = new Case
        {
            Id = CaseIdOf(word.Alias),
            Code = code,
            Kind = CaseKind.Tip,
            Mode = CaseMode.Actual,
            Type = CaseType.CrimeTip,
            Severity = content.LifeRisk ? Severity.Critical : sensitivity == Sensitivity.Routine ? Severity.Medium : Severity.High,
            LifeRisk = content.LifeRisk,
            Source = Source,
            OpenedAt = now,
            DetectedAt = word.At < now ? word.At : null,
            Tip = tip,
            Ladder = Ladder.Begin(Policies.Tip, now),
            KeyId = key.Id,
        };
        fresh = fresh with { Ladder = Ladder.Begin(Policies.For(fresh), now) };
        var by = new Moment(Actor.Informer, now, 1);
        var received = by.Say(EventKinds.Received, Raw(content), ("door", content.Door), ("language", content.Language), ("category", content.Category));
        if (RouteOf(content, now) is not { } route)
        {
            return new Moved(fresh.EngageAll(now), [received]);
        }

        var routed = fresh.SetRoute(route, by).Value;
        return new Moved(routed.Case, [received, .. routed.Happenings]);
    }

    /// <summary>The place that the informer named; null where they did not.</summary>
    public static CaseRoute? RouteOf(TipContent content, DateTimeOffset now) =>
        content.District is { } id && Gazetteer.Default.Find(id) is not null ? new CaseRoute(id, string.IsNullOrWhiteSpace(content.Station) ? null : content.Station.Trim(), RouteBasis.Informer, now) : null;

    /// <summary>The tip as it came.</summary>
    public static string Raw(TipContent content) => System.Text.Json.JsonSerializer.Serialize(content, SatarkJson.Default.TipContent);

    /// <summary>The tip as a report, so that urgency, language and place are read from it as from any other.</summary>
    public static Report ReportOf(TipContent content) => new()
    {
        Text = TipRules.TextOf(content) is { Length: > 0 } text ? text : null,
        Language = content.Language,
        Location = content.Point is null && content.Where is null ? null
            : new ReportedLocation(content.Point?.Latitude, content.Point?.Longitude, content.Point is null ? null : PinMetres, content.Where),
        Tip = content,
    };
}
