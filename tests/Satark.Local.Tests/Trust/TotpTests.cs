using System.Text;
using Satark.Http.Accounts;

namespace Satark.Local.Tests.Trust;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the SHA-1 column.
    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void The_codes_are_those_of_RFC_6238(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.Code(Secret, Totp.StepOf(at), 8));
        Assert.Equal(Totp.StepOf(at), Totp.Match(Secret, code[2..], at, 0));
    }

    [Fact]
    public void A_code_counts_one_step_early_or_late_and_no_further_and_never_again()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_015);
        var step = Totp.StepOf(now);
        foreach (var off in new[] { -2, -1, 0, 1, 2 })
        {
            Assert.Equal(Math.Abs(off) <= 1 ? step + off : null, Totp.Match(Secret, Totp.Code(Secret, step + off), now, 0));
        }

        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step), now, step));
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step - 1), now, step));
        Assert.Null(Totp.Match(Secret, "", now, 0));
    }
}
