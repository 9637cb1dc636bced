namespace Satark.Functions.Settings;

/// <summary>Settings <c>Satark:Storage</c>: tables and blobs of one storage account.</summary>
public sealed record StorageOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Storage";

    /// <summary>Address of the tables, such as <c>https://account.table.core.windows.net</c>.</summary>
    public string? TableEndpoint { get; init; }

    /// <summary>Address of the blobs, such as <c>https://account.blob.core.windows.net</c>.</summary>
    public string? BlobEndpoint { get; init; }

    /// <summary>The emulator's connection string, instead of both.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults(AzureSite site)
    {
        if (SettingRules.SecretFault($"{Section}:ConnectionString", ConnectionString, site, $"{Section}:TableEndpoint and {Section}:BlobEndpoint") is { } secret)
        {
            yield return secret;
        }
        else if (ConnectionString.IsSet() && (TableEndpoint.IsSet() || BlobEndpoint.IsSet()))
        {
            yield return $"{Section}:ConnectionString contradicts {Section}:TableEndpoint and {Section}:BlobEndpoint: keep the endpoints in Azure, the connection string for the emulator.";
        }

        foreach (var (name, value) in new[] { ("TableEndpoint", TableEndpoint), ("BlobEndpoint", BlobEndpoint) })
        {
            if (!value.IsSet() && !ConnectionString.IsSet())
            {
                yield return $"{Section}:{name} is missing: set it to the storage account's address, or {Section}:ConnectionString to the emulator's.";
            }

            if (SettingRules.HttpsFault($"{Section}:{name}", value) is { } fault)
            {
                yield return fault;
            }
        }
    }

    /// <summary>Says nothing of the key, so that it can never be logged with the record.</summary>
    public override string ToString() => ConnectionString.IsSet() ? "the storage emulator" : $"{TableEndpoint} and {BlobEndpoint}";
}
