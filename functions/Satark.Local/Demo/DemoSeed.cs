using Satark.Http.Accounts;
using Satark.Http.Demo;
using Satark.Notifications;
using Satark.Partners;
using Satark.Privacy;
using Satark.Roster;
using Satark.Roster.Verifying;

namespace Satark.Local.Demo;

/// <summary>Puts invented people, a partner and one calm case into a demo folder. What is there already stays.</summary>
internal sealed class DemoSeed(Officers officers, ContactVerification contacts, Passwords passwords, Pins pins, PartnerBook partners, DemoFile file, SampleCase sample, InboundMailOptions mails)
{
    /// <summary>Seeds what is missing.</summary>
    /// <param name="url">Where it listens this time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How to get in.</returns>
    public async Task<DemoAccess> HandleAsync(string url, CancellationToken cancellationToken)
    {
        var known = (await officers.ListAsync(cancellationToken).ConfigureAwait(false)).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        await Task.WhenAll(DemoPeople.All().Where(o => !known.Contains(o.Id)).Select(o => officers.PutAsync(o, cancellationToken))).ConfigureAwait(false);
        foreach (var officer in DemoPeople.All().Where(o => o.Jurisdiction.IsState))
        {
            if (!await pins.ExistsAsync(officer.Id, cancellationToken).ConfigureAwait(false))
            {
                await pins.SetAsync(officer.Id, SessionViews.DemoPin, cancellationToken).ConfigureAwait(false);
            }
        }

        if (await officers.LastResortAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            await officers.PutAsync(DemoPeople.LastResort, cancellationToken).ConfigureAwait(false);
        }

        await contacts.VouchAsync(DemoPeople.All().Select(o => o.Phone!).Append(DemoPeople.LastResort.Phone), cancellationToken).ConfigureAwait(false);
        await sample.HandleAsync(cancellationToken).ConfigureAwait(false);
        var access = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (access is null || await partners.FindKeyAsync(access.Partner.KeyId, cancellationToken).ConfigureAwait(false) is null)
        {
            access = await MakeAsync(cancellationToken).ConfigureAwait(false);
        }

        access = access with { Url = url, Mail = await DemoMails.SeedAsync(partners, mails, cancellationToken).ConfigureAwait(false) };
        await file.WriteAsync(access, cancellationToken).ConfigureAwait(false);
        return access;
    }

    // Key and password are shown once: without the file that kept them there must be new ones.
    private async Task<DemoAccess> MakeAsync(CancellationToken cancellationToken)
    {
        var made = await partners.AddAsync(DemoEndpoints.PartnerId, SampleCase.Partner, Scopes.All, cancellationToken).ConfigureAwait(false);
        var key = made.IsOk ? made.Value : (await partners.RotateAsync(DemoEndpoints.PartnerId, TimeSpan.Zero, cancellationToken).ConfigureAwait(false)).Value;
        var password = Ids.Random();
        await passwords.SetAsync(DemoPeople.DeskUser, password, cancellationToken).ConfigureAwait(false);
        return new DemoAccess("", new DemoPartner(DemoEndpoints.PartnerId, key.KeyId, key.Key), new DemoUser(DemoPeople.DeskUser, password));
    }
}
