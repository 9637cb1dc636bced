using Satark.Board;
using Satark.Cases;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Escalation;

/// <summary>Somebody whom a step calls, by one channel.</summary>
/// <param name="Target">Our id of them.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Address">Where to.</param>
/// <param name="Step">For which step.</param>
public sealed record Callee(string Target, string Name, string Channel, string Address, int Step);

/// <summary>Finds the people behind a step's targets, at the moment when it fires.</summary>
public sealed class Callees(Officers officers, IDesk desk)
{
    /// <summary>The id of the last resort as a target.</summary>
    public const string LastResortId = "last-resort";

    /// <summary>The id of the open pages as a target.</summary>
    public const string DeskId = "desk";

    /// <summary>Everybody whom these steps call, each person and channel once.</summary>
    public async Task<IReadOnlyList<Callee>> OfAsync(Case c, IReadOnlyList<int> steps, CancellationToken cancellationToken)
    {
        var policy = c.Ladder.Policy;
        var people = steps.SelectMany(s => policy.Steps[s].Targets).Any(t => t is not TargetKind.Desk)
            ? await officers.ListAsync(cancellationToken).ConfigureAwait(false)
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
                return people.Where(o => Matches(o, target, c.Route?.DistrictId)).SelectMany(o => By(c, step, o.Id, o.Name, o.Phone, o.Mail));
        }
    }

    private static bool Matches(Officer o, TargetKind target, string? district) => target switch
    {
        TargetKind.OperatorOnDuty => o is { Role: Role.Operator, OnDuty: true, Jurisdiction.IsState: true },
        TargetKind.ShiftLead => o is { Role: Role.Supervisor, OnDuty: true, Jurisdiction.IsState: true },
        TargetKind.DistrictCommand => o is { Role: Role.Supervisor, OnDuty: true, Jurisdiction.District: not null } && o.Jurisdiction.Covers(district, null),
        TargetKind.RangeAndStateCommand => o.IsSupervisor && (o.Jurisdiction.IsState || (o.Jurisdiction.Range is not null && o.Jurisdiction.Covers(district, null))),
        _ => false,
    };

    private static IEnumerable<Callee> By(Case c, int step, string id, string name, string? phone, string? mail)
    {
        foreach (var channel in c.Ladder.Policy.Steps[step].Channels)
        {
            var address = AddressFor(channel, phone, mail);
            if (address is not null)
            {
                yield return new Callee(id, name, channel, address, step);
            }
        }
    }

    private static string? AddressFor(string channel, string? phone, string? mail) => channel switch
    {
        Channels.Sms => phone,
        Channels.Email => mail,
        _ => null,
    };
}
