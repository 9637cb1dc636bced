namespace Satark.Storage.Archive;

/// <summary>An archive cannot be made or taken in; the message tells the operator, in a sentence, why and what to do.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
