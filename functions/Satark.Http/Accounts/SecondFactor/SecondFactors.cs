using System.Security.Cryptography;
using System.Text;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Http.Accounts;

/// <summary>Second factors: an app's codes, and recovery codes for who lost the phone. A code counts once, and a try is counted before it is made.</summary>
public sealed class SecondFactors(IStore store, IKeyRing keys, TimeProvider clock)
{
    /// <summary>How many recovery codes are given.</summary>
    public const int RecoveryCodes = 10;

    private const string Row = "second-factor";
    private const string Issuer = "Satark";

    /// <summary>Whether an officer is asked for a code.</summary>
    public async Task<bool> IsActiveAsync(string officerId, CancellationToken cancellationToken) =>
        (await FindAsync(officerId, cancellationToken).ConfigureAwait(false))?.Value.IsActive == true;

    /// <summary>Begins: a new secret, which counts once a code of it was given. One that is active stays until an admin resets it.</summary>
    public async Task<Outcome<FactorEnrolment>> BeginAsync(string officerId, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        var begun = await ChangeAsync(officerId, r => r is { IsActive: true } ? r : new FactorRecord(Seal(officerId, secret), false, 0, [], r?.Lock ?? new Credential("")), cancellationToken).ConfigureAwait(false);
        if (begun!.IsActive)
        {
            return new Refusal(RefusalKind.Conflict, "You have a second factor already. Another admin can reset it.") { Hindi = "आपके खाते में दूसरा चरण पहले से है। कोई दूसरा एडमिन उसे हटा सकता है।" };
        }

        var text = Ids.ToBase32(secret).ToUpperInvariant();
        return new FactorEnrolment(text, Totp.Uri(text, officerId, Issuer));
    }

    /// <summary>Ends the beginning with a code of the app.</summary>
    /// <returns>The recovery codes, which are shown this once.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> ConfirmAsync(string officerId, string? code, CancellationToken cancellationToken)
    {
        if (await FindAsync(officerId, cancellationToken).ConfigureAwait(false) is not { Value.IsActive: false })
        {
            return new Refusal(RefusalKind.NotNow, "Begin with the QR code first.") { Hindi = "पहले QR कोड से शुरू करें।" };
        }

        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Ids.Random()[..10]).ToList();
        var active = await ChangeAsync(
            officerId,
            r => r is { IsActive: false } && Totp.Match(Open(officerId, r), Plain(code), clock.GetUtcNow(), r.LastStep) is { } step
                ? r with { IsActive = true, LastStep = step, Recovery = [.. codes.Select(c => Keyed(officerId, c))], Lock = new Credential("") }
                : r,
            cancellationToken).ConfigureAwait(false);
        return active is { IsActive: true } && active.Recovery.Contains(Keyed(officerId, codes[0]))
            ? codes.ConvertAll(c => $"{c[..5]}-{c[5..]}")
            : new Refusal(RefusalKind.Invalid, "The code does not fit. Look whether the phone's clock is right, and type the newest code.", new Dictionary<string, string[]> { ["code"] = ["is the six digits that the app shows now"] })
            {
                Hindi = "कोड मेल नहीं खाता। फ़ोन की घड़ी जाँचें और सबसे नया कोड लिखें।",
            };
    }

    /// <summary>Tries a code of the app, or a recovery code, which is used up.</summary>
    public async Task<FactorAnswer> TryAsync(string officerId, string code, CancellationToken cancellationToken)
    {
        var typed = Plain(code);
        FactorAnswer answer = default;
        await ChangeAsync(
            officerId,
            r =>
            {
                var now = clock.GetUtcNow();
                answer = default;
                if (r is not { IsActive: true } || r.Lock.LockedUntil > now)
                {
                    answer = new FactorAnswer(false, r?.Lock.LockedUntil);
                    return r;
                }

                if (Totp.Match(Open(officerId, r), typed, now, r.LastStep) is { } step)
                {
                    answer = new FactorAnswer(true, null);
                    return r with { LastStep = step, Lock = new Credential("") };
                }

                var keyed = Keyed(officerId, typed);
                if (r.Recovery.Contains(keyed))
                {
                    answer = new FactorAnswer(true, null, r.Recovery.Count - 1);
                    return r with { Recovery = [.. r.Recovery.Where(c => c != keyed)], Lock = new Credential("") };
                }

                var failed = r.Lock.Tried(now);
                answer = new FactorAnswer(false, failed.LockedUntil);
                return r with { Lock = failed };
            },
            cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>Takes it away, for an officer who lost phone and recovery codes; nothing happens where there is none.</summary>
    public Task RemoveAsync(string officerId, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token => await FindAsync(officerId, token).ConfigureAwait(false) is { } stored
            ? (new Change(AccountPartition.Of(officerId)).Delete(Row, stored.Version), true)
            : (null, false),
        cancellationToken);

    private Task<Stored<FactorRecord>?> FindAsync(string officerId, CancellationToken cancellationToken) =>
        store.FindAsync(AccountPartition.Of(officerId), Row, AccountsJson.Default.FactorRecord, cancellationToken);

    private Task<FactorRecord?> ChangeAsync(string officerId, Func<FactorRecord?, FactorRecord?> decide, CancellationToken cancellationToken) => store.ChangeAsync<FactorRecord?>(
        async token =>
        {
            var stored = await FindAsync(officerId, token).ConfigureAwait(false);
            var after = decide(stored?.Value);
            return (after is null || after == stored?.Value ? null : new Change(AccountPartition.Of(officerId)).Put(Row, stored, after, AccountsJson.Default.FactorRecord), after);
        },
        cancellationToken);

    // As people type them: with blanks, dashes and capitals.
    private static string Plain(string? code) => string.Concat((code ?? "").Where(char.IsLetterOrDigit).Take(20)).ToLowerInvariant();

    private string Keyed(string officerId, string code) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "recovery", officerId, code);

    private string Seal(string officerId, byte[] secret) => Convert.ToBase64String(Sealed.Close(keys.Installation(KeyPurpose.Seal).Span, secret, Place(officerId)));

    private byte[] Open(string officerId, FactorRecord record) => Sealed.Open(keys.Installation(KeyPurpose.Seal).Span, Convert.FromBase64String(record.SealedSecret), Place(officerId));

    private static byte[] Place(string officerId) => Encoding.UTF8.GetBytes("second-factor/" + officerId);
}
