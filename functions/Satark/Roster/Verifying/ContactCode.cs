using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Privacy;

namespace Satark.Roster.Verifying;

/// <summary>What is known of one address: the code that was sent last, and whether somebody brought it back. The code itself is derived and never stored.</summary>
/// <param name="N">How many codes were sent to it.</param>
/// <param name="SentAt">When the last one was asked for.</param>
/// <param name="Tries">Wrong tries at the last code.</param>
/// <param name="VerifiedAt">When one was brought back, or null.</param>
public sealed record ContactCode(int N, DateTimeOffset SentAt, int Tries, DateTimeOffset? VerifiedAt)
{
    /// <summary>How long a code is taken.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Between two codes to one address: a stranger's telephone is not to be rung by pressing a key.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Wrong tries after which a new code is needed: one in two hundred thousand guesses right.</summary>
    public const int MostTries = 5;

    /// <summary>The row of an address: keyed, so that the store's names tell nobody's number.</summary>
    public static string Row(IKeyRing keys, string address) => "contact-" + Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "contact", address.ToLowerInvariant());

    /// <summary>The six digits of an address's n-th code.</summary>
    public static string Digits(IKeyRing keys, string address, int n)
    {
        var mac = HMACSHA256.HashData(keys.Installation(KeyPurpose.Link).Span, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"contact/{n}/{address.ToLowerInvariant()}")));
        return (BinaryPrimitives.ReadUInt64BigEndian(mac) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
