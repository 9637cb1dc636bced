namespace Satark.Local.Commands;

/// <summary>Whose folders a verb is for.</summary>
[Flags]
public enum HouseParts
{
    /// <summary>The desk's.</summary>
    Desk = 1,

    /// <summary>The informers' relay's.</summary>
    Relay = 2,

    /// <summary>Both.</summary>
    Either = Desk | Relay,
}

/// <summary>Where a verb does its work: in this process on a data folder that nobody uses, or inside the process that uses it.</summary>
public interface IHouse
{
    /// <summary>
    /// Runs <paramref name="work"/> with the services of a data folder; exit code as given, or 1 where the folder cannot be opened or is not of the named parts. Another
    /// process that uses the folder is asked the same command line, or <paramref name="ask"/> where its words mean something else there (a path that is not absolute).
    /// </summary>
    Task<int> RunAsync(string folder, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken, HouseParts parts = HouseParts.Desk, string[]? ask = null);
}
