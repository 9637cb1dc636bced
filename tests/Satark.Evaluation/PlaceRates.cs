namespace Satark.Evaluation;

/// <summary>How well places are read, over many rows. Rows of which nobody could be sure count in <see cref="Restraint"/> alone.</summary>
public sealed class PlaceRates(IEnumerable<PlaceVerdict> verdicts)
{
    private readonly List<PlaceVerdict> _all = [.. verdicts];

    /// <summary>All rows that have one right answer.</summary>
    public IEnumerable<PlaceVerdict> Sure => _all.Where(v => v.Row.Kind != LocationRow.Unsure);

    /// <summary>Of the rows that name a place in a district of Uttar Pradesh: the district is right.</summary>
    public Rate District => Rate.Of(Named.Where(v => v.Row.District is not null), v => v.IsRight);

    /// <summary>Of all rows: a place is named with confidence, and is wrong.</summary>
    public Rate ConfidentlyWrong => Rate.Of(Sure, v => v.IsConfidentlyWrong);

    /// <summary>Of the same rows: another district or state is named with confidence.</summary>
    public Rate WrongDistrict => Rate.Of(Named.Where(v => v.Row.District is not null), v => v.IsConfidentlyWrong);

    /// <summary>Of the rows without a place: one is named all the same.</summary>
    public Rate FalsePlace => Rate.Of(Sure.Where(v => v.Row.State is null), v => v.State is not null);

    /// <summary>Of the rows that name a place in another state: that state is named.</summary>
    public Rate OtherState => Rate.Of(Named.Where(v => v.Row.State is not null and not "UP"), v => v.IsRight);

    /// <summary>Of the rows that name a police station: it is found.</summary>
    public Rate Station => Rate.Of(Sure.Where(v => v.Row.Station is not null), v => v.HasStation);

    /// <summary>Of the rows that leave it open: no district, and no state but the right one, is named.</summary>
    public Rate Restraint => Rate.Of(_all.Where(v => v.Row.Kind == LocationRow.Unsure), v => v.District is null && (v.State is null || v.State == v.Row.State));

    // A landline's area code and a number plate name nothing and are often somebody else's: they stand in the table of kinds alone.
    private IEnumerable<PlaceVerdict> Named => Sure.Where(v => v.Row.Kind is not ("phone" or "plate"));

    /// <summary>Right answers of the rows that something groups.</summary>
    public IEnumerable<(string Name, Rate Right, Rate Wrong)> By(Func<PlaceVerdict, string> group) =>
        Sure.GroupBy(group).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Rate.Of(g, v => v.IsRight), Rate.Of(g, v => v.IsConfidentlyWrong)));

    /// <summary>Stated confidence against the share of true answers, in steps of a tenth, of the rows in which a place was named.</summary>
    public IEnumerable<(int Step, int Rows, double Stated, double True)> Reliability() =>
        Sure.Where(v => v.State is not null).GroupBy(v => Math.Min(9, (int)((v.Confidence + 1e-9) * 10))).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Count(), g.Average(v => v.Confidence), g.Average(v => v.IsTrue ? 1.0 : 0)));
}

/// <summary>So many of so many.</summary>
public readonly record struct Rate(int Hits, int Rows)
{
    /// <summary>0 to 1; not a number where there are no rows.</summary>
    public double Share => (double)Hits / Rows;

    /// <summary>Counts.</summary>
    public static Rate Of<T>(IEnumerable<T> rows, Func<T, bool> hit)
    {
        var (hits, all) = (0, 0);
        foreach (var row in rows)
        {
            all++;
            hits += hit(row) ? 1 : 0;
        }

        return new Rate(hits, all);
    }

    /// <inheritdoc />
    public override string ToString() => Rows == 0 ? "-" : FormattableString.Invariant($"{100 * Share:0.0} %");
}
