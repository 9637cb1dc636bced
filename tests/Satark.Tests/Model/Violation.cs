namespace Satark.Tests.Model;

/// <summary>Something that must never happen has happened.</summary>
internal sealed class ViolationException(string text) : Exception(text);

/// <summary>An error that the model made itself: handlers must live with it.</summary>
internal sealed class InjectedException() : Exception("injected");
