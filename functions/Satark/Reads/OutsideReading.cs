using Satark.Cases;
using Satark.Roster;

namespace Satark.Reads;

/// <summary>
/// Reading a case that lies in another district than one's own, which one may see only because one holds it or was given it: the reason comes first, and stands in the history.
/// Nothing that is done for the person waits for it: moves never ask.
/// </summary>
public static class OutsideReading
{
    /// <summary>For how long a reason given for a case opens it: a shift.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    /// <summary>Fewest letters of a reason.</summary>
    public const int Shortest = 5;

    /// <summary>Most letters of a reason.</summary>
    public const int Longest = 500;

    /// <summary>What <see cref="Refusal.Needs"/> says where a reason opens it.</summary>
    public const string Needs = "reason";

    private static readonly Refusal Missing = new(RefusalKind.Forbidden, "This case lies outside your district. Say why you read it: the reason stands in its history.")
    {
        Hindi = "यह केस आपके जिले से बाहर का है। बताएँ क्यों पढ़ रहे हैं: कारण केस के इतिहास में लिखा जाएगा।",
        Needs = Needs,
    };

    /// <summary>Whether the case lies in another district than the officer's. One without a district lies nowhere yet.</summary>
    public static bool IsOutside(Officer officer, Case c) => c.Route?.DistrictId is { } district && !officer.Jurisdiction.Covers(district, officer.Jurisdiction.Station);

    /// <summary>The refusal where the officer must say why first; null where they may read.</summary>
    /// <param name="officer">Who wants to read.</param>
    /// <param name="c">A case that they may see.</param>
    /// <param name="now">When.</param>
    public static Refusal? Refused(Officer officer, Case c, DateTimeOffset now) =>
        !IsOutside(officer, c) || (c.Readers.TryGetValue(Row(officer.Id), out var said) && now - said < Lasts) ? null : Missing;

    /// <summary>The officer says why they read; the words are sealed with the case. Again within the time that the last one lasts is another reason, and told too.</summary>
    public static Outcome<Moved> GiveReason(this Case c, string reason, Moment m) => c.Erased
        ? Holding.NotNow("This case was erased: there is nothing left to read.")
        : new Moved(c with { Readers = new Dictionary<string, DateTimeOffset>(c.Readers) { [Row(m.By.Id)] = m.Now } }, [m.Say(EventKinds.ReasonGiven, reason)]);

    /// <summary>Hidden parts of post and person were shown to an officer. One showing of ten minutes is told once.</summary>
    public static Outcome<Moved> Unmask(this Case c, Moment m) =>
        c.Readers.TryGetValue(m.By.Id + "/unmasked", out var last) && m.Now - last < TimeSpan.FromMinutes(10)
            ? new Moved(c, [])
            : new Moved(c with { Readers = new Dictionary<string, DateTimeOffset>(c.Readers) { [m.By.Id + "/unmasked"] = m.Now } }, [m.Say(EventKinds.Unmasked)]);

    private static string Row(string officer) => officer + "/reason";
}
