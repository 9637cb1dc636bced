namespace Satark.Local.Commands;

/// <summary>Where a verb does its work: in this process on a data folder that nobody uses, or inside the process that uses it.</summary>
public interface IHouse
{
    /// <summary>Runs <paramref name="work"/> with the services of a data folder; exit code as given, or 1 where the folder cannot be opened.</summary>
    Task<int> RunAsync(string folder, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken);
}
