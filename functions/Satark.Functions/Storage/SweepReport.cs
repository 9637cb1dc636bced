namespace Satark.Functions.Storage;

/// <summary>What a sweep found.</summary>
/// <param name="Finished">Changes that were saved and whose messages were brought to their queues.</param>
/// <param name="Dropped">Changes that had not come through and now never will.</param>
/// <param name="Failed">Changes that could not be settled; the next sweep tries again.</param>
/// <param name="Cleared">Fences older than a day that were cleared away.</param>
public sealed record SweepReport(int Finished, int Dropped, int Failed, int Cleared);
