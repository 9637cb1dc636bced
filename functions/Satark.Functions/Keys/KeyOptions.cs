namespace Satark.Functions.Keys;

/// <summary>Settings <c>Satark:Keys</c>: where the wrapping secret of all keys is kept.</summary>
public sealed record KeyOptions
{
    /// <summary>The Key Vault, as in https://name.vault.azure.net; the secret in it is called <see cref="VaultSecret.Name"/>.</summary>
    public Uri? VaultUri { get; init; }

    /// <summary>The secret itself, base64 of 32 bytes: for a developer's machine, in place of a vault.</summary>
    public string? Secret { get; init; }

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    /// <param name="inAzure">Whether the app runs in Azure, where settings are read by many and no secret belongs into one.</param>
    public IEnumerable<string> Faults(bool inAzure)
    {
        var hasSecret = !string.IsNullOrWhiteSpace(Secret);
        if (hasSecret && inAzure)
        {
            yield return "Satark:Keys:Secret is for a developer's machine: in Azure name the Key Vault in Satark:Keys:VaultUri.";
        }
        else if (hasSecret && VaultUri is not null)
        {
            yield return "Satark:Keys:Secret and Satark:Keys:VaultUri are both set: take one of them away.";
        }
        else if (hasSecret && SecretText.Read(Secret) is null)
        {
            yield return "Satark:Keys:Secret must be the base64 of 32 bytes, as 'openssl rand -base64 32' makes it.";
        }
        else if (!hasSecret && VaultUri is null)
        {
            yield return "Satark:Keys:VaultUri is missing: the address of the Key Vault, as in https://name.vault.azure.net.";
        }
        else if (VaultUri is { } uri && (!uri.IsAbsoluteUri || uri.Scheme != Uri.UriSchemeHttps))
        {
            yield return $"Satark:Keys:VaultUri must be a whole https address, as in https://name.vault.azure.net; it is '{uri}'.";
        }
    }
}
