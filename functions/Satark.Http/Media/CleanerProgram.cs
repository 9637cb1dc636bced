using System.Reflection;

namespace Satark.Http.Media;

/// <summary>How the program that makes copies is started: the host's own, with another verb.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">What comes before and with the verb.</param>
public sealed record CleanerProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The program of this assembly: run by <c>dotnet</c>, so that it does not matter whether this process was started by it or by a program file of its own.</summary>
    /// <param name="program">The assembly with the entry point that knows the verb.</param>
    public static CleanerProgram Of(Assembly program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return new CleanerProgram(Dotnet(), [program.Location, CleanMediaVerb.Name]);
    }

    // This very process, where it is dotnet; else the one beside the runtime that we run on: <root>/shared/Microsoft.NETCore.App/<version>/.
    private static string Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name)
        {
            return Environment.ProcessPath!;
        }

        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return runtime is not null && Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name)) is var beside && System.IO.File.Exists(beside) ? beside : name;
    }
}
