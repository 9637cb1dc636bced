using System.Security.Cryptography;
using System.Text;
using Satark.Partners;

namespace Satark.Tests.Partners;

public sealed class SignatureHeaderTests
{
    private static readonly byte[] Key = "a key as it was shown to the partner"u8.ToArray();
    private static readonly byte[] Other = "another key"u8.ToArray();
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"1","text":"बलिया 🌧"}""");
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 14, 0, TimeSpan.Zero);
    private static readonly string Hex = new('a', 64);

    [Fact]
    public void A_request_that_was_signed_with_the_key_fits()
    {
        var header = SignatureHeader.Parse(SignatureHeader.Sign("sample.1", Now, Key, Body));

        Assert.NotNull(header);
        Assert.Equal("sample.1", header.KeyId);
        Assert.Equal(Now, header.SignedAt);
        Assert.True(header.Verify(Key, Body));
    }

    [Fact]
    public void The_signature_is_hex_HMAC_SHA256_over_time_dot_body()
    {
        var t = Now.ToUnixTimeSeconds();
        var mac = Convert.ToHexString(HMACSHA256.HashData(Key, (byte[])[.. Encoding.ASCII.GetBytes($"{t}."), .. Body]));

        Assert.True(SignatureHeader.Parse($"key=k,t={t},v1={mac}")!.Verify(Key, Body));
    }

    [Fact]
    public void Another_key_another_body_or_another_time_does_not_fit()
    {
        var text = SignatureHeader.Sign("k", Now, Key, Body);

        Assert.False(SignatureHeader.Parse(text)!.Verify(Other, Body));
        Assert.False(SignatureHeader.Parse(text)!.Verify(Key, [.. Body, (byte)' ']));
        Assert.False(SignatureHeader.Parse(text.Replace($"t={Now.ToUnixTimeSeconds()}", $"t={Now.ToUnixTimeSeconds() + 1}", StringComparison.Ordinal))!.Verify(Key, Body));
    }

    [Fact]
    public void One_of_several_signatures_is_enough()
    {
        var right = SignatureHeader.Sign("k", Now, Key, Body);

        Assert.True(SignatureHeader.Parse($"{right}, v1={Hex}")!.Verify(Key, Body));
        Assert.True(SignatureHeader.Parse(right.Replace("v1=", $"v1={Hex}, v1=", StringComparison.Ordinal))!.Verify(Key, Body));
    }

    [Fact]
    public void An_empty_body_can_be_signed() => Assert.True(SignatureHeader.Parse(SignatureHeader.Sign("k", Now, Key, []))!.Verify(Key, []));

    [Fact]
    public void Pieces_of_a_body_fit_like_the_whole()
    {
        var header = SignatureHeader.Parse(SignatureHeader.Sign("k", Now, Key, Body))!;
        using var hash = header.Begin(Key);
        foreach (var one in Body)
        {
            hash.AppendData([one]);
        }

        Assert.True(header.Fits(hash.GetHashAndReset()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_signature_counts_for_five_minutes_to_either_side(int seconds, bool inTime) =>
        Assert.Equal(inTime, SignatureHeader.Parse(SignatureHeader.Sign("k", Now, Key, Body))!.IsInTime(Now.AddSeconds(seconds)));

    [Fact]
    public void Names_of_a_later_version_are_passed_over() =>
        Assert.True(SignatureHeader.Parse("v2=abc, " + SignatureHeader.Sign("k", Now, Key, Body) + ", nonce=1")!.Verify(Key, Body));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("key=k")]
    [InlineData("key=k, t=1")]
    [InlineData("key=k, v1=AAAA")]
    [InlineData("t=1, v1=AAAA")]
    [InlineData("key=, t=1, v1=AAAA")]
    [InlineData("key=k, t=, v1=AAAA")]
    [InlineData("key=k, t=01, v1=AAAA")]
    [InlineData("key=k, t=+1, v1=AAAA")]
    [InlineData("key=k, t=-1, v1=AAAA")]
    [InlineData("key=k, t=1.5, v1=AAAA")]
    [InlineData("key=k, t=99999999999999, v1=AAAA")]
    [InlineData("key=k, t=1, t=1, v1=AAAA")]
    [InlineData("key=k, key=k, t=1, v1=AAAA")]
    [InlineData("key=k, t=1, v1=zz")]
    [InlineData("key=k, t=1, v1=AAAA, v1=zz")]
    [InlineData("key=k; t=1; v1=AAAA")]
    public void What_is_no_signature_header_is_none(string? text) =>
        Assert.Null(SignatureHeader.Parse(text?.Replace("AAAA", Hex, StringComparison.Ordinal)));

    [Fact]
    public void A_header_without_end_is_none()
    {
        Assert.Null(SignatureHeader.Parse("key=k, t=1, v1=" + Hex + string.Concat(Enumerable.Repeat(", v1=" + Hex, 9))));
        Assert.Null(SignatureHeader.Parse("key=k, t=1, v1=" + Hex + ", x=" + new string('x', 3000)));
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var random = new Random(20261121);
        var (parsed, none) = (0, 0);
        var whole = SignatureHeader.Sign("k", Now, Key, Body);
        for (var i = 0; i < 20_000; i++)
        {
            var text = whole.ToCharArray();
            for (var n = random.Next(4); n > 0; n--)
            {
                text[random.Next(text.Length)] = "=,. kt10v\u0000é"[random.Next(11)];
            }

            _ = SignatureHeader.Parse(new string(text)) is { } header && header.SignedAt > DateTimeOffset.MinValue ? parsed++ : none++;
        }

        Assert.True(parsed > 1000 && none > 1000, $"met {parsed} headers and {none} others");
    }
}
