namespace Satark.Http.Channels;

/// <summary>The address under which officers and providers reach this installation.</summary>
/// <param name="Get">Asked at each use, since a port may be known only after the start.</param>
public sealed record PublicAddress(Func<Uri> Get);
