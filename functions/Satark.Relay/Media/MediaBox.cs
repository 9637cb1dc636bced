using Satark.Tips.Line;

namespace Satark.Relay.Media;

/// <summary>Keeps what informers send, sealed, and brings copies without metadata to the desk.</summary>
public sealed class MediaBox
{
    /// <summary>A fresh media id, for a medium that is still to be fetched.</summary>
    public static string NewId() => Satark.Privacy.Ids.Random();

    /// <summary>Keeps a medium under an id; durable when this returns. Refused where it is too large or of a kind that is never taken; a repeat of the same id is no error.</summary>
    public Task<Outcome<TipMedia>> KeepAsync(string id, Stream content, MediaKind claimed, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>These media belong to this tip: their copies may go to the desk now. Repeating is no error; media that are fetched later follow by themselves.</summary>
    public Task AttachAsync(string alias, IReadOnlyList<string> ids, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A medium can never be had (expired with the vendor, too large): the desk is told where it belongs to a tip.</summary>
    public Task LoseAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Throws media away for good, original and key.</summary>
    public Task DiscardAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Brings an original to the desk, on the word of two supervisors.</summary>
    public Task HandOverOriginalAsync(string alias, string id, string wordId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
