namespace Satark.Relay.Tests;

public sealed class RelayOptionsTests
{
    private static readonly RelayOptions Whole = new() { VerifyToken = "0123456789abcdef", AppSecret = "0123456789abcdef", AccessToken = "token", PhoneNumberId = "106540352242922" };

    [Fact]
    public void Nothing_set_and_everything_set_are_without_fault()
    {
        Assert.Empty(new RelayOptions().Faults());
        Assert.Empty(Whole.Faults());
    }

    public static TheoryData<string, RelayOptions> Faulty => new()
    {
        { "VerifyToken", Whole with { VerifyToken = "short" } },
        { "AppSecret", Whole with { AppSecret = "short" } },
        { "AppSecretBefore", new RelayOptions { AppSecretBefore = "0123456789abcdef" } },
        { "PhoneNumberId", Whole with { PhoneNumberId = null } },
        { "PhoneNumberId", Whole with { PhoneNumberId = "+91 98765" } },
        { "VerifyToken", Whole with { VerifyToken = null } },
        { "ApiUrl", Whole with { ApiUrl = new Uri("http://graph.facebook.com/v25.0/") } },
        { "ApiUrl", Whole with { ApiUrl = new Uri("https://graph.facebook.com/v25.0") } },
        { "MediaHosts", Whole with { MediaHosts = " , " } },
        { "MediaHosts", Whole with { MediaHosts = "lookaside.fbsbx.com, *.net" } },
        { "MediaHosts", Whole with { MediaHosts = "https://lookaside.fbsbx.com" } },
        { "ReceiptsAtOnce", Whole with { ReceiptsAtOnce = 0 } },
        { "ReceiptRounds", Whole with { ReceiptRounds = 1000 } },
        { "MappingDays", Whole with { MappingDays = 0 } },
        { "DraftDays", Whole with { DraftDays = 1 } },
        { "WordDays", Whole with { WordDays = 0 } },
        { "ReceiptDays", Whole with { ReceiptDays = 0 } },
        { "OriginalDays", Whole with { OriginalDays = 0 } },
        { "HashDays", Whole with { HashDays = 6 } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_names_its_setting(string name, RelayOptions options) =>
        Assert.Contains(options.Faults(), f => f.Contains($"Satark:Relay:{name}", StringComparison.Ordinal));
}
