using Satark.Functions.Keys;

namespace Satark.Functions.Tests.Keys;

public sealed class KeyOptionsTests
{
    private static readonly string Secret = Convert.ToBase64String(new byte[32]);

    private static readonly Uri Vault = new("https://name.vault.azure.net");

    [Fact]
    public void A_vault_or_outside_Azure_a_secret_is_enough()
    {
        Assert.Empty(new KeyOptions { VaultUri = Vault }.Faults(inAzure: true));
        Assert.Empty(new KeyOptions { Secret = Secret }.Faults(inAzure: false));
        Assert.Empty(new KeyOptions { Secret = Secret.TrimEnd('=') }.Faults(inAzure: false));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_named()
    {
        Assert.Contains("Satark:Keys:VaultUri is missing", Fault(new KeyOptions()), StringComparison.Ordinal);
        Assert.Contains("must be a whole https address", Fault(new KeyOptions { VaultUri = new Uri("http://name.vault.azure.net") }), StringComparison.Ordinal);
        Assert.Contains("base64 of 32 bytes", Fault(new KeyOptions { Secret = "c2hvcnQ=" }), StringComparison.Ordinal);
        Assert.Contains("both set", Fault(new KeyOptions { Secret = Secret, VaultUri = Vault }), StringComparison.Ordinal);
        Assert.Contains("is for a developer's machine", Fault(new KeyOptions { Secret = Secret }, inAzure: true), StringComparison.Ordinal);
    }

    private static string Fault(KeyOptions options, bool inAzure = false) => Assert.Single(options.Faults(inAzure));
}
