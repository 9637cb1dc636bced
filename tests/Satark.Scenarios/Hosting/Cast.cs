using Satark.Roster;

namespace Satark.Scenarios;

/// <summary>The people of the scenarios. Numbers and addresses are invented.</summary>
public static class Cast
{
    /// <summary>Leads the shift.</summary>
    public static readonly Officer Asha = Make("asha", "Asha Verma", Role.Supervisor, "state", 1);

    /// <summary>Operator on duty.</summary>
    public static readonly Officer Ravi = Make("ravi", "Ravi Kumar", Role.Operator, "state", 2);

    /// <summary>Operator off duty.</summary>
    public static readonly Officer Sana = Make("sana", "Sana Khan", Role.Operator, "state", 3) with { OnDuty = false };

    /// <summary>Admin, off duty; state command.</summary>
    public static readonly Officer Arvind = Make("arvind", "Arvind Mishra", Role.Admin, "state", 4) with { OnDuty = false };

    /// <summary>Commands Ballia.</summary>
    public static readonly Officer Ballia = Make("ballia.command", "Neha Singh", Role.Supervisor, "district/ballia", 5);

    /// <summary>Commands Lucknow.</summary>
    public static readonly Officer Lucknow = Make("lucknow.command", "Imran Ali", Role.Supervisor, "district/lucknow", 6);

    /// <summary>Commands the range of Ballia, off duty.</summary>
    public static readonly Officer Azamgarh = Make("azamgarh.range", "Kiran Rao", Role.Supervisor, "range/Azamgarh", 7) with { OnDuty = false };

    /// <summary>Station officer in Ballia.</summary>
    public static readonly Officer Kotwali = Make("kotwali", "Vijay Yadav", Role.Station, "station/ballia/Kotwali", 8);

    /// <summary>Ends every ladder.</summary>
    public static readonly LastResort LastResort = new("State control room", Phone(99), "control@police.example");

    /// <summary>The Special Task Force's number.</summary>
    public static readonly string TaskForcePhone = Phone(50);

    /// <summary>The number of UP-112.</summary>
    public static readonly string Up112Phone = Phone(51);

    /// <summary>The number of Bihar's control room.</summary>
    public static readonly string BiharPhone = Phone(52);

    /// <summary>Everybody.</summary>
    public static readonly IReadOnlyList<Officer> All = [Asha, Ravi, Sana, Arvind, Ballia, Lucknow, Azamgarh, Kotwali];

    /// <summary>An invented number.</summary>
    public static string Phone(int n) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"+9199900{n:D5}");

    /// <summary>An officer.</summary>
    public static Officer Make(string id, string name, Role role, string jurisdiction, int n) =>
        new(id, name, role, Jurisdiction.TryParse(jurisdiction, out var where, out var fault) ? where : throw new ArgumentException(fault), Phone(n), $"{id}@police.example", OnDuty: true);
}
