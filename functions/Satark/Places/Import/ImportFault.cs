namespace Satark.Places.Import;

/// <summary>What is wrong with an official list, and where, so that whoever keeps the list can put it right.</summary>
/// <param name="Line">The line, counted from 1, on which the row or feature begins.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record ImportFault(int Line, string What);
