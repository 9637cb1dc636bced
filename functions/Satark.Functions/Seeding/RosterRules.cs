using Satark.Notifications;
using Satark.Roster;

namespace Satark.Functions.Seeding;

/// <summary>What a written roster must hold before anything of it is stored: all of it is right, or nothing is taken.</summary>
public static class RosterRules
{
    /// <summary>The officers and the last resort.</summary>
    /// <returns>A refusal that names each field that is wrong, as in <c>officers[2].phone</c>.</returns>
    public static Outcome<(IReadOnlyList<Officer> Officers, LastResort LastResort)> Check(RosterFile file)
    {
        var entries = file.Officers ?? [];
        var faults = entries.SelectMany(FaultsOf).Concat(LastResortFaults(file.LastResort)).ToList();
        foreach (var twice in entries.GroupBy(e => e.Id).Where(g => g.Key is not null && g.Count() > 1))
        {
            faults.Add(("officers", $"'{twice.Key}' stands there twice."));
        }

        if (!entries.Any(e => e.OnDuty))
        {
            faults.Add(("officers", "Nobody is on duty: the ladder would have nobody but the last resort to call."));
        }

        return faults.Count > 0
            ? new Refusal(RefusalKind.Invalid, "Correct the named fields.", faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Fault).ToArray()))
            : (entries.Select(Read).ToList(), new LastResort(file.LastResort!.Name!.Trim(), file.LastResort.Phone!, file.LastResort.Mail!));
    }

    private static IEnumerable<(string Field, string Fault)> FaultsOf(RosterEntry entry, int index)
    {
        var at = $"officers[{index}].";
        if (!Officers.IsId(entry.Id))
        {
            yield return (at + "id", "2 to 40 of a-z, 0-9, dot, dash and underscore.");
        }

        if (!IsName(entry.Name))
        {
            yield return (at + "name", "A name, at most 100 characters.");
        }

        if (!Words<Role>.TryParse(entry.Role, out _))
        {
            yield return (at + "role", $"One of {string.Join(", ", Words<Role>.All)}.");
        }

        if (!Jurisdiction.TryParse(entry.Jurisdiction ?? "state", out _, out var fault))
        {
            yield return (at + "jurisdiction", fault);
        }

        if (entry.Phone is not null && !Address.IsPhone(entry.Phone))
        {
            yield return (at + "phone", "A number with country code and without spaces, as in +915220000000.");
        }

        if (entry.Mail is not null && !Address.IsMail(entry.Mail))
        {
            yield return (at + "mail", "A mail address.");
        }
    }

    private static IEnumerable<(string Field, string Fault)> LastResortFaults(LastResortEntry? entry)
    {
        if (!IsName(entry?.Name))
        {
            yield return ("lastResort.name", "Who is called when nobody else can be: a name, at most 100 characters.");
        }

        if (!Address.IsPhone(entry?.Phone))
        {
            yield return ("lastResort.phone", "A number with country code and without spaces, as in +915220000000.");
        }

        if (!Address.IsMail(entry?.Mail))
        {
            yield return ("lastResort.mail", "A mail address.");
        }
    }

    private static Officer Read(RosterEntry entry) => new(
        entry.Id!,
        entry.Name!.Trim(),
        Words<Role>.TryParse(entry.Role, out var role) ? role : throw new InvalidOperationException("Read before it was checked."),
        Jurisdiction.TryParse(entry.Jurisdiction ?? "state", out var where, out _) ? where : throw new InvalidOperationException("Read before it was checked."),
        entry.Phone,
        entry.Mail,
        entry.OnDuty);

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= 100;
}
