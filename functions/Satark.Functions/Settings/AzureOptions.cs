namespace Satark.Functions.Settings;

/// <summary>Settings <c>Satark:Azure</c>: as whom this app speaks to other services.</summary>
public sealed record AzureOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Azure";

    /// <summary>The client id of the user-assigned identity; without one, the app's own.</summary>
    public string? ClientId { get; init; }

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (ClientId.IsSet() && !Guid.TryParse(ClientId, out _))
        {
            yield return $"{Section}:ClientId must be the client id (a GUID) of the user-assigned identity.";
        }
    }
}
