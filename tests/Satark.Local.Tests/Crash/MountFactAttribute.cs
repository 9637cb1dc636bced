using System.ComponentModel;
using System.Diagnostics;

namespace Satark.Local.Tests.Crash;

/// <summary>A fact that mounts a small disk in memory; without leave to mount it is skipped and says why.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    private static readonly string? Reason = ReasonToSkip();

    public MountFactAttribute() => Skip = Reason!;

    private static string? ReasonToSkip()
    {
        var folder = Directory.CreateTempSubdirectory("satark-mount-").FullName;
        try
        {
            if (Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) is { Length: > 0 } fault)
            {
                return "mounting is not possible here: " + fault;
            }

            Run("umount", folder);
            return null;
        }
        catch (Win32Exception)
        {
            return "there is no mount program";
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said.Length > 0 ? said : $"exit code {process.ExitCode}";
    }
}
