using Azure.Data.Tables;
using Satark.Functions.Storage;
using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>A message as tables and queues carry it.</summary>
/// <param name="Message">The message; its body counts only where <paramref name="Blob"/> is null.</param>
/// <param name="Blob">The blob that holds its body, or null.</param>
internal readonly record struct Parcel(Message Message, string? Blob)
{
    /// <summary>The longest body that travels in the message itself: a queue takes 256 KB with all headers.</summary>
    public const int MaxBytes = 192 * 1024;

    private const string Id = "Id", Kind = "Kind", LaneName = "Lane", Due = "Due", Attempt = "Attempt", Trace = "Trace";

    /// <summary>Due times travel as whole milliseconds, rounded up so that none becomes early.</summary>
    public static long Milliseconds(DateTimeOffset due) => (due.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;

    /// <summary>Writes the parcel into a row.</summary>
    public void Write(TableEntity row)
    {
        row[Id] = Message.Id;
        row[Kind] = Message.Kind;
        row[LaneName] = (int)Message.Lane;
        row[Due] = Milliseconds(Message.DueAt);
        row[Attempt] = Message.Attempt;
        if (Message.TraceParent is { } trace)
        {
            row[Trace] = trace;
        }

        BodyColumns.Write(row, Message.Body, Blob);
    }

    /// <summary>Reads a parcel out of a row.</summary>
    public static Parcel Read(TableEntity row)
    {
        var blob = BodyColumns.BlobOf(row);
        return new Parcel(
            new Message(
                row.Text(Id)!,
                row.Text(Kind)!,
                (Lane)row.Int(LaneName)!.Value,
                DateTimeOffset.FromUnixTimeMilliseconds(row.Long(Due)!.Value),
                blob is null ? BodyColumns.Read(row) : default,
                row.Int(Attempt)!.Value,
                row.Text(Trace)),
            blob);
    }

    /// <summary>The parcel of a message that is not part of a change: a body that is too large is written to a blob first.</summary>
    public static async Task<Parcel> PackAsync(Message message, string name, StorageAccount account, CancellationToken cancellationToken)
    {
        if (message.Body.Length <= MaxBytes)
        {
            return new Parcel(message, null);
        }

        await BlobBodies.WriteAsync(account.MessageBodies, name, message.Body, cancellationToken).ConfigureAwait(false);
        return new Parcel(message, name);
    }

    /// <summary>The message with its body, or null where its blob is gone.</summary>
    public async Task<Message?> UnpackAsync(StorageAccount account, CancellationToken cancellationToken) =>
        Blob is null ? Message
        : await BlobBodies.FindAsync(account.MessageBodies, Blob, cancellationToken).ConfigureAwait(false) is { } body ? Message with { Body = body }
        : null;
}
