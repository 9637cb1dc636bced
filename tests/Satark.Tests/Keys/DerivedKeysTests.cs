using System.Security.Cryptography;
using Satark.Privacy;

namespace Satark.Tests.Keys;

public sealed class DerivedKeysTests
{
    // By an HKDF of another make over the bytes 0 to 31.
    private readonly DerivedKeys _keys = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Theory]
    [InlineData(KeyPurpose.Chain, "f117bc8012ad6bad5cc8370e9d97021790d2215e93ac1801fa2eb63f8d702f45")]
    [InlineData(KeyPurpose.Anchor, "b20063aab6d536ac0ea4f58132c42eac60af7a9c3dc91dca816a541a8e7cb0cd")]
    [InlineData(KeyPurpose.Index, "8793643e20ee77dcf47e9e991cb7f6c8be2b46914856f151f9e3561da95f7ca7")]
    [InlineData(KeyPurpose.Link, "11723b791bbfe7f0abeddb9ee5a428a923ef8a694f27fe9910e55ed96161be6c")]
    [InlineData(KeyPurpose.Seal, "27ef16bcad571dfdadea41c7fe2770dae6a383c799f6a2befd0f5093c59c4d55")]
    public void A_purposes_key_never_changes(KeyPurpose purpose, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(_keys.Installation(purpose).Span));

    [Fact]
    public void The_fingerprint_never_changes() => Assert.Equal("82973b48347c6f555a2d13a3297b78d9", Convert.ToHexStringLower(_keys.Fingerprint.Span));

    [Fact]
    public void A_wrapped_key_opens_under_its_own_id_alone()
    {
        var key = DerivedKeys.NewDataKey("one");
        var wrapped = _keys.Wrap(key);

        Assert.Equal(key.Secret.ToArray(), _keys.Unwrap("one", wrapped).Secret.ToArray());
        Assert.Equal(key.Secret.ToArray(), Sealed.Open(Convert.FromHexString("de3959e700b88fb28f7128f79f971958363bbe6b42a4152bcb19235410095a1d"), wrapped, "one"u8));
        Assert.ThrowsAny<CryptographicException>(() => _keys.Unwrap("two", wrapped));
    }
}
