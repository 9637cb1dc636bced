using Azure.Data.Tables;

namespace Satark.Functions.Storage;

/// <summary>
/// A body as binary columns of a row. Binary, because its size in the row and on the wire depends on nothing but its
/// length: as text, a quote of JSON or a Devanagari letter would take six bytes in the request.
/// </summary>
internal static class BodyColumns
{
    /// <summary>The longest body that a row takes; an entity holds 1 MiB, which the emulator counts in base64.</summary>
    public const int MaxBytes = ColumnBytes * 12;

    /// <summary>The column with the name of the blob that holds the body.</summary>
    public const string Blob = "Blob";

    // A binary column holds 64 KiB.
    private const int ColumnBytes = 60_000;
    private const string Length = "Length";

    private static readonly string[] Names = [.. Enumerable.Range(0, MaxBytes / ColumnBytes).Select(n => $"B{n:D2}")];

    /// <summary>Writes a body into a row, or the name of the blob that holds it.</summary>
    public static void Write(TableEntity row, ReadOnlyMemory<byte> body, string? blob)
    {
        if (blob is not null)
        {
            row[Blob] = blob;
            return;
        }

        row[Length] = body.Length;
        for (var column = 0; column * ColumnBytes < body.Length; column++)
        {
            row[Names[column]] = body.Slice(column * ColumnBytes, Math.Min(ColumnBytes, body.Length - (column * ColumnBytes))).ToArray();
        }
    }

    /// <summary>The blob that holds a row's body, or null where the row holds it.</summary>
    public static string? BlobOf(TableEntity row) => row.Text(Blob);

    /// <summary>Reads a body out of its row.</summary>
    /// <exception cref="InvalidDataException">A part of it is missing.</exception>
    public static ReadOnlyMemory<byte> Read(TableEntity row)
    {
        var body = new byte[row.Int(Length) ?? throw new InvalidDataException($"The row {row.Key()} has no body.")];
        for (var column = 0; column * ColumnBytes < body.Length; column++)
        {
            var part = row.Bytes(Names[column]) ?? throw new InvalidDataException($"A part of the row {row.Key()} is missing.");
            part.CopyTo(body.AsSpan(column * ColumnBytes));
        }

        return body;
    }
}
