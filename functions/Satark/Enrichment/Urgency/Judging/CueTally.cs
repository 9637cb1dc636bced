using Satark.Enrichment.Urgency.Phrases;

namespace Satark.Enrichment.Urgency.Judging;

/// <summary>Counts the cues that kept their weight, and draws the level from them.</summary>
internal sealed class CueTally
{
    private readonly Dictionary<UrgencyCueKind, int> _strongest = [];
    private readonly HashSet<int> _timed = [];
    private bool _present;
    private bool _surelyPresent;
    private bool _taken;
    private bool _fails;
    private bool _despairs;
    private int _hints;
    private int _farewells;
    private int _now;
    private bool _protected;

    /// <summary>The level of what was added.</summary>
    public UrgencyLevel Level =>
        IsImmediate ? UrgencyLevel.Immediate
        : IsHigh ? _protected && _now == 0 && !_surelyPresent ? UrgencyLevel.Elevated : UrgencyLevel.High
        : IsElevated ? UrgencyLevel.Elevated
        : UrgencyLevel.Low;

    private bool Intends => Declares || Of(UrgencyCueKind.Plan) > 1;

    // What people say lightly of themselves they do not report of a friend: "she writes that she will give her life".
    private bool Declares => Of(UrgencyCueKind.Intent) > 1 || Of(UrgencyCueKind.Farewell) > 1 || (Of(UrgencyCueKind.Intent) > 0 && Of(UrgencyCueKind.SubjectIsOther) > 2);

    // "Has drunk something" is no more than a hint, until somebody faints, takes leave or calls for help.
    private bool HasTaken => _taken && (_fails || Of(UrgencyCueKind.Farewell) > 0 || Of(UrgencyCueKind.Hopelessness) > 0 || Of(UrgencyCueKind.Ideation) > 0
        || Of(UrgencyCueKind.Intent) > 0 || Of(UrgencyCueKind.Plan) > 0 || Of(UrgencyCueKind.PlaceOfRisk) > 0 || Of(UrgencyCueKind.HelpSeeking) > 0);

    // Hints add up, but taking leave alone by a river is no more than that.
    private bool HasWeight => Of(UrgencyCueKind.Hopelessness) > 0 || Of(UrgencyCueKind.Means) > 0 || Of(UrgencyCueKind.Intent) > 0 || Of(UrgencyCueKind.Ideation) > 0
        || (Of(UrgencyCueKind.Alone) > 0 && Of(UrgencyCueKind.PlaceOfRisk) > 0);

    private bool Wishes => Of(UrgencyCueKind.Ideation) > 1;

    private bool IsImmediate => Of(UrgencyCueKind.AlreadyDone) > 1 || HasTaken
        || (Of(UrgencyCueKind.HelpSeeking) > 1 && (Intends || Wishes))
        || (_now > 0 && (Intends || Of(UrgencyCueKind.Means) > 1 || Of(UrgencyCueKind.PlaceOfRisk) > 1 || (_now > 1 && Wishes)))
        || (Of(UrgencyCueKind.Live) > 0 && (Intends || Wishes || Of(UrgencyCueKind.Means) > 0 || Of(UrgencyCueKind.PlaceOfRisk) > 0 || Of(UrgencyCueKind.Hopelessness) > 1))
        || Of(UrgencyCueKind.Live) > 1
        || (_surelyPresent && (Of(UrgencyCueKind.Farewell) > 0 || Of(UrgencyCueKind.SubjectIsOther) > 0))
        || (_present && (Declares || Wishes || Of(UrgencyCueKind.Farewell) > 0 || Of(UrgencyCueKind.Hopelessness) > 1 || _despairs));

    private bool IsHigh => Intends || _surelyPresent || (_present && Of(UrgencyCueKind.Hopelessness) > 0) || Of(UrgencyCueKind.Means) > 2
        || (Wishes && (_now > 0 || Of(UrgencyCueKind.Means) > 0 || Of(UrgencyCueKind.PlaceOfRisk) > 0 || Of(UrgencyCueKind.Farewell) > 0))
        || (Of(UrgencyCueKind.Hopelessness) > 1 && (Of(UrgencyCueKind.Means) > 1 || Of(UrgencyCueKind.PlaceOfRisk) > 1 || Of(UrgencyCueKind.Farewell) > 0))
        || (_farewells > 1 && Of(UrgencyCueKind.Hopelessness) > 0);

    private bool IsElevated => Wishes || Of(UrgencyCueKind.Hopelessness) > 1 || Of(UrgencyCueKind.Means) > 1 || Of(UrgencyCueKind.PlaceOfRisk) > 1 || (_hints > 1 && HasWeight);

    /// <summary>Adds a cue of risk.</summary>
    public void Add(CuePhrase phrase, int sentence)
    {
        var kind = phrase.Kind!.Value;
        _hints += Of(kind) == 0 ? 1 : 0;
        _strongest[kind] = Math.Max(Of(kind), phrase.Weight);
        _present |= phrase.Has(CueTraits.Present);
        _surelyPresent |= phrase.Has(CueTraits.Present) && phrase.Weight > 1;
        _taken |= kind == UrgencyCueKind.AlreadyDone && phrase.Weight == 1 && !phrase.Has(CueTraits.Present);
        _fails |= kind == UrgencyCueKind.AlreadyDone && phrase.Weight == 1 && phrase.Has(CueTraits.Present);
        _despairs |= kind == UrgencyCueKind.Hopelessness && !phrase.Has(CueTraits.Casual);
        _farewells += kind == UrgencyCueKind.Farewell ? 1 : 0;
        _timed.Add(sentence);
    }

    /// <summary>Adds a time, once all cues of risk are in: a hint counts in a sentence of risk, a sure one beside it too. False where it counts for nothing.</summary>
    public bool AddTime(CuePhrase phrase, int sentence)
    {
        var bears = _timed.Contains(sentence) || (phrase.Weight > 1 && (_timed.Contains(sentence - 1) || _timed.Contains(sentence + 1)));
        _now = bears ? Math.Max(_now, phrase.Weight) : _now;
        return bears;
    }

    /// <summary>Adds what only goes with cues of risk.</summary>
    /// <returns>Always true.</returns>
    public bool AddBeside(CuePhrase phrase)
    {
        _hints += phrase.Kind is UrgencyCueKind.Alone or UrgencyCueKind.HelpSeeking ? Of(phrase.Kind.Value) == 0 && _strongest.Count > 0 ? 1 : 0 : 0;
        _strongest[phrase.Kind!.Value] = Math.Max(Of(phrase.Kind.Value), phrase.Weight);
        _protected |= phrase.Kind == UrgencyCueKind.Protective;
        return true;
    }

    private int Of(UrgencyCueKind kind) => _strongest.GetValueOrDefault(kind);
}
