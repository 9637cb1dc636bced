namespace Satark.Functions.Tests;

/// <summary>The storage emulator that <c>scripts/check-azure</c> starts and names in <c>SATARK_AZURITE</c>.</summary>
public static class Azurite
{
    /// <summary>Its connection string, with the emulator's public, documented account.</summary>
    public static string ConnectionString { get; } = Environment.GetEnvironmentVariable("SATARK_AZURITE") is { Length: > 0 } text
        ? text
        : throw new InvalidOperationException("SATARK_AZURITE is not set: run these tests with scripts/check-azure, which starts the storage emulator.");
}
