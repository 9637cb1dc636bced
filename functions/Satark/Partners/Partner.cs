namespace Satark.Partners;

/// <summary>Somebody who may send alerts: a platform, a helpline, an agency.</summary>
/// <param name="Id">Lower-case slug.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Keys">At most two live keys, so that one can be rotated.</param>
public sealed record Partner(string Id, string Name, IReadOnlyList<PartnerKey> Keys)
{
    /// <summary>Where its own system is told each state of its alerts; null: it asks at <c>statusUrl</c>.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>How it is reached, and from where its mails come; null where nobody said.</summary>
    public PartnerContact? Contact { get; init; }
}

/// <summary>How a partner is reached, and from where its mails come.</summary>
/// <param name="Senders">Addresses (<c>alerts@example.org</c>) and whole domains (<c>@example.org</c>) whose signed mails are the partner's own word.</param>
/// <param name="Mail">Where questions go about alerts that did not come by mail, or null.</param>
/// <param name="Phone">Its emergency number in E.164, or null.</param>
public sealed record PartnerContact(IReadOnlyList<string> Senders, string? Mail, string? Phone)
{
    /// <summary>Whether mails from this address (in lower case) are the partner's, once a signature proves them.</summary>
    public bool IsSender(string address) =>
        Senders.Any(s => s.Equals(s.StartsWith('@') ? address[address.LastIndexOf('@')..] : address, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong, a sentence each; empty where it can be used.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var sender in Senders.Where(s => !Notifications.Address.IsMail(s.StartsWith('@') ? "a" + s : s) || !s[(s.LastIndexOf('@') + 1)..].Contains('.', StringComparison.Ordinal)))
        {
            yield return $"'{sender}' is no sender: give an address like alerts@example.org, or a whole domain like @example.org.";
        }

        if (Mail is not null && !Notifications.Address.IsMail(Mail))
        {
            yield return $"'{Mail}' is no mail address.";
        }

        if (Phone is not null && !Notifications.Address.IsPhone(Phone))
        {
            yield return $"'{Phone}' is no telephone number: write it with its country code, like +911234567890.";
        }
    }
}

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
