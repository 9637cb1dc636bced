namespace Satark.Storage;

/// <summary>Where a record lies. Neither part may hold <c>/ \ # ?</c> or control characters (Azure Tables' rule).</summary>
/// <param name="Partition">What is saved together: all cases of one duplicate key, one index, one account, …</param>
/// <param name="Row">The record inside its partition; rows are listed in ordinal order.</param>
public readonly record struct RecordKey(string Partition, string Row);

/// <summary>A record as the store gave it.</summary>
/// <param name="Key">Where it lies.</param>
/// <param name="Version">Opaque; it differs after every change of the record. Hand it back to change the record.</param>
/// <param name="Body">UTF-8 JSON.</param>
public sealed record StoredRecord(RecordKey Key, string Version, ReadOnlyMemory<byte> Body);

/// <summary>A record's value together with the version that a change of it must name.</summary>
/// <typeparam name="T">The record's type.</typeparam>
/// <param name="Value">The value as loaded.</param>
/// <param name="Version">The store's version of it.</param>
public sealed record Stored<T>(T Value, string Version);
