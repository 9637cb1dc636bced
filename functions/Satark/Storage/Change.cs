using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Satark.Messaging;

namespace Satark.Storage;

/// <summary>What is to be stored in one act: record writes of one partition and the messages that follow from them.</summary>
/// <remarks>At most <see cref="MaxRows"/> writes and messages together, and <see cref="MaxBytes"/> bytes: what one transaction of Azure Tables holds.</remarks>
public sealed class Change(string partition)
{
    /// <summary>Most writes and messages in one change.</summary>
    public const int MaxRows = 90;

    /// <summary>Most bytes of all bodies in one change.</summary>
    public const int MaxBytes = 3 * 1024 * 1024;

    private readonly List<RecordWrite> _writes = [];
    private readonly List<Message> _messages = [];

    /// <summary>The partition that all writes belong to.</summary>
    public string Partition { get; } = partition;

    /// <summary>The record writes, in the order in which they were added.</summary>
    public IReadOnlyList<RecordWrite> Writes => _writes;

    /// <summary>The messages that follow from the writes.</summary>
    public IReadOnlyList<Message> Messages => _messages;

    /// <summary>How many of <see cref="MaxRows"/> are taken.</summary>
    public int Rows => _writes.Count + _messages.Count;

    /// <summary>Adds a record that must not exist yet.</summary>
    public Change Insert<T>(string row, T value, JsonTypeInfo<T> type) => Add(new(WriteKind.Insert, row, null, Body(value, type)));

    /// <summary>Adds a record, as another store held it, that must not exist yet.</summary>
    public Change Insert(string row, ReadOnlyMemory<byte> body) => Add(new(WriteKind.Insert, row, null, body));

    /// <summary>Replaces a record by one that another store held.</summary>
    public Change Replace(string row, string version, ReadOnlyMemory<byte> body) => Add(new(WriteKind.Replace, row, version, body));

    /// <summary>Replaces a record that must still have the version with which it was loaded.</summary>
    public Change Replace<T>(string row, string version, T value, JsonTypeInfo<T> type) => Add(new(WriteKind.Replace, row, version, Body(value, type)));

    /// <summary>Inserts where <paramref name="loaded"/> is null, else replaces.</summary>
    public Change Put<T>(string row, Stored<T>? loaded, T value, JsonTypeInfo<T> type) =>
        loaded is null ? Insert(row, value, type) : Replace(row, loaded.Version, value, type);

    /// <summary>Deletes a record that must still have this version.</summary>
    public Change Delete(string row, string version) => Add(new(WriteKind.Delete, row, version, default));

    /// <summary>The whole change fails unless the record still has this version. The record itself stays as it is.</summary>
    public Change Require(string row, string version) => Add(new(WriteKind.Require, row, version, default));

    /// <summary>Adds a message that is handled at or after its due time.</summary>
    public Change Send(Message message)
    {
        _messages.Add(message);
        return this;
    }

    /// <summary>Throws where the change is larger than a store need take.</summary>
    /// <exception cref="InvalidOperationException">Too many rows or bytes: a fault of the caller.</exception>
    public void ThrowIfTooLarge()
    {
        long bytes = 0;
        foreach (var write in _writes)
        {
            bytes += write.Body.Length;
        }

        foreach (var message in _messages)
        {
            bytes += message.Body.Length;
        }

        if (Rows > MaxRows || bytes > MaxBytes)
        {
            throw new InvalidOperationException($"A change may hold {MaxRows} rows and {MaxBytes} bytes; this one has {Rows} and {bytes}. Split it, or let a message carry on.");
        }
    }

    private static ReadOnlyMemory<byte> Body<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private Change Add(RecordWrite write)
    {
        _writes.Add(write);
        return this;
    }
}

/// <summary>How a record write meets what is there.</summary>
public enum WriteKind
{
    /// <summary>The row must not exist.</summary>
    Insert,

    /// <summary>The row must exist with the named version.</summary>
    Replace,

    /// <summary>The row must exist with the named version and goes.</summary>
    Delete,

    /// <summary>The row must exist with the named version and stays untouched.</summary>
    Require,
}

/// <summary>One write of a change.</summary>
/// <param name="Kind">How it meets what is there.</param>
/// <param name="Row">The row inside the change's partition.</param>
/// <param name="Version">The version that must still stand (null for an insert).</param>
/// <param name="Body">UTF-8 JSON (empty for a delete or a require).</param>
public readonly record struct RecordWrite(WriteKind Kind, string Row, string? Version, ReadOnlyMemory<byte> Body);
