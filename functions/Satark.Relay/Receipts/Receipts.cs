using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Forwarding;
using Satark.Storage;

namespace Satark.Relay.Receipts;

/// <summary>Receipts of 16 digits: whoever holds one can read the tip's standing, answer and add, from any door.</summary>
public sealed class Receipts
{
    private const int Digits = 16;
    /// <summary>The row of a receipt in its partition.</summary>
    internal const string Row = "receipt";

    // Who waits for longer than these take (some ten seconds) is asked to come back.
    private const int MostWaiting = 64;

    // As long as a real one, and never anybody's: an alias, and the id of a key.
    private const string Nobody = "aaaaaaaaaaaaaaaa";

    private readonly IStore _store;
    private readonly IKeyRing _keys;
    private readonly TipBook _tips;
    private readonly RelayOptions _options;
    private readonly TimeProvider _clock;
    private readonly byte[] _pepper;
    private int _waiting;

    internal Receipts(IStore store, IKeyRing keys, TipBook tips, RelayOptions options, TimeProvider clock)
    {
        (_store, _keys, _tips, _options, _clock) = (store, keys, tips, options, clock);
        _pepper = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Installation(KeyPurpose.Index).ToArray(), 32, info: "satark relay 1 receipt"u8.ToArray());
        Derivations = new Derivations(options.ReceiptsAtOnce);
    }

    /// <summary>The slow hashes, so many at once.</summary>
    internal Derivations Derivations { get; }

    /// <summary>A fresh receipt of a tip, shown once as 4-4-4-4. Only a keyed slow hash of it is kept.</summary>
    public async Task<string> IssueAsync(string alias, CancellationToken cancellationToken)
    {
        while (true)
        {
            var digits = RandomNumberGenerator.GetString("0123456789", Digits);
            var (name, key) = await DeriveAsync(digits, isLookUp: false, cancellationToken).ConfigureAwait(false);
            var partition = Partition(name);
            var box = Convert.ToBase64String(Sealed.Close(key, Encoding.ASCII.GetBytes(alias), Encoding.ASCII.GetBytes(partition)));
            var change = new Change(partition).Insert(Row, new ReceiptRow(box, Today), RelayJson.Default.ReceiptRow)
                .Send(new Errand(name, "receipt").As(RelayErrands.Index, Lane.Bulk, _clock.GetUtcNow()));
            if (await _store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved)
            {
                return string.Join('-', digits.Chunk(4).Select(c => new string(c)));
            }
        }
    }

    /// <summary>The alias behind a receipt, typed in any of our scripts' digits with blanks or dashes; null where it is unknown, expired or muted, which all take the same steps. Refused (come back later), whatever the digits, while too many are looked up at once.</summary>
    public async Task<Outcome<string?>> FindAsync(string digits, CancellationToken cancellationToken)
    {
        if (Plain(digits) is not { } plain)
        {
            return (string?)null;
        }

        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return new Refusal(RefusalKind.NotNow, "Many receipts are being looked up. Try again in a minute.");
        }

        try
        {
            var (name, key) = await DeriveAsync(plain, isLookUp: true, cancellationToken).ConfigureAwait(false);
            var partition = Partition(name);
            var found = await _store.FindAsync(partition, Row, RelayJson.Default.ReceiptRow, cancellationToken).ConfigureAwait(false);

            // The same steps whatever there is: one box is opened, one tip and one key are looked for.
            var alias = Open(found?.Value.Content ?? Convert.ToBase64String(Sealed.Close(key, Encoding.ASCII.GetBytes(Nobody), Encoding.ASCII.GetBytes(partition))), key, partition);
            var tip = await _tips.FindAsync(alias, cancellationToken).ConfigureAwait(false);
            if (tip is null)
            {
                await _keys.FindAsync(Nobody, cancellationToken).ConfigureAwait(false);
            }

            var isGood = found is not null && found.Value.On.AddDays(_options.ReceiptDays) > Today && tip is { State.Muted: false };
            return isGood ? alias : null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>The partition of a receipt, by the name in the index.</summary>
    internal static string Partition(string name) => "receipt-" + name;

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    private static string Open(string box, byte[] key, string partition) =>
        Encoding.ASCII.GetString(Sealed.Open(key, Convert.FromBase64String(box), Encoding.ASCII.GetBytes(partition)));

    // Digits of any script; blanks and dashes between them.
    private static string? Plain(string? typed)
    {
        if (typed is not { Length: <= 100 })
        {
            return null;
        }

        var digits = new StringBuilder(Digits);
        foreach (var rune in typed.EnumerateRunes())
        {
            var value = rune.IsBmp ? CharUnicodeInfo.GetDecimalDigitValue((char)rune.Value) : -1;
            if (value >= 0)
            {
                digits.Append((char)('0' + value));
            }
            else if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.DashPunctuation or UnicodeCategory.Format))
            {
                return null;
            }
        }

        return digits.Length == Digits ? digits.ToString() : null;
    }

    // Keyed first: without the installation's secret a stolen store cannot be guessed at, however fast.
    private Task<(string Name, byte[] Key)> DeriveAsync(string digits, bool isLookUp, CancellationToken cancellationToken) => Derivations.RunAsync(
        isLookUp,
        () =>
        {
            var keyed = HMACSHA256.HashData(_pepper, Encoding.ASCII.GetBytes(digits));
            var derived = Rfc2898DeriveBytes.Pbkdf2(keyed, _pepper, _options.ReceiptRounds, HashAlgorithmName.SHA256, 47);
            return (Ids.ToBase32(derived.AsSpan(0, 15)), derived[15..]);
        },
        cancellationToken);
}

/// <summary>A receipt as it is stored: the alias, sealed under a key that only the digits give.</summary>
/// <param name="Content">The box.</param>
/// <param name="On">The day of its issue.</param>
internal sealed record ReceiptRow(string Content, DateOnly On);
