using Satark.Cases;
using Satark.Notifications;

namespace Satark.Roster;

/// <summary>The agencies of the settings.</summary>
public sealed class AgencyDirectory
{
    private readonly IReadOnlyList<Agency> _agencies;

    /// <summary>Reads the agencies.</summary>
    /// <exception cref="ArgumentException">The settings have faults (<see cref="AgencyOptions.Faults"/>).</exception>
    public AgencyDirectory(AgencyOptions options)
    {
        if (options.Faults().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        _agencies = [.. options.Agencies.Select(a => a.Read())];
    }

    /// <summary>All of them, as they stand in the settings.</summary>
    public IReadOnlyList<Agency> All => _agencies;

    /// <summary>The agency with this id, or null.</summary>
    public Agency? Find(string id) => _agencies.FirstOrDefault(a => string.Equals(a.Id, id, StringComparison.Ordinal));

    /// <summary>The agency of this kind for a district or, for another state's control room, a state; one without a district stands in for all that have none.</summary>
    public Agency? Find(AgencyKind kind, string? districtId, string? state)
    {
        var kin = _agencies.Where(a => a.Kind == kind);
        if (kind == AgencyKind.StateControl)
        {
            // Never another state's: it would send a stranger's case to the wrong police.
            return state is null ? null : kin.FirstOrDefault(a => string.Equals(a.State, state, StringComparison.OrdinalIgnoreCase));
        }

        return kin.FirstOrDefault(a => a.District is not null && string.Equals(a.District, districtId, StringComparison.Ordinal))
            ?? kin.FirstOrDefault(a => a.District is null);
    }
}
