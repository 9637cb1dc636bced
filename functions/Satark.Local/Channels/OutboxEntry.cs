using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Local.Channels;

/// <summary>A message in the outbox.</summary>
/// <param name="Channel">email, sms or webhook.</param>
/// <param name="To">Phone, mail address, or the agency's id.</param>
/// <param name="Subject">The subject of a mail.</param>
/// <param name="Text">As it would arrive.</param>
/// <param name="At">When it was made.</param>
/// <param name="CaseId">The case.</param>
public sealed record OutboxEntry(string Channel, string To, string Subject, string Text, DateTimeOffset At, string CaseId)
{
    /// <summary>The other cases that it is about, or null.</summary>
    public IReadOnlyList<string>? AlsoAbout { get; init; }
}

/// <summary>How messages are written, in the outbox's files and by its page.</summary>
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(IReadOnlyList<OutboxEntry>))]
public sealed partial class OutboxJson : JsonSerializerContext
{
    /// <summary>Hindi stays readable: a person opens these files. They are never part of a page's markup.</summary>
    public static OutboxJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
