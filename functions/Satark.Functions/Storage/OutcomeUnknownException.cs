namespace Satark.Functions.Storage;

/// <summary>
/// The storage account took a change and then fell silent, so that nobody can say whether it is stored. Nothing may be
/// promised; the sweeper settles the change when the account answers again, and the caller may do his again.
/// </summary>
public sealed class OutcomeUnknownException(string message, Exception inner) : Exception(message, inner);
