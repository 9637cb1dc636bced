namespace Satark.Functions.Settings;

/// <summary>The settings have faults; the message holds a line for each, which names the setting and says what to do.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Faults => faults;
}
