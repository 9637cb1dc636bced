namespace Satark;

/// <summary>What kind of installation this is.</summary>
/// <param name="IsDemo">A demo folder: invented people, every text says so, nothing leaves to a provider.</param>
public sealed record Installation(bool IsDemo);
