using System.Diagnostics.Metrics;

namespace Satark.Functions.Language;

/// <summary>Counts what AI Language is paid for.</summary>
internal static class LanguageRecords
{
    private static readonly Meter Meter = new(Telemetry.Meter);
    private static readonly Counter<long> Records = Meter.CreateCounter<long>(Telemetry.LanguageRecords, "{record}", "Text records that AI Language was paid for.");

    /// <summary>So many text records were answered.</summary>
    public static void Paid(int records) => Records.Add(records);
}
