using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Notices;
using Satark.Privacy;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Roster.Verifying;

/// <summary>
/// Contact points are proven by a code that is sent to them and brought back, on the page or the command line. Calls go to unproven ones too, for a life does not wait for
/// paperwork; but an answer from one counts for nothing.
/// </summary>
public sealed class ContactVerification(IStore store, IKeyRing keys, Officers officers, DutyBook duty)
{
    /// <summary>Whether this address is the officer's own, or that of a post which they fill now. An answer from it counts as theirs where a code has proven it too.</summary>
    public async Task<bool> IsOfAsync(Officer officer, string address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(officer);
        var moment = await duty.NowAsync(cancellationToken).ConfigureAwait(false);
        return moment.People.Where(o => o.Id == officer.Id).Append(officer)
            .Any(o => new[] { o.Phone, o.WhatsApp, o.Mail }.Contains(address, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether a code proved this address.</summary>
    public async Task<bool> IsVerifiedAsync(string address, CancellationToken cancellationToken) =>
        await store.FindAsync(DutyBook.Partition, ContactCode.Row(keys, address), SatarkJson.Default.ContactCode, cancellationToken).ConfigureAwait(false) is { Value.VerifiedAt: not null };

    /// <summary>Every contact point that calls may go to, the last resort's too.</summary>
    public async Task<IReadOnlyList<ContactPlace>> PlacesAsync(CancellationToken cancellationToken) =>
        [.. ContactPlace.Of(await duty.RosterAsync(cancellationToken).ConfigureAwait(false), await officers.LastResortAsync(cancellationToken).ConfigureAwait(false))];

    /// <summary>Of many contact points those that no code has proved yet.</summary>
    public async Task<IReadOnlyList<ContactPlace>> UnverifiedAsync(IEnumerable<ContactPlace> places, CancellationToken cancellationToken)
    {
        var rows = await store.ListAllAsync(DutyBook.Partition, "contact-", SatarkJson.Default.ContactCode, cancellationToken).ConfigureAwait(false);
        var proven = rows.Where(r => r.Record.Value.VerifiedAt is not null).Select(r => r.Row).ToHashSet(StringComparer.Ordinal);
        return [.. places.Where(p => !proven.Contains(ContactCode.Row(keys, p.Address)))];
    }

    /// <summary>The contact point of a post or an officer; refused where there is none.</summary>
    public async Task<Outcome<ContactPlace>> FindAsync(string target, ContactKind kind, CancellationToken cancellationToken) =>
        (await PlacesAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(p => p.Target == target && p.Kind == kind) is { } found
            ? found
            : new Refusal(RefusalKind.NotFound, $"'{(target.Length > 40 ? target[..40] + "…" : target)}' is no post or user with a {Words<ContactKind>.Of(kind)} contact point.");

    /// <summary>Takes addresses as proven without a code: for the invented people of a demo, whose telephones no provider reaches.</summary>
    public Task VouchAsync(IEnumerable<string> addresses, CancellationToken cancellationToken) => Task.WhenAll(addresses.Select(address => store.ChangeAsync<bool>(
        async token =>
        {
            var row = ContactCode.Row(keys, address);
            var loaded = await store.FindAsync(DutyBook.Partition, row, SatarkJson.Default.ContactCode, token).ConfigureAwait(false);
            return loaded is { Value.VerifiedAt: not null } ? (null, false)
                : (new Change(DutyBook.Partition).Put(row, loaded, (loaded?.Value ?? new ContactCode(0, duty.Now, 0, null)) with { VerifiedAt = duty.Now }, SatarkJson.Default.ContactCode), true);
        },
        cancellationToken)));

    /// <summary>Sends a fresh code; the one before is taken no more. Once it returns, the code is on its way.</summary>
    public Task<Outcome<ContactPlace>> SendAsync(ContactPlace place, CancellationToken cancellationToken) => store.ChangeAsync<Outcome<ContactPlace>>(
        async token =>
        {
            var row = ContactCode.Row(keys, place.Address);
            var loaded = await store.FindAsync(DutyBook.Partition, row, SatarkJson.Default.ContactCode, token).ConfigureAwait(false);
            var now = duty.Now;
            if (loaded is { Value.VerifiedAt: not null })
            {
                return (null, new Refusal(RefusalKind.NotNow, "This contact point is verified already.") { Hindi = "यह संपर्क पहले ही सत्यापित है।" });
            }

            if (loaded?.Value is { } last && now - last.SentAt < ContactCode.Pause)
            {
                return (null, new Refusal(RefusalKind.NotNow, "A code was sent within the last minute. Wait for it, then ask for another one.") { Hindi = "पिछले एक मिनट में कोड भेजा गया है। उसका इंतज़ार करें, फिर नया माँगें।" });
            }

            var code = new ContactCode((loaded?.Value.N ?? 0) + 1, now, 0, null);
            var change = new Change(DutyBook.Partition).Put(row, loaded, code, SatarkJson.Default.ContactCode);
            var channel = place.Kind == ContactKind.Mail ? Channels.Email : Channels.Sms;
            Notice.Code(string.Create(CultureInfo.InvariantCulture, $"code.{row}.{code.N}"), new ContactPoint(place.Target, place.Name, channel, place.Address), code.N, now).AddTo(change, Lane.Ordinary);
            return (change, place);
        },
        cancellationToken);

    /// <summary>Takes a code that was brought back.</summary>
    public Task<Outcome<ContactPlace>> ConfirmAsync(ContactPlace place, string code, CancellationToken cancellationToken) => store.ChangeAsync<Outcome<ContactPlace>>(
        async token =>
        {
            var row = ContactCode.Row(keys, place.Address);
            var loaded = await store.FindAsync(DutyBook.Partition, row, SatarkJson.Default.ContactCode, token).ConfigureAwait(false);
            if (loaded is { Value.VerifiedAt: not null })
            {
                return (null, place);
            }

            if (loaded is null || loaded.Value.Tries >= ContactCode.MostTries || duty.Now - loaded.Value.SentAt > ContactCode.Lifetime)
            {
                return (null, new Refusal(RefusalKind.Gone, "There is no code that could be entered: none was sent in the last 10 minutes, or it was tried too often. Send a new one.") { Hindi = "कोई मान्य कोड नहीं है: 10 मिनट में नहीं भेजा गया, या बहुत बार गलत डाला गया। नया कोड भेजें।" });
            }

            var isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code.Trim()), Encoding.UTF8.GetBytes(ContactCode.Digits(keys, place.Address, loaded.Value.N)));
            var after = isRight ? loaded.Value with { VerifiedAt = duty.Now } : loaded.Value with { Tries = loaded.Value.Tries + 1 };
            var change = new Change(DutyBook.Partition).Replace(row, loaded.Version, after, SatarkJson.Default.ContactCode);
            return (change, isRight ? place : new Refusal(RefusalKind.Invalid, "This is not the code.", new Dictionary<string, string[]> { ["code"] = ["The six digits of the last message to this contact point."] }) { Hindi = "यह कोड सही नहीं है।" });
        },
        cancellationToken);
}
