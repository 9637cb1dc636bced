using System.Security.Cryptography;
using System.Text;
using Satark.Places;
using Satark.Roster;

namespace Satark.Functions.Desk;

/// <summary>
/// The names of groups: one for each jurisdiction, one for each role in it, and one for the vigilance officers of that role. A group's members are exactly the officers of that
/// jurisdiction, so that a push to all groups that cover a case reaches exactly those whose jurisdiction does.
/// </summary>
internal static class DeskGroups
{
    /// <summary>The state's.</summary>
    public const string State = "state";

    // Enough that no two names of a state's ranges, districts and stations ever meet.
    private const int HashLength = 20;

    /// <summary>The group of a jurisdiction.</summary>
    public static string Of(Jurisdiction jurisdiction) =>
        jurisdiction.IsState ? State
        : jurisdiction.Range is { } range ? RangeOf(range)
        : jurisdiction.Station is { } station ? StationOf(jurisdiction.District!, station)
        : DistrictOf(jurisdiction.District!);

    /// <summary>The group of those in a jurisdiction who have one role.</summary>
    public static string Of(Jurisdiction jurisdiction, Role role) => $"{Of(jurisdiction)}-{Words<Role>.Of(role)}";

    /// <summary>What an officer's pages belong to.</summary>
    public static IReadOnlyList<string> Joined(Officer officer) =>
        [Of(officer.Jurisdiction), Of(officer.Jurisdiction, officer.Role), .. officer.Vigilance ? [VigilanceOf(officer.Jurisdiction, officer.Role)] : Array.Empty<string>()];

    /// <summary>
    /// The groups whose every member may see a case, and whether they see its times to the hour only. Each is asked of <see cref="Visibility"/> as one officer of it.
    /// </summary>
    public static IEnumerable<(string Group, bool HoursOnly)> Seeing(CaseScope scope)
    {
        if (scope.Tip is null)
        {
            return Covering(scope.District, scope.Station).Select(group => (group, false));
        }

        return from jurisdiction in JurisdictionsOf(scope.District, scope.Station)
               from role in Enum.GetValues<Role>()
               let officer = new Officer("", "", role, jurisdiction, null, null, true)
               let hours = Visibility.SeesHoursOnly(officer, scope.Tip)
               from found in Visibility.MaySee(officer, scope) ? [(Of(jurisdiction, role), hours)]
                   : Visibility.MaySee(officer with { Vigilance = true }, scope) ? [(VigilanceOf(jurisdiction, role), hours)]
                   : Array.Empty<(string, bool)>()
               select found;
    }

    /// <summary>All jurisdictions that cover a case with this route, as <see cref="Jurisdiction.Covers"/> decides it.</summary>
    public static IReadOnlyList<string> Covering(string? districtId, string? station) => [.. JurisdictionsOf(districtId, station).Select(Of)];

    private static IEnumerable<Jurisdiction> JurisdictionsOf(string? districtId, string? station)
    {
        yield return Jurisdiction.State;
        if (districtId is null)
        {
            yield break;
        }

        yield return new Jurisdiction { Text = "district/" + districtId, District = districtId };
        if (Gazetteer.Default.Find(districtId) is { } district)
        {
            yield return new Jurisdiction { Text = "range/" + district.Range, Range = district.Range };
        }

        if (station is not null)
        {
            yield return new Jurisdiction { Text = $"station/{districtId}/{station}", District = districtId, Station = station };
        }
    }

    /// <summary>The state desk's officers who may open a refused request, which belongs to no district.</summary>
    public static IReadOnlyList<string> RefusedReaders { get; } = [.. Enum.GetValues<Role>().Where(r => r >= Role.Operator).Select(r => Of(Jurisdiction.State, r))];

    private static string VigilanceOf(Jurisdiction jurisdiction, Role role) => Of(jurisdiction, role) + "-vigilance";

    private static string RangeOf(string range) => "range-" + Hash(range);

    private static string DistrictOf(string district) => "district-" + Hash(district);

    // Station names are compared without regard to case.
    private static string StationOf(string district, string station) => "station-" + Hash(district + "/" + station.ToUpperInvariant());

    // Names of stations hold blanks, slashes and other scripts, and may be long.
    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
}
