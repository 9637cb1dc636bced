namespace Satark.Functions.Settings;

/// <summary>Settings <c>Satark:Keys</c>: where the key lies that wraps all others.</summary>
public sealed record KeyOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Keys";

    private const int SecretBytes = 32;

    /// <summary>Address of the key vault, such as <c>https://name.vault.azure.net</c>.</summary>
    public string? VaultUri { get; init; }

    /// <summary>The wrapping key itself, 32 bytes in base64, for a developer's machine without a vault.</summary>
    public string? Secret { get; init; }

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults(AzureSite site)
    {
        if (SettingRules.SecretFault($"{Section}:Secret", Secret, site, $"{Section}:VaultUri") is { } secret)
        {
            yield return secret;
        }
        else if (Secret.IsSet() && VaultUri.IsSet())
        {
            yield return $"{Section}:Secret contradicts {Section}:VaultUri: keep the vault in Azure, the secret on a developer's machine.";
        }
        else if (!Secret.IsSet() && !VaultUri.IsSet())
        {
            yield return site.IsAzure
                ? $"{Section}:VaultUri is missing: set it to the key vault's address."
                : $"{Section}:Secret is missing: set it to 32 random bytes in base64 (openssl rand -base64 32), or {Section}:VaultUri to a key vault's address.";
        }

        if (Secret.IsSet() && !IsKey(Secret))
        {
            yield return $"{Section}:Secret must be {SecretBytes} bytes in base64 (openssl rand -base64 32).";
        }

        if (SettingRules.HttpsFault($"{Section}:VaultUri", VaultUri) is { } fault)
        {
            yield return fault;
        }
    }

    /// <summary>Says nothing of the key, so that it can never be logged with the record.</summary>
    public override string ToString() => VaultUri ?? "a key in the settings";

    private static bool IsKey(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length == SecretBytes;
}
