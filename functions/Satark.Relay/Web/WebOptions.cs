namespace Satark.Relay.Web;

/// <summary>When the web form takes how much. Settings <c>Satark:Relay:Web:*</c>.</summary>
public sealed record WebOptions
{
    /// <summary>Tips that may come in a minute before proof of work is asked for.</summary>
    public int CalmPerMinute { get; init; } = 60;

    /// <summary>Leading zero bits that a proof needs at the least; an old phone takes some seconds for 18.</summary>
    public int ProofBits { get; init; } = 18;

    /// <summary>Tips a minute that get through under load without a proof.</summary>
    public int SlowPerMinute { get; init; } = 30;

    /// <summary>Seconds for which such a tip waits at the least.</summary>
    public int SlowWaitSeconds { get; init; } = 30;

    /// <summary>Forms with files that are taken at the same moment.</summary>
    public int UploadsAtOnce { get; init; } = 8;

    /// <summary>MiB of files that all informers together may bring in an hour.</summary>
    public int UploadMebibytesPerHour { get; init; } = 4096;

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults(string section) =>
        from setting in new (string Name, int Value, int Least, int Most)[]
        {
            (nameof(CalmPerMinute), CalmPerMinute, 1, 100_000), (nameof(ProofBits), ProofBits, 8, 24), (nameof(SlowPerMinute), SlowPerMinute, 1, 10_000),
            (nameof(SlowWaitSeconds), SlowWaitSeconds, 1, 300), (nameof(UploadsAtOnce), UploadsAtOnce, 1, 1000), (nameof(UploadMebibytesPerHour), UploadMebibytesPerHour, 100, 1_000_000),
        }
        where setting.Value < setting.Least || setting.Value > setting.Most
        select $"{section}:{setting.Name} must be a number from {setting.Least} to {setting.Most}.";
}
