using Microsoft.Extensions.Logging;

namespace Satark.Places.Official;

/// <summary>
/// Reads the installation's official lists and its table of networks, once, at the start. Whatever is wrong with them, Satark starts: with the tables
/// that it always has.
/// </summary>
public sealed partial class ReadOfficialLists(ILogger<ReadOfficialLists> logger, ListFolder? folder = null, PlacesOptions? options = null)
{
    /// <summary>What can be used.</summary>
    public OfficialLists Handle()
    {
        var lists = folder?.Read(Gazetteer.Default) ?? OfficialLists.None;
        foreach (var fault in lists.Faults)
        {
            Log.Unusable(logger, fault);
        }

        var (table, faults) = options?.ReadIpTable(Gazetteer.Default) ?? (null, []);
        foreach (var fault in faults)
        {
            Log.Unusable(logger, fault.TrimEnd('.'));
        }

        if (table is not null || !faults.IsEmpty)
        {
            // The sentences name a path of this machine: they are for its log alone.
            lists = lists with { Networks = table, Faults = faults.IsEmpty ? lists.Faults : lists.Faults.Add($"the table of {PlacesOptions.Section}:{nameof(PlacesOptions.IpTable)} cannot be used: the log says why") };
        }

        if (!lists.Lists.IsEmpty)
        {
            Log.Loaded(logger, lists.Lists.Length, lists.Places.Length, lists.Areas.Count);
        }

        return lists;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Official places: {Fault}.")]
        public static partial void Unusable(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Information, Message = "Official places: {Lists} lists with {Places} places and {Areas} areas.")]
        public static partial void Loaded(ILogger logger, int lists, int places, int areas);
    }
}
