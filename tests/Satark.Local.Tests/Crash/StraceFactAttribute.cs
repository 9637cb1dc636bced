using System.ComponentModel;
using System.Diagnostics;

namespace Satark.Local.Tests.Crash;

/// <summary>A fact that needs <c>strace</c> and leave to trace; without either it is skipped and says why.</summary>
public sealed class StraceFactAttribute : FactAttribute
{
    private static readonly string? Reason = ReasonToSkip();

    public StraceFactAttribute() => Skip = Reason!;

    private static string? ReasonToSkip()
    {
        try
        {
            using var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            var said = strace.StandardError.ReadToEnd();
            strace.WaitForExit();
            return strace.ExitCode == 0 ? null : "strace may not trace here: " + said.Trim();
        }
        catch (Win32Exception)
        {
            return "strace is not installed";
        }
    }
}
