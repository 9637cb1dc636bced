using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Satark.Functions.Tests.Storage;

/// <summary>Sees every request to the tables, and may answer, break or repeat it instead of the account.</summary>
public sealed class OnTheWay : HttpPipelinePolicy
{
    /// <summary>Called instead of sending; calls its second argument to send. Null: everything is sent.</summary>
    public Func<HttpMessage, Func<ValueTask>, ValueTask>? Instead { get; set; }

    /// <summary>Method and path of each request.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    public static bool IsTransaction(HttpMessage message) => message.Request.Uri.ToString().EndsWith("$batch", StringComparison.Ordinal);

    /// <summary>A transaction that adds something: a change, not the deletion of its outbox.</summary>
    public static bool IsChange(HttpMessage message) => IsTransaction(message) && Body(message).Contains("\nPOST ", StringComparison.Ordinal);

    public static string Body(HttpMessage message)
    {
        using var stream = new MemoryStream();
        message.Request.Content!.WriteTo(stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Answers without asking the account.</summary>
    public static void Answer(HttpMessage message, int status) => message.Response = new Answered(status);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Nothing waits in a blocking way.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Seen.Enqueue($"{message.Request.Method} {message.Request.Uri.Path}");
        if (Instead is { } instead)
        {
            await instead(message, () => ProcessNextAsync(message, pipeline));
        }
        else
        {
            await ProcessNextAsync(message, pipeline);
        }
    }

    private sealed class Answered(int status) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "in a test";

        public override Stream? ContentStream { get; set; } = new MemoryStream();

        public override string ClientRequestId { get; set; } = "";

        public override bool IsError => status >= 400;

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
