using Satark.Http.Accounts;
using Satark.Http.Demo;
using Satark.Partners;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Local.Demo;

/// <summary>Puts invented people, a partner and one calm case into a demo folder. What is there already stays.</summary>
internal sealed class DemoSeed(Officers officers, Passwords passwords, PartnerBook partners, DemoFile file, SampleCase sample)
{
    /// <summary>Seeds what is missing.</summary>
    /// <returns>How to get in; the address is known only after the start.</returns>
    public async Task<DemoAccess> HandleAsync(CancellationToken cancellationToken)
    {
        var known = (await officers.ListAsync(cancellationToken).ConfigureAwait(false)).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        await Task.WhenAll(DemoPeople.All().Where(o => !known.Contains(o.Id)).Select(o => officers.PutAsync(o, cancellationToken))).ConfigureAwait(false);
        if (await officers.LastResortAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            await officers.PutAsync(DemoPeople.LastResort, cancellationToken).ConfigureAwait(false);
        }

        await sample.HandleAsync(cancellationToken).ConfigureAwait(false);
        if (await file.ReadAsync(cancellationToken).ConfigureAwait(false) is { } access && await partners.FindKeyAsync(access.Partner.KeyId, cancellationToken).ConfigureAwait(false) is not null)
        {
            return access;
        }

        // Key and password are shown once: without the file that kept them there must be new ones.
        var made = await partners.AddAsync(DemoEndpoints.PartnerId, SampleCase.Partner, Scopes.All, cancellationToken).ConfigureAwait(false);
        var key = made.IsOk ? made.Value : (await partners.RotateAsync(DemoEndpoints.PartnerId, TimeSpan.Zero, cancellationToken).ConfigureAwait(false)).Value;
        var password = Ids.Random();
        await passwords.SetAsync(DemoPeople.DeskUser, password, cancellationToken).ConfigureAwait(false);
        var fresh = new DemoAccess("", new DemoPartner(DemoEndpoints.PartnerId, key.KeyId, key.Key), new DemoUser(DemoPeople.DeskUser, password));

        // Written before anybody could use it: a crash in between makes new ones again, and never locks anybody out.
        await file.WriteAsync(fresh, cancellationToken).ConfigureAwait(false);
        return fresh;
    }
}
