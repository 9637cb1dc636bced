using System.Security.Cryptography;
using System.Text;
using Satark.Cases;

namespace Satark.Notifications.Answering;

/// <summary>
/// An answer by text message: the case's code, the message's nonce, and a letter: <c>a</c> acknowledges (they take it), <c>e</c> escalates (they cannot, call
/// the next). There is no letter that closes a case.
/// </summary>
/// <param name="Code">The code, in capitals.</param>
/// <param name="Nonce">The nonce, in capitals.</param>
/// <param name="Answer">What it means.</param>
public sealed record SmsReply(string Code, string Nonce, CallAnswer Answer)
{
    private const int NonceLength = 4, LongestText = 60;

    /// <summary>The nonce of a delivery, short enough to be typed: derived from its token. It counts only from the number to which the message went.</summary>
    public static string NonceOf(string token)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("sms-reply/" + token));
        return string.Create(NonceLength, hash, static (span, bytes) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = CodeBook.Alphabet[((bytes[2 * i] << 8) | bytes[(2 * i) + 1]) % CodeBook.Alphabet.Length];
            }
        });
    }

    /// <summary>What is added to a message that can be answered.</summary>
    public static string Invitation(string code, string token) => $" Or reply: {code} {NonceOf(token)} a = I take it, {code} {NonceOf(token)} e = I can't, call the next.";

    /// <summary>Reads an answer; null where it is none. Case, line breaks and further spaces do not matter.</summary>
    public static SmsReply? Read(string? text)
    {
        if (text is null or { Length: > LongestText } || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var code, var nonce, var letter]
            || nonce.Length != NonceLength || !IsSpelt(code) || !IsSpelt(nonce))
        {
            return null;
        }

        CallAnswer? answer = letter switch { "a" or "A" => CallAnswer.Take, "e" or "E" => CallAnswer.CannotGo, _ => null };
        return answer is null ? null : new SmsReply(code.ToUpperInvariant(), nonce.ToUpperInvariant(), answer.Value);
    }

    private static bool IsSpelt(string word) => CodeBook.IsCode(word.ToUpperInvariant());
}
