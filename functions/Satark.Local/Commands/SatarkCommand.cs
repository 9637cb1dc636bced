using System.CommandLine;

namespace Satark.Local.Commands;

/// <summary>The command line: every verb of <c>scripts/satark</c>.</summary>
public static class SatarkCommand
{
    /// <summary>The root command; verbs that need a data folder reach it through <paramref name="house"/>.</summary>
    public static RootCommand Make(IHouse house)
    {
        var root = new RootCommand("Satark: brings word of a person at risk to a human being, and follows it to its end.");
        foreach (var verb in Verbs(house))
        {
            root.Subcommands.Add(verb);
        }

        return root;
    }

    /// <summary>The data folder of a verb.</summary>
    internal static Option<string> DataOption() => new("--data")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => DefaultFolder,
        HelpName = "DIR",
    };

    /// <summary>Where data lies unless somebody says otherwise.</summary>
    public const string DefaultFolder = "satark-data";

    private static IEnumerable<Command> Verbs(IHouse house) =>
    [
        ServeCommand.Make(),
        RelayCommand.Make(),
        SendCommand.Make(),
        DemoCommand.Make(),
        PartnerCommands.Make(house),
        UserCommands.Make(house),
        RosterCommands.Make(house),
        EnrichCommand.Make(),
        CleanMediaCommand.Make(),
        VerifyCommand.Make(house),
        EraseCommand.Make(house),
        RetentionCommand.Make(house),
        DeadLetterCommands.Make(house),
        .. BackupCommands.Make(house),
        .. MoveCommands.Make(),
        KeysCommands.Make(),
        PlacesCommands.Make(),
        PosterCommand.Make(),
    ];
}
