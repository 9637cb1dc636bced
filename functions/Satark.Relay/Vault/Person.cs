namespace Satark.Relay.Vault;

/// <summary>How a message reaches an informer: what the webhook said of its sender.</summary>
/// <param name="Phone">The number's digits with country code, or null: people with a user name need not show it.</param>
/// <param name="UserId">Meta's business-scoped user id, or null.</param>
internal sealed record Address(string? Phone, string? UserId)
{
    /// <summary>Whether there is anything to go by.</summary>
    public bool IsAny => Phone is not null || UserId is not null;

    /// <summary>Never says whose.</summary>
    public override string ToString() => "an address";
}

/// <summary>Who an informer is and which talk is theirs: the one record of the whole system that says so.</summary>
/// <param name="Talk">The talk's id.</param>
/// <param name="Phone">The number, or null.</param>
/// <param name="UserId">The user id, or null.</param>
internal sealed record Person(string Talk, string? Phone, string? UserId)
{
    /// <summary>Where messages go.</summary>
    public Address Address => new(Phone, UserId);

    /// <summary>Never says who.</summary>
    public override string ToString() => "a person";
}
