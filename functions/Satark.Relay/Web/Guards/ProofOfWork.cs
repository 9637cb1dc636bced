using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Satark.Relay.Web.Guards;

/// <summary>
/// Work that a browser does before its form is taken under load, as hashcash asked it of mail: SHA-256 of the form's signed token, a dot and a
/// number begins with so many zero bits. The token serves one tip alone, so that no proof serves twice.
/// </summary>
public static class ProofOfWork
{
    private const int LongestAnswer = 20;

    /// <summary>Whether the number proves the work.</summary>
    public static bool Holds(FormToken form, string? answer, int bits) =>
        answer is { Length: > 0 and <= LongestAnswer } && ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Text}.{answer}"))) >= bits;

    private static int ZeroBits(ReadOnlySpan<byte> hash)
    {
        var bits = 0;
        foreach (var b in hash)
        {
            if (b != 0)
            {
                return bits + BitOperations.LeadingZeroCount(b) - 24;
            }

            bits += 8;
        }

        return bits;
    }
}
