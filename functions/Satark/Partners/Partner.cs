namespace Satark.Partners;

/// <summary>Somebody who may send alerts: a platform, a helpline, an agency.</summary>
/// <param name="Id">Lower-case slug.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Keys">At most two live keys, so that one can be rotated.</param>
public sealed record Partner(string Id, string Name, IReadOnlyList<PartnerKey> Keys);

/// <summary>A partner's signing key.</summary>
/// <param name="KeyId">Named in the signature header; unique over all partners.</param>
/// <param name="SealedKey">The key as shown to the partner once, sealed (base64).</param>
/// <param name="Scopes">What it may do: <c>alerts:write</c>, <c>alerts:read</c>, <c>alerts:test</c>, <c>relay</c>.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="EndsAt">When it stops being accepted, or null.</param>
public sealed record PartnerKey(string KeyId, string SealedKey, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt = null)
{
    /// <summary>Whether it is accepted at this time.</summary>
    public bool IsLive(DateTimeOffset now) => EndsAt is null || now < EndsAt;
}

/// <summary>What a key may do.</summary>
public static class Scopes
{
    /// <summary>Send, update and cancel alerts.</summary>
    public const string Write = "alerts:write";

    /// <summary>Read what became of them.</summary>
    public const string Read = "alerts:read";

    /// <summary>Send tests and exercises.</summary>
    public const string Test = "alerts:test";

    /// <summary>Bring the words of informers and fetch those of the desk: the relay's own, on another machine. No platform has it.</summary>
    public const string Relay = "relay";

    /// <summary>All that a platform may have.</summary>
    public static readonly IReadOnlyList<string> All = [Write, Read, Test];

    /// <summary>All that a key may have.</summary>
    public static readonly IReadOnlyList<string> Known = [.. All, Relay];
}
