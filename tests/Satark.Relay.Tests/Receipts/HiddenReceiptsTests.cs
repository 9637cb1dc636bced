using Satark.Relay.Receipts;

namespace Satark.Relay.Tests.Receipts;

public sealed class HiddenReceiptsTests
{
    [Theory]
    [InlineData("As in my receipt 4219-0545-0865-0392, he sells", "As in my receipt 4219-••••-••••-0392, he sells")]
    [InlineData("4219054508650392", "4219-••••-••••-0392")]
    [InlineData("४२१९ ०५४५ ०८६५ ०३९२", "४२१९-••••-••••-०३९२")]
    [InlineData("रसीद ۴۲۱۹–۰۵۴۵ 0865.0392", "रसीद ۴۲۱۹-••••-••••-0392")]
    [InlineData("Call 9876543210 or 112, Aadhaar 1234 5678 9012", "Call 9876543210 or 112, Aadhaar 1234 5678 9012")]
    [InlineData("12345678901234567", "12345678901234567")]
    [InlineData(null, null)]
    public void What_may_be_a_receipt_never_goes_to_the_desk(string? words, string? expected) => Assert.Equal(expected, HiddenReceipts.In(words));
}
