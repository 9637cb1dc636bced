using Satark.Cases;
using Satark.Intake;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Tests;

/// <summary>Cases and moments for tests of pure moves.</summary>
internal static class Given
{
    public const string Id = "aaaaaaaaaaaaaaaa-1";

    public static readonly DateTimeOffset T0 = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A case that was opened at <see cref="T0"/>.</summary>
    public static Case Case(bool lifeRisk = true, CaseMode mode = CaseMode.Actual)
    {
        var submission = new Submission { Type = lifeRisk ? CaseType.SuicideRisk : CaseType.Threat, Severity = lifeRisk ? Severity.Critical : Severity.Medium, Mode = mode };
        return NewCase.Make(Id, "ACEF", CaseKind.Alert, submission, T0, new DataKey("key", new byte[32])) with { Source = "Meta", PartnerId = "meta" };
    }

    /// <summary>A moment so many seconds after <see cref="T0"/>, by Asha unless said otherwise.</summary>
    public static Moment At(double seconds, Officer? by = null, double scale = 1) => new((by ?? WorldActs.Asha).Actor, T0.AddSeconds(seconds), scale);

    /// <summary>The moved case; the test fails where the move was refused.</summary>
    public static Case Ok(this Outcome<Moved> outcome)
    {
        Assert.Null(outcome.Refusal?.Text);
        return outcome.Value.Case;
    }

    /// <summary>The kinds of what happened.</summary>
    public static IEnumerable<string> Kinds(this Outcome<Moved> outcome) => outcome.Value.Happenings.Select(h => h.Kind);

    /// <summary>The kind of refusal; the test fails where the move was made.</summary>
    public static RefusalKind? Refused(this Outcome<Moved> outcome) => outcome.Refusal?.Kind;

    /// <summary>Where the case may be.</summary>
    public static CaseRoute Route(string district = "ballia", RouteBasis basis = RouteBasis.Text, string? station = null) => new(district, station, basis, T0);
}
