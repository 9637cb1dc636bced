using System.Security.Cryptography;
using System.Text;
using Satark.Http.Callbacks;
using Satark.Support;
using Satark.Support.Gateways;
using SendGrid.Helpers.EventWebhook;

namespace Satark.Functions.Tests.Channels;

public sealed class SendGridSignatureTests : IDisposable
{
    private readonly FakeClock _clock = new(Mails.Noon);
    private readonly SendGridGateway _gateway = new();
    private readonly SendGridGateway _another = new();

    public void Dispose()
    {
        _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _another.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Theory]
    [InlineData("delivered")]
    [InlineData("बलिया 🙏")]
    public void What_SendGrids_own_package_accepts_is_accepted(string word)
    {
        var batch = _gateway.Batch(Mails.Noon, SendGridGateway.Event(word, "a~b"));
        var theirs = new RequestValidator();

        Assert.Equal(RequestValidator.SIGNATURE_HEADER, SendGridSignature.Header);
        Assert.Equal(RequestValidator.TIMESTAMP_HEADER, SendGridSignature.TimestampHeader);
        Assert.True(theirs.VerifySignature(theirs.ConvertPublicKeyToECDSA(_gateway.PublicKey), Encoding.UTF8.GetString(batch.Body), batch.Signature, batch.Timestamp));
        Assert.True(Fits(batch));
    }

    [Fact]
    public void Whatever_is_altered_is_refused_by_both()
    {
        var batch = _gateway.Batch(Mails.Noon, SendGridGateway.Event("delivered", "a~b"));
        var forged = _another.Batch(Mails.Noon, SendGridGateway.Event("delivered", "a~b"));
        var body = (byte[])batch.Body.Clone();
        body[^3] ^= 1;
        SendGridBatch[] wrong =
        [
            batch with { Body = body },
            batch with { Body = [.. batch.Body, (byte)' '] },
            batch with { Timestamp = (Mails.Noon.ToUnixTimeSeconds() + 1).ToString(null, null) },
            batch with { Signature = forged.Signature },
            forged,
        ];

        var theirs = new RequestValidator();
        foreach (var altered in wrong)
        {
            Assert.False(theirs.VerifySignature(theirs.ConvertPublicKeyToECDSA(_gateway.PublicKey), Encoding.UTF8.GetString(altered.Body), altered.Signature, altered.Timestamp));
            Assert.False(Fits(altered));
        }
    }

    [Fact]
    public void What_is_no_signature_is_refused_and_breaks_nothing()
    {
        var batch = _gateway.Batch(Mails.Noon, SendGridGateway.Event("delivered", "a~b"));
        var bytes = Convert.FromBase64String(batch.Signature);
        string?[] wrong =
        [
            null, "", "=", "not base64!", Convert.ToBase64String(bytes[..^1]), Convert.ToBase64String([.. bytes, 0]), Convert.ToBase64String(new byte[64]), Convert.ToBase64String([0x30, 0x02, 0x02, 0x00]),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(72)), Convert.ToBase64String(new byte[100_000]),
        ];

        foreach (var signature in wrong)
        {
            Assert.False(new SendGridSignature(_gateway.PublicKey, _clock).Fits(batch.Timestamp, batch.Body, signature), signature);
        }

        foreach (var timestamp in (string?[])[null, "", " ", "-1", "soon", "99999999999999999999", "1772452800 "])
        {
            Assert.False(new SendGridSignature(_gateway.PublicKey, _clock).Fits(timestamp, batch.Body, batch.Signature), timestamp);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-24 * 60, true)]
    [InlineData(-26 * 60, false)]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public void A_signature_counts_for_the_day_in_which_SendGrid_tries_again(int minutes, bool fits) =>
        Assert.Equal(fits, Fits(_gateway.Batch(Mails.Noon.AddMinutes(minutes), SendGridGateway.Event("delivered", "a~b"))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_key_nothing_is_believed(string? key)
    {
        var batch = _gateway.Batch(Mails.Noon, SendGridGateway.Event("delivered", "a~b"));

        Assert.False(new SendGridSignature(key, _clock).Fits(batch.Timestamp, batch.Body, batch.Signature));
    }

    private bool Fits(SendGridBatch batch) => new SendGridSignature(_gateway.PublicKey, _clock).Fits(batch.Timestamp, batch.Body, batch.Signature);
}
