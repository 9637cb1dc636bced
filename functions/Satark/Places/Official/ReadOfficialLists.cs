using Microsoft.Extensions.Logging;

namespace Satark.Places.Official;

/// <summary>Reads the installation's official lists, once, at the start. Whatever is wrong with them, Satark starts: with the tables that it always has.</summary>
public sealed partial class ReadOfficialLists(ILogger<ReadOfficialLists> logger, ListFolder? folder = null)
{
    /// <summary>What can be used.</summary>
    public OfficialLists Handle()
    {
        if (folder is null)
        {
            return OfficialLists.None;
        }

        var lists = folder.Read(Gazetteer.Default);
        foreach (var fault in lists.Faults)
        {
            Log.Unusable(logger, fault);
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
