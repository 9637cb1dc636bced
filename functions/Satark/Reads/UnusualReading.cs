using System.Text.Json.Serialization;
using Satark.Roster;
using Satark.Searching;

namespace Satark.Reads;

/// <summary>Which reading of a week a supervisor should ask about. Pure. None of it is a verdict: each has its good reasons, and the officer knows them.</summary>
public static class UnusualReading
{
    /// <summary>So many cases in a week, of which one read what is personal and on which one never worked, are told.</summary>
    public const int ManyUnworked = 5;

    /// <summary>Below so many cases in a week nobody has read much.</summary>
    public const int FewCases = 20;

    /// <summary>So many times the middle of one's colleagues is far more than they.</summary>
    public const int FarMore = 3;

    /// <summary>So many things of persons searched in a week without finding one case are told: whoever has a case in hand searches what stands in it.</summary>
    public const int ManyInVain = 10;

    /// <summary>Below so many different searches in a week nobody has searched much.</summary>
    public const int FewSearches = 20;

    /// <summary>What stands out, by officer; officers of whom nothing does are left out.</summary>
    /// <param name="week">All reading of the week.</param>
    /// <param name="officers">Who they are: colleagues are those of the same role at the same kind of office.</param>
    /// <param name="worked">Whether an officer (id) did more to a case (id) than read it.</param>
    /// <param name="searches">All searches of the week.</param>
    public static IReadOnlyList<UnusualReader> Of(IReadOnlyList<ReadEntry> week, IReadOnlyList<Officer> officers, Func<string, string, bool> worked, IReadOnlyList<SearchEntry> searches)
    {
        var people = officers.ToDictionary(o => o.Id, StringComparer.Ordinal);
        var byOfficer = week.Where(e => people.ContainsKey(e.Officer)).GroupBy(e => e.Officer, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var read = byOfficer.ToDictionary(p => p.Key, p => Cases(p.Value, static _ => true).Count, StringComparer.Ordinal);
        var searched = searches.Where(s => s.IsPersonal && people.ContainsKey(s.Officer)).ToLookup(s => s.Officer, StringComparer.Ordinal);
        var sought = searched.ToDictionary(g => g.Key, Different, StringComparer.Ordinal);
        var found = new List<UnusualReader>();
        foreach (var id in byOfficer.Keys.Union(sought.Keys).Order(StringComparer.Ordinal))
        {
            var entries = byOfficer.GetValueOrDefault(id, []);
            var cases = read.GetValueOrDefault(id);
            var (mine, terms) = (searched[id].ToList(), sought.GetValueOrDefault(id));
            var inVain = Different(mine.Where(s => s.Hits == 0));
            var unworked = Cases(entries, e => e.IsPersonal && !worked(id, e.CaseId));
            UnusualFinding?[] findings =
            [
                Finding(UnusualKind.Own, Cases(entries, static e => e.Own)),
                Finding(UnusualKind.SearchedOwn, mine.Count(s => s.Own)),
                Finding(UnusualKind.Outside, Cases(entries, static e => e.Outside)),
                Finding(UnusualKind.Unworked, unworked.Count >= ManyUnworked ? unworked : []),
                Finding(UnusualKind.SearchedInVain, inVain >= ManyInVain ? inVain : 0),
                Finding(UnusualKind.AtNight, Cases(entries, static e => e.OffDutyAtNight)),
                Finding(UnusualKind.SearchedAtNight, mine.Count(s => s.OffDutyAtNight)),
                Finding(UnusualKind.Many, cases >= FewCases && IsFarMore(cases, read, id) ? cases : 0),
                Finding(UnusualKind.SearchedMuch, terms >= FewSearches && IsFarMore(terms, sought, id) ? terms : 0),
            ];
            if (findings.OfType<UnusualFinding>().ToList() is { Count: > 0 } some)
            {
                found.Add(new UnusualReader(people[id], cases, terms, some));
            }
        }

        return found;

        bool IsFarMore(int mine, Dictionary<string, int> of, string id) =>
            of.Where(p => p.Key != id && AreColleagues(people[p.Key], people[id])).Select(p => p.Value).Order().ToList() is { Count: > 0 } colleagues && mine > FarMore * colleagues[colleagues.Count / 2];
    }

    /// <summary>Whether a kind counts searches and not cases.</summary>
    public static bool IsOfSearches(UnusualKind kind) => kind is UnusualKind.SearchedOwn or UnusualKind.SearchedInVain or UnusualKind.SearchedAtNight or UnusualKind.SearchedMuch;

    private static UnusualFinding? Finding(UnusualKind kind, int times) => times == 0 ? null : new(kind, times, []);

    private static int Different(IEnumerable<SearchEntry> searches) => searches.Select(s => s.Mark).Distinct(StringComparer.Ordinal).Count();

    private static UnusualFinding? Finding(UnusualKind kind, List<string> cases) => cases.Count == 0 ? null : new(kind, cases.Count, cases);

    private static List<string> Cases(IEnumerable<ReadEntry> entries, Func<ReadEntry, bool> which) =>
        [.. entries.Where(which).Select(e => e.CaseId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool AreColleagues(Officer one, Officer other) => one.Role == other.Role && Office(one.Jurisdiction) == Office(other.Jurisdiction);

    private static int Office(Jurisdiction of) => of.IsState ? 0 : of.Range is not null ? 1 : of.Station is null ? 2 : 3;
}

/// <summary>An officer whose reading stands out.</summary>
/// <param name="Officer">Who.</param>
/// <param name="Cases">How many cases they read in the week.</param>
/// <param name="Searches">How many different things of persons they searched.</param>
/// <param name="Findings">What stands out, gravest first.</param>
public sealed record UnusualReader(Officer Officer, int Cases, int Searches, IReadOnlyList<UnusualFinding> Findings);

/// <summary>What stands out.</summary>
/// <param name="Kind">What.</param>
/// <param name="Cases">In how many cases; of searches how many.</param>
/// <param name="CaseIds">Which; none where it is their number alone, and of searches.</param>
public sealed record UnusualFinding(UnusualKind Kind, int Cases, IReadOnlyList<string> CaseIds);

/// <summary>Kinds of unusual reading and searching, gravest first.</summary>
[JsonConverter(typeof(Words<UnusualKind>))]
public enum UnusualKind
{
    /// <summary>Cases in which the officer's own telephone is reported.</summary>
    Own,

    /// <summary>The officer's own telephone or mail address was searched.</summary>
    SearchedOwn,

    /// <summary>Cases of another district.</summary>
    Outside,

    /// <summary>What is personal of many cases on which the officer never worked.</summary>
    Unworked,

    /// <summary>Many things of persons searched, without finding one case.</summary>
    SearchedInVain,

    /// <summary>At night while off duty.</summary>
    AtNight,

    /// <summary>Things of persons searched at night while off duty.</summary>
    SearchedAtNight,

    /// <summary>Far more cases than colleagues.</summary>
    Many,

    /// <summary>Far more different searches than colleagues.</summary>
    SearchedMuch,
}
