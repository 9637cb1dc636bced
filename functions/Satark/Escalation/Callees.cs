using Satark.Board;
using Satark.Cases;
using Satark.Notifications;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Watching;

namespace Satark.Escalation;

/// <summary>Somebody whom a step calls, by one channel.</summary>
/// <param name="Target">Our id of them.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Address">Where to.</param>
/// <param name="Step">For which step.</param>
public sealed record Callee(string Target, string Name, string Channel, string Address, int Step);

/// <summary>Finds the people behind a step's targets, at the moment when it fires.</summary>
public sealed class Callees(Officers officers, DutyBook duty, IDesk desk, BoardIndex? board = null)
{
    /// <summary>Whoever holds so many cases of a life at stake is called for no further one: the next one is, or else the next step's people.</summary>
    public const int MostHeld = 3;

    /// <summary>The id of the last resort as a target.</summary>
    public const string LastResortId = "last-resort";

    /// <summary>The id of the open pages as a target.</summary>
    public const string DeskId = "desk";

    /// <summary>Everybody whom these steps call, each person and channel once.</summary>
    public async Task<IReadOnlyList<Callee>> OfAsync(Case c, IReadOnlyList<int> steps, CancellationToken cancellationToken)
    {
        if (c.Synthetic)
        {
            return [new Callee(SyntheticAlert.PartnerId, "Satark", Channels.Synthetic, "", steps[0])];
        }

        var policy = c.Ladder.Policy;
        var people = steps.SelectMany(s => policy.Steps[s].Targets).Any(t => t is not TargetKind.Desk)
            ? (await duty.NowAsync(cancellationToken).ConfigureAwait(false)).People
            : [];
        var callees = new List<Callee>();
        var known = new HashSet<(string, string)>();
        foreach (var step in steps)
        {
            foreach (var target in policy.Steps[step].Targets)
            {
                foreach (var callee in await OfAsync(c, step, target, people, cancellationToken).ConfigureAwait(false))
                {
                    if (known.Add((callee.Target, callee.Channel)))
                    {
                        callees.Add(callee);
                    }
                }
            }
        }

        return callees;
    }

    private async Task<IEnumerable<Callee>> OfAsync(Case c, int step, TargetKind target, IReadOnlyList<Officer> people, CancellationToken cancellationToken)
    {
        switch (target)
        {
            case TargetKind.Desk:
                // A desk on which no page listens is an empty step: nobody would hear it.
                return await desk.IsListeningAsync(cancellationToken).ConfigureAwait(false)
                    ? [new Callee(DeskId, "Desk", Channels.Desk, "", step)]
                    : [];
            case TargetKind.LastResort:
                return await officers.LastResortAsync(cancellationToken).ConfigureAwait(false) is { } last
                    ? By(c, step, LastResortId, last.Name, last.Phone, last.Mail)
                    : [];
            default:
                // Nobody is called about a tip who may not know of it.
                var full = target == TargetKind.OperatorOnDuty && c.LifeRisk ? await FullAsync(cancellationToken).ConfigureAwait(false) : [];
                return Behind(target, people, c.Route?.DistrictId).Where(o => !full.Contains(o.Id)).Where(o => c.Tip is null || Visibility.MaySee(o, c)).SelectMany(o => By(c, step, o.Id, o.Name, o.Phone, o.Mail, o.WhatsApp));
        }
    }

    // By the board, which follows each save within a moment: one case more or less in a hand is no harm, and no call waits for a count.
    private async Task<HashSet<string>> FullAsync(CancellationToken cancellationToken) => board is null ? [] :
    [
        .. (await board.ListAsync(cancellationToken).ConfigureAwait(false))
            .Where(r => r is { LifeRisk: true, Holder: not null, ClosedAt: null } && r.Mode != CaseMode.Test)
            .GroupBy(r => r.Holder!.User, StringComparer.Ordinal).Where(g => g.Count() >= MostHeld).Select(g => g.Key),
    ];

    private static IEnumerable<Officer> Behind(TargetKind target, IReadOnlyList<Officer> people, string? district)
    {
        var office = people.Where(o => Matches(o, target, district)).ToList();
        return target is TargetKind.DistrictOffice or TargetKind.RangeOffice && office.Any(o => o.OnDuty) ? office.Where(o => o.OnDuty) : office.Where(o => target is not (TargetKind.DistrictOffice or TargetKind.RangeOffice) || o.IsSupervisor);
    }

    private static bool Matches(Officer o, TargetKind target, string? district) => target switch
    {
        TargetKind.OperatorOnDuty => o is { Role: Role.Operator, OnDuty: true, Jurisdiction.IsState: true },
        TargetKind.ShiftLead => o is { Role: Role.Supervisor, OnDuty: true, Jurisdiction.IsState: true },
        TargetKind.DistrictCommand => o is { Role: Role.Supervisor, OnDuty: true, Jurisdiction.District: not null } && o.Jurisdiction.Covers(district, null),
        TargetKind.RangeAndStateCommand => o.IsSupervisor && (o.Jurisdiction.IsState || (o.Jurisdiction.Range is not null && o.Jurisdiction.Covers(district, null))),
        TargetKind.DistrictOffice => o is { Role: >= Role.Operator, Jurisdiction: { District: not null, Station: null } } && o.Jurisdiction.Covers(district, null),

        // While no district is known there is no range: the state's command finds out.
        TargetKind.RangeOffice or TargetKind.RangeCommand when district is null => o is { IsSupervisor: true, Jurisdiction.IsState: true },
        TargetKind.RangeOffice => o is { Role: >= Role.Operator, Jurisdiction.Range: not null } && o.Jurisdiction.Covers(district, null),
        TargetKind.RangeCommand => o is { IsSupervisor: true, Jurisdiction.Range: not null } && o.Jurisdiction.Covers(district, null),
        TargetKind.Vigilance => o is { Vigilance: true, Jurisdiction.District: null } && o.Jurisdiction.Covers(district, null),
        _ => false,
    };

    private static IEnumerable<Callee> By(Case c, int step, string id, string name, string? phone, string? mail, string? whatsApp = null)
    {
        foreach (var channel in c.Ladder.Policy.Steps[step].Channels)
        {
            var address = AddressFor(channel, phone, mail, whatsApp);
            if (address is not null)
            {
                yield return new Callee(id, name, channel, address, step);
            }
        }
    }

    private static string? AddressFor(string channel, string? phone, string? mail, string? whatsApp) => channel switch
    {
        Channels.Sms or Channels.Voice => phone,
        Channels.Email => mail,
        Channels.WhatsApp => whatsApp ?? phone,
        _ => null,
    };
}
