using System.Text.Json;
using Satark.Escalation;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Tests.Model;

/// <summary>The people, agencies and policies of the small worlds.</summary>
internal static class ModelPeople
{
    private static readonly Officer[] Officers =
    [
        new("one", "One", Role.Operator, Jurisdiction.State, "+919000000001", "one@satark.test", true),
        new("two", "Two", Role.Operator, Jurisdiction.State, "+919000000002", null, true),
        new("lead", "Lead", Role.Supervisor, Jurisdiction.State, "+919000000003", "lead@satark.test", true),
        new("sp", "SP", Role.Supervisor, WorldActs.Place("district/ballia"), "+919000000004", null, true),
        new("one.kotwali", "Kotwali", Role.Station, WorldActs.Place("station/ballia/Kotwali"), null, "kotwali@satark.test", true),
        new("three", "Three", Role.Operator, Jurisdiction.State, null, "three@satark.test", true),
    ];

    private static readonly string[] BySms = [Channels.Sms];

    private static readonly EscalationPolicy Short = new(
        "short", [new([TargetKind.OperatorOnDuty], BySms, 0), new([TargetKind.LastResort], BySms, 5)], 30, 30, 60, 30);

    private static readonly EscalationPolicy Middle = new(
        "middle",
        [new([TargetKind.Desk], [Channels.Desk], 0), new([TargetKind.OperatorOnDuty], BySms, 20), new([TargetKind.ShiftLead, TargetKind.LastResort], [Channels.Email], 60)],
        60, 60, 120, 45);

    /// <summary>Who takes calls when nobody else does.</summary>
    public static byte[] LastRecord { get; } = JsonSerializer.SerializeToUtf8Bytes(new LastResort("Last", "+919000000099", "last@satark.test"), SatarkJson.Default.LastResort);

    /// <summary>With agencies' own contact points, and without: then officers of the place stand in.</summary>
    public static AgencyDirectory[] Directories { get; } =
    [
        new(World.Agencies),
        new(new AgencyOptions { Agencies = [World.Agencies.Agencies[0]] }),
    ];

    /// <summary>Short ladders by one channel (the other is the next one), and now and then the real one.</summary>
    public static EscalationPolicy Ladder(Random random) => random.Next(8) switch
    {
        0 => Policies.LifeRisk,
        < 4 => Short,
        _ => Middle,
    };

    /// <summary>Three to six of them.</summary>
    public static IReadOnlyList<Officer> Some(Random random) => [.. Officers.Take(random.Next(3, 7)).Select(o => random.Next(6) == 0 ? o with { OnDuty = false } : o)];
}
