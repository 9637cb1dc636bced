using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Enrichment.Lines;

/// <summary>Enriches a stream of messages, one JSON object a line, into a stream of answers: one line out for each line in, in the same order.</summary>
public sealed class EnrichLines(EnrichText enrich, TimeProvider clock)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>With the tables and models that are built in: it needs neither data nor settings.</summary>
    public static EnrichLines BuiltIn() => new(new EnrichText(new TextEvidence(new PlaceFinder(Gazetteer.Default), Gazetteer.Default)), TimeProvider.System);

    /// <summary>
    /// Answers every line until the input ends, or its reader waits: answers are flushed whenever no further whole line is there, so that a program at the
    /// other end of two pipes gets each answer before it sends the next message.
    /// </summary>
    /// <param name="input">Lines <c>{"id", "text"}</c> in UTF-8, of up to 32 MiB each.</param>
    /// <param name="output">Gets the answers, and nothing else.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    /// <returns>How many lines there were, and how many of them were no message.</returns>
    public async Task<EnrichedLines> HandleAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        var reader = new LineReader(input);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        await using var json = new Utf8JsonWriter(buffer, Options);
        var (lines, faults) = (0L, 0L);
        while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            lines++;
            var line = MessageLine.Read(next);
            if (line.Text is { } text)
            {
                EnrichedLine.Write(json, line, enrich.Of(text, clock.GetUtcNow()));
            }
            else
            {
                faults++;
                EnrichedLine.WriteFault(json, line, lines);
            }

            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount > 32 * 1024 || !reader.HasAnother)
            {
                await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                await output.FlushAsync(cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
            }
        }

        return new EnrichedLines(lines, faults);
    }
}

/// <summary>What became of a stream of messages.</summary>
/// <param name="Lines">How many lines were answered.</param>
/// <param name="Faults">How many of them held no message.</param>
public sealed record EnrichedLines(long Lines, long Faults);
