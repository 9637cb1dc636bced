using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Accounts;
using Satark.Notifications;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Http.Links.Binding;

/// <summary>
/// Binds a phone, for a shift, to the officer or agency whom a link was sent to: by the officer's PIN, or by a one-time code that goes to their own number.
/// Whoever only found or was forwarded a link reads nothing.
/// </summary>
public sealed class BindDevice(IStore store, IKeyRing keys, Tickets tickets, Generations generations, Pins pins, SendDeviceCode send, SessionRules rules, HttpOptions options, TimeProvider clock)
{
    private const string Kind = "device";
    private const string Row = "tries";

    private static readonly Refusal Wrong = new(RefusalKind.Forbidden, "That is not right. Try again, or have a code sent.") { Hindi = "यह सही नहीं है। फिर कोशिश करें, या कोड मँगाएँ।" };
    private static readonly Refusal Spent = new(RefusalKind.Forbidden, "This code does not count any more. Have a new one sent.") { Hindi = "यह कोड अब मान्य नहीं। नया कोड मँगाएँ।" };
    private static readonly Refusal CodesOnly = new(RefusalKind.Forbidden, "Too many wrong PINs behind this link. Have a code sent.") { Hindi = "इस लिंक पर बहुत बार ग़लत पिन। कोड मँगाएँ।" };
    private static readonly Refusal Enough = new(RefusalKind.NotNow, "Several codes were sent already. Wait an hour, or call the desk.") { Hindi = "कई कोड भेजे जा चुके हैं। एक घंटे बाद फिर माँगें, या डेस्क को फ़ोन करें।" };
    private static readonly Refusal NotSent = new(RefusalKind.NotNow, "The code could not be sent now. Try again, or call the desk.") { Hindi = "कोड अभी नहीं भेजा जा सका। फिर कोशिश करें, या डेस्क को फ़ोन करें।" };

    /// <summary>Whether a request comes from a phone that is bound to a link's target.</summary>
    public async Task<bool> IsBoundAsync(HttpContext context, LinkTarget target, CancellationToken cancellationToken) =>
        !rules.BindDevices
        || (await tickets.FindAsync(Kind, DeviceCookie.Of(context), cancellationToken).ConfigureAwait(false) is var (_, ticket)
            && ticket.OfficerId == target.Target && ticket.Generation == await generations.OfAsync(target.Target, cancellationToken).ConfigureAwait(false));

    /// <summary>How a phone can be bound behind this link now.</summary>
    public async Task<BindWays> WaysAsync(LinkTarget target, string token, CancellationToken cancellationToken)
    {
        var tries = await FindAsync(token, cancellationToken).ConfigureAwait(false);
        return new BindWays(
            tries.Pins < DeviceTries.MostPins && await pins.ExistsAsync(target.Target, cancellationToken).ConfigureAwait(false),
            await send.CanAsync(target, cancellationToken).ConfigureAwait(false), tries.HasCode(clock.GetUtcNow()));
    }

    /// <summary>Sends a code; null: it is on its way.</summary>
    public async Task<Refusal?> SendAsync(Case c, LinkTarget target, string token, CancellationToken cancellationToken)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var now = clock.GetUtcNow();
        var refused = await ChangeAsync(
            token,
            t =>
            {
                var lately = t.SentAt.Where(at => now - at < TimeSpan.FromHours(1)).ToList();
                return lately.Count >= DeviceTries.MostSent ? (null, Enough) : (t with { CodeKey = Keyed(token, code), ExpiresAt = now + DeviceTries.Lasts, Tries = 0, SentAt = [.. lately, now] }, null);
            },
            cancellationToken).ConfigureAwait(false);
        return refused ?? (await send.HandleAsync(c, target, code, token, cancellationToken).ConfigureAwait(false) ? null : NotSent);
    }

    /// <summary>Tries a code; null: it was right, and the phone is bound.</summary>
    public async Task<Refusal?> ByCodeAsync(HttpContext context, LinkTarget target, string token, string code, CancellationToken cancellationToken)
    {
        var typed = Keyed(token, string.Concat(code.Where(char.IsAsciiDigit).Take(6)));
        var refused = await ChangeAsync(
            token,
            t => !t.HasCode(clock.GetUtcNow()) ? (null, Spent)
                : t.CodeKey == typed ? (t with { CodeKey = null, ExpiresAt = null, Tries = 0 }, null)
                : (t with { Tries = t.Tries + 1 }, Wrong),
            cancellationToken).ConfigureAwait(false);
        return refused ?? await BindAsync(context, target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tries the officer's PIN; null: it was right, and the phone is bound.</summary>
    public async Task<Refusal?> ByPinAsync(HttpContext context, LinkTarget target, string token, string pin, CancellationToken cancellationToken)
    {
        // Counted before it is tried.
        if (await ChangeAsync(token, t => t.Pins >= DeviceTries.MostPins ? (null, CodesOnly) : (t with { Pins = t.Pins + 1 }, null), cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        var answer = await pins.TryAsync(target.Target, Pins.IsPin(pin) ? pin : "", cancellationToken).ConfigureAwait(false);
        if (!answer.IsRight)
        {
            return answer.LockedUntil is null ? Wrong : CodesOnly;
        }

        await ChangeAsync(token, t => (t with { Pins = 0 }, null), cancellationToken).ConfigureAwait(false);
        return await BindAsync(context, target, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Refusal?> BindAsync(HttpContext context, LinkTarget target, CancellationToken cancellationToken)
    {
        var ticket = new Ticket(target.Target, clock.GetUtcNow() + SessionRules.Shift) { Generation = await generations.OfAsync(target.Target, cancellationToken).ConfigureAwait(false) };
        DeviceCookie.Set(context, await tickets.IssueAsync(Kind, ticket, cancellationToken).ConfigureAwait(false), options);
        return null;
    }

    private async Task<DeviceTries> FindAsync(string token, CancellationToken cancellationToken) =>
        (await store.FindAsync(Partition(token), Row, DeviceJson.Default.DeviceTries, cancellationToken).ConfigureAwait(false))?.Value ?? DeviceTries.None;

    private Task<Refusal?> ChangeAsync(string token, Func<DeviceTries, (DeviceTries? After, Refusal? Refused)> decide, CancellationToken cancellationToken) => store.ChangeAsync<Refusal?>(
        async t =>
        {
            var stored = await store.FindAsync(Partition(token), Row, DeviceJson.Default.DeviceTries, t).ConfigureAwait(false);
            var (after, refused) = decide(stored?.Value ?? DeviceTries.None);
            return (after is null ? null : new Change(Partition(token)).Put(Row, stored, after, DeviceJson.Default.DeviceTries), refused);
        },
        cancellationToken);

    private string Partition(string token) => "device-tries-" + Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "device-tries", token);

    private string Keyed(string token, string code) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "device-code", token, code);
}

/// <summary>How a phone can be bound behind a link.</summary>
/// <param name="Pin">By the officer's PIN.</param>
/// <param name="Send">By a code that can be sent.</param>
/// <param name="Code">A code was sent and waits to be typed.</param>
public readonly record struct BindWays(bool Pin, bool Send, bool Code);
