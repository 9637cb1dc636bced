using System.Text.Json.Serialization;

namespace Satark.Roster;

/// <summary>Somebody who works cases. The sign-in secret is kept apart.</summary>
/// <param name="Id">The user name, lower case.</param>
/// <param name="Name">As colleagues say it.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Jurisdiction">Where.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Mail">Address, or null.</param>
/// <param name="OnDuty">Whether ladders call them; for whoever fills a post the roster says it instead (<see cref="Duty.DutyRoster"/>), and of an admin of the state it says nothing.</param>
public sealed record Officer(string Id, string Name, Role Role, Jurisdiction Jurisdiction, string? Phone, string? Mail, bool OnDuty)
{
    /// <summary>The officer as an actor of a case's history.</summary>
    public Cases.Actor Actor => new(Cases.ActorKind.Officer, Id, Name);

    /// <summary>Named to look into tips in which police are part of it, of their range or of the state.</summary>
    public bool Vigilance { get; init; }

    /// <summary>The number under which they have WhatsApp (E.164), or null.</summary>
    public string? WhatsApp { get; init; }

    /// <summary>"I am on duty now": until this moment ladders call them whatever roster and <see cref="OnDuty"/> say; null: they do not say so.</summary>
    public DateTimeOffset? OnDutyUntil { get; init; }

    /// <summary>An admin of the state keeps the installation, which is no duty: ladders find them by a post, by their own word, or in the circle of the state's command.</summary>
    public bool KeepsInstallation => this is { Role: Role.Admin, Jurisdiction.IsState: true };

    /// <summary>Whether they may overrule colleagues.</summary>
    public bool IsSupervisor => Role is Role.Supervisor or Role.Admin;
}

/// <summary>What an officer may do, ascending.</summary>
[JsonConverter(typeof(Words<Role>))]
public enum Role
{
    /// <summary>Works the cases of a police station.</summary>
    Station,

    /// <summary>Works the desk.</summary>
    Operator,

    /// <summary>Leads a shift or commands a district, range or the state: may reassign.</summary>
    Supervisor,

    /// <summary>Keeps the installation.</summary>
    Admin,
}
