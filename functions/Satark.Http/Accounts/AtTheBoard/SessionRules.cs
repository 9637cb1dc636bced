using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>How long what counts.</summary>
public sealed record SessionRules
{
    /// <summary>A board stays open for so long after its last word: it never falls silent at night.</summary>
    public static readonly TimeSpan BoardLasts = TimeSpan.FromDays(30);

    /// <summary>A shift: so long a PIN is enough after password and second factor were given at that board, and a device stays bound to its officer.</summary>
    public static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    /// <summary>An officer is remembered for so long after their last act.</summary>
    public TimeSpan Remembered { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A password is fresh for so long.</summary>
    public TimeSpan Fresh { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A PIN counts as a fresh password: invented officers have none.</summary>
    public bool PinIsFresh { get; init; }

    /// <summary>Supervisors and admins do nothing before they have a second factor.</summary>
    public bool RequireSecondFactor { get; init; }

    /// <summary>A PIN is enough only of those who signed in at the board within the shift, whatever their role: the provider in front of us tells each one's role at sign-in alone.</summary>
    public bool ProveEachShift { get; init; }

    /// <summary>The page of a link tells an unknown device code, district and urgency only.</summary>
    public bool BindDevices { get; init; } = true;

    /// <summary>The rules of an installation. In a demo nobody is asked twice: what would be asked for is shown by locking the board.</summary>
    public static SessionRules Of(HttpOptions options, Installation installation) => installation.IsDemo
        ? new SessionRules { Remembered = BoardLasts, Fresh = BoardLasts, PinIsFresh = true }
        : new SessionRules { Remembered = TimeSpan.FromMinutes(options.OfficerMinutes), RequireSecondFactor = options.RequireSecondFactor };

    /// <summary>Whether this officer must have a second factor.</summary>
    public bool Requires(Officer officer) => RequireSecondFactor && officer.IsSupervisor;
}
