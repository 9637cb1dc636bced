using System.Text.Json.Serialization;
using Satark.Messaging;

namespace Satark.Storage.Archive;

/// <summary>
/// One line of an archive: everything that an installation holds except keys and media, on its way to another host.
/// </summary>
/// <remarks>
/// <para>
/// A text file (UTF-8) of JSON lines, in this order: one <c>head</c> (format, which keys, when); the lines of the anchor
/// file (<c>anchor</c>); all records (<c>record</c>), those of a partition together; dead letters (<c>letter</c>); messages
/// that wait, timers among them (<c>message</c>); one <c>end</c> with the counts and the SHA-256 over all lines before it,
/// each with its line feed, so that a file that was cut or altered is noticed before anything of it is taken in.
/// </para>
/// <para>
/// What people wrote is sealed in it as it was in the store, and can be read only with the keys, which travel apart. Names
/// and numbers of officers are not sealed: the file is for its owner alone.
/// </para>
/// </remarks>
public sealed record ArchiveLine
{
    /// <summary>The first line.</summary>
    public ArchiveHead? Head { get; init; }

    /// <summary>A line of the anchor file, oldest first.</summary>
    public string? Anchor { get; init; }

    /// <summary>A record.</summary>
    public ArchivedRecord? Record { get; init; }

    /// <summary>A message that no handler could take.</summary>
    public ArchivedLetter? Letter { get; init; }

    /// <summary>A message that waits.</summary>
    public ArchivedMessage? Message { get; init; }

    /// <summary>The last line.</summary>
    public ArchiveEnd? End { get; init; }

    /// <summary>The kind's place in the order; null for a line that is none or several of them.</summary>
    [JsonIgnore]
    internal int? Place => (Head, Anchor, Record, Letter, Message, End) switch
    {
        ({ }, null, null, null, null, null) => 0,
        (null, { }, null, null, null, null) => 1,
        (null, null, { }, null, null, null) => 2,
        (null, null, null, { }, null, null) => 3,
        (null, null, null, null, { }, null) => 4,
        (null, null, null, null, null, { }) => 5,
        _ => null,
    };

    /// <summary>A record's line.</summary>
    public static ArchiveLine Of(RecordKey key, ReadOnlyMemory<byte> body) => new() { Record = new(key.Partition, key.Row, body.ToArray()) };

    /// <summary>A message's line.</summary>
    public static ArchiveLine Of(Message message) => new() { Message = ArchivedMessage.Of(message) };

    /// <summary>A dead letter's line.</summary>
    public static ArchiveLine Of(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return new() { Letter = new(letter.Id, letter.Reason, letter.At, ArchivedMessage.Of(letter.Message)) };
    }
}

/// <summary>What an archive says of itself.</summary>
/// <param name="Satark">Always <see cref="Name"/>.</param>
/// <param name="Version">The format's version.</param>
/// <param name="Keys">The fingerprint (hex) of the secret under which its contents are sealed.</param>
/// <param name="At">When it was made.</param>
public sealed record ArchiveHead(string Satark, int Version, string Keys, DateTimeOffset At)
{
    /// <summary>What tells an archive from any other file.</summary>
    public const string Name = "archive";

    /// <summary>The format that this program writes, and the newest that it reads.</summary>
    public const int Known = 1;
}

/// <summary>A record. Its version stays behind: each store gives its own.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Row">Its row.</param>
/// <param name="Body">Its body, byte for byte.</param>
public sealed record ArchivedRecord(string Partition, string Row, byte[] Body);

/// <summary>A message with all that decides when and how it is handled.</summary>
public sealed record ArchivedMessage(string Id, string Kind, Lane Lane, DateTimeOffset DueAt, int Attempt, byte[] Body, string? TraceParent = null)
{
    /// <summary>A message as an archive holds it.</summary>
    public static ArchivedMessage Of(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new(message.Id, message.Kind, message.Lane, message.DueAt, message.Attempt, message.Body.ToArray(), message.TraceParent);
    }

    /// <summary>The message again.</summary>
    public Message ToMessage() => new(Id, Kind, Lane, DueAt, Body, Attempt, TraceParent);
}

/// <summary>A dead letter.</summary>
public sealed record ArchivedLetter(string Id, string Reason, DateTimeOffset At, ArchivedMessage Message)
{
    /// <summary>The dead letter again.</summary>
    public DeadLetter ToLetter() => new(Id, Message.ToMessage(), Reason, At);
}

/// <summary>How much an archive holds, and what proves that it is whole.</summary>
/// <param name="Anchors">Lines of the anchor file.</param>
/// <param name="Records">Records.</param>
/// <param name="Letters">Dead letters.</param>
/// <param name="Messages">Messages that wait.</param>
/// <param name="Sha256">Hex, over all lines before this one.</param>
public sealed record ArchiveEnd(long Anchors, long Records, long Letters, long Messages, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ArchiveLine))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
