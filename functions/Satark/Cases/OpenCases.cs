namespace Satark.Cases;

/// <summary>
/// The partition's row <c>open</c>: which cases of one duplicate key are open, and for whom. It changes in the same
/// transaction as opening, closing and reopening, so that uniqueness is one partition's business.
/// </summary>
/// <param name="Last">The number of the newest case of the partition.</param>
/// <param name="Cases">The cases of the partition, open ones and, for "raised again", closed ones.</param>
public sealed record OpenCases(int Last, IReadOnlyList<CaseEntry> Cases)
{
    /// <summary>The row's name.</summary>
    public const string Row = "open";

    /// <summary>Before the first case.</summary>
    public static readonly OpenCases None = new(0, []);

    /// <summary>The row of case <paramref name="n"/>.</summary>
    public static string CaseRow(int n) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"case-{n}");

    /// <summary>The entry with one case set open or closed.</summary>
    public OpenCases Set(string caseId, bool open) => this with { Cases = [.. Cases.Select(e => e.CaseId == caseId ? e with { Open = open } : e)] };

    /// <summary>The entry with nothing left of one case's person.</summary>
    public OpenCases Forget(string caseId) => this with { Cases = [.. Cases.Select(e => e.CaseId == caseId ? e with { Person = PersonKeys.None } : e)] };

    /// <summary>The entry with one case's mode changed.</summary>
    public OpenCases Set(string caseId, CaseMode mode) => this with { Cases = [.. Cases.Select(e => e.CaseId == caseId ? e with { Mode = mode } : e)] };
}

/// <summary>One case of a partition.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Open">Whether it is open.</param>
/// <param name="Mode">A test never meets an actual case under one id.</param>
/// <param name="Person">Keyed hashes of the url, handle and phone that were named so far.</param>
public sealed record CaseEntry(string CaseId, string Code, bool Open, CaseMode Mode, PersonKeys Person);

/// <summary>Keyed hashes by which one person is recognised, never the values.</summary>
/// <param name="Urls">Of the post's addresses.</param>
/// <param name="Handles">Of the account's names (with their platform).</param>
/// <param name="Phones">Of phone numbers.</param>
public sealed record PersonKeys(IReadOnlyList<string> Urls, IReadOnlyList<string> Handles, IReadOnlyList<string> Phones)
{
    /// <summary>Nobody.</summary>
    public static readonly PersonKeys None = new([], [], []);

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => [.. Urls, .. Handles, .. Phones];

    /// <summary>
    /// Whether this is certainly somebody else: something of one kind is known of both, and nothing that is known of both
    /// agrees. In doubt it is the same person under one id, so that an update stays one.
    /// </summary>
    public bool IsAnotherThan(PersonKeys other)
    {
        var compared = false;
        foreach (var (mine, theirs) in new[] { (Urls, other.Urls), (Handles, other.Handles), (Phones, other.Phones) })
        {
            if (mine.Count == 0 || theirs.Count == 0)
            {
                continue;
            }

            compared = true;
            if (mine.Intersect(theirs, StringComparer.Ordinal).Any())
            {
                return false;
            }
        }

        return compared;
    }

    /// <summary>Both together.</summary>
    public PersonKeys And(PersonKeys other) => new([.. Urls.Union(other.Urls)], [.. Handles.Union(other.Handles)], [.. Phones.Union(other.Phones)]);
}
