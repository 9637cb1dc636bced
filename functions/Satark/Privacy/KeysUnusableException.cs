namespace Satark.Privacy;

/// <summary>Keys, or a copy of them, cannot be used; the message tells the operator, in a sentence, why and what to do.</summary>
public sealed class KeysUnusableException(string message, Exception? inner = null) : Exception(message, inner);
