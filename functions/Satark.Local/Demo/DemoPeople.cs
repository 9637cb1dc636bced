using System.Globalization;
using System.Text;
using Satark.Places;
using Satark.Roster;

namespace Satark.Local.Demo;

/// <summary>Invented people, on duty for every step of every ladder. Their numbers begin with zeros, which nobody in India has.</summary>
internal static class DemoPeople
{
    /// <summary>A domain that can never receive mail (RFC 2606).</summary>
    public const string Domain = "demo.example";

    /// <summary>Who signs in to the demo.</summary>
    public const string DeskUser = "asha";

    private static readonly string[] Given =
    [
        "Aarti", "Bhavesh", "Chitra", "Deepak", "Esha", "Farhan", "Geeta", "Harish", "Indira", "Javed", "Kavita", "Lokesh", "Manju", "Naveen", "Pooja", "Rizwan", "Shalini", "Tarun", "Uma",
    ];

    private static readonly string[] Family =
    [
        "Agrawal", "Bajpai", "Chauhan", "Dixit", "Fatima", "Gupta", "Husain", "Jaiswal", "Kushwaha", "Maurya", "Nigam", "Pandey", "Rastogi", "Saxena", "Tiwari", "Upadhyay", "Yadav",
    ];

    /// <summary>The contact point that ends every ladder.</summary>
    public static LastResort LastResort => new("State control room (invented)", Phone(999), $"control-room@{Domain}");

    /// <summary>Everybody.</summary>
    public static IEnumerable<Officer> All()
    {
        yield return Make(DeskUser, "Asha Verma", Role.Supervisor, Jurisdiction.State, 1);
        yield return Make("ravi", "Ravi Kumar", Role.Operator, Jurisdiction.State, 2);
        yield return Make("sana", "Sana Khan", Role.Operator, Jurisdiction.State, 3);
        yield return Make("meera", "Meera Joshi", Role.Supervisor, Jurisdiction.State, 4);
        yield return Make("arvind", "Arvind Mishra", Role.Admin, Jurisdiction.State, 5);

        var n = 100;
        foreach (var district in Gazetteer.Default.Districts)
        {
            yield return Make($"{district.Id}.command", Name(n), Role.Supervisor, Where($"district/{district.Id}"), n++);
        }

        foreach (var range in Gazetteer.Default.Districts.Select(d => d.Range).Distinct())
        {
            yield return Make($"range.{Slug(range)}", Name(n), Role.Supervisor, Where($"range/{range}"), n++);
        }
    }

    /// <summary>A number that nobody has.</summary>
    public static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"+91000{n:D7}");

    private static Officer Make(string id, string name, Role role, Jurisdiction where, int n) => new(id, name, role, where, Phone(n), $"{id}@{Domain}", OnDuty: true);

    // 19 and 17 have no common divisor: the pairs repeat only after 323 people.
    private static string Name(int n) => $"{Given[n % Given.Length]} {Family[n % Family.Length]}";

    private static Jurisdiction Where(string text) => Jurisdiction.TryParse(text, out var where, out var fault) ? where : throw new InvalidOperationException(fault);

    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var ch in text)
        {
            slug.Append(char.IsAsciiLetterOrDigit(ch) ? char.ToLowerInvariant(ch) : '-');
        }

        return slug.ToString();
    }
}
