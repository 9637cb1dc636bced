namespace Satark.Local.Storage;

/// <summary>The data folder cannot be used; the message tells the operator, in a sentence, why and what to do. The command line shows it without a stack.</summary>
public sealed class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);
