using System.Text.RegularExpressions;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>What the first page of a new installation asks.</summary>
/// <param name="Admin">The first admin.</param>
/// <param name="LastResort">Who ends every ladder.</param>
public sealed record SetupRequest(SetupAdmin? Admin, SetupLastResort? LastResort);

/// <summary>The first admin.</summary>
public sealed record SetupAdmin(string? User, string? Name, string? Password, string? Phone, string? Mail);

/// <summary>Who ends every ladder.</summary>
public sealed record SetupLastResort(string? Name, string? Phone, string? Mail);

/// <summary>Makes the first admin and the last resort of an installation that has none.</summary>
public sealed partial class Setup(Officers officers, Passwords passwords)
{
    private bool _done;

    /// <summary>Whether an admin is still to be made.</summary>
    public async ValueTask<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        // Once there is an admin there is always one: nobody can take away the last.
        _done = _done || (await officers.ListAsync(cancellationToken).ConfigureAwait(false)).Any(o => o.Role == Role.Admin);
        return !_done;
    }

    /// <summary>Makes both. The admin comes last, so that half a setup is asked for again.</summary>
    public async Task<Outcome<Officer>> HandleAsync(SetupRequest request, CancellationToken cancellationToken)
    {
        if (!await IsNeededAsync(cancellationToken).ConfigureAwait(false))
        {
            return new Refusal(RefusalKind.Forbidden, "This installation has an admin: sign in.");
        }

        var errors = Faults(request).GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Fault).ToArray());
        if (errors.Count > 0)
        {
            return new Refusal(RefusalKind.Invalid, "Correct the named fields.", errors);
        }

        var (admin, last) = (request.Admin!, request.LastResort!);
        var officer = new Officer(admin.User!.Trim(), admin.Name!.Trim(), Role.Admin, Jurisdiction.State, Phone(admin.Phone), Mail(admin.Mail), OnDuty: true);
        await officers.PutAsync(new LastResort(last.Name!.Trim(), Phone(last.Phone)!, Mail(last.Mail)!), cancellationToken).ConfigureAwait(false);
        await passwords.SetAsync(officer.Id, admin.Password!, cancellationToken).ConfigureAwait(false);
        await officers.PutAsync(officer, cancellationToken).ConfigureAwait(false);
        return officer;
    }

    private static IEnumerable<(string Field, string Fault)> Faults(SetupRequest request)
    {
        var admin = request.Admin ?? new SetupAdmin(null, null, null, null, null);
        var last = request.LastResort ?? new SetupLastResort(null, null, null);
        if (!Officers.IsId(admin.User?.Trim()))
        {
            yield return ("admin.user", "2 to 40 of a-z, 0-9, dot, dash and underscore.");
        }

        if (!IsName(admin.Name))
        {
            yield return ("admin.name", "A name, at most 100 characters.");
        }

        if (Passwords.Fault(admin.Password) is { } fault)
        {
            yield return ("admin.password", fault);
        }

        foreach (var (field, value, needed) in new[] { ("admin.phone", admin.Phone, false), ("lastResort.phone", last.Phone, true) })
        {
            if (Phone(value) is { } phone ? !Address.IsPhone(phone) : needed)
            {
                yield return (field, "A phone number with country code, like +91 522 000 0000.");
            }
        }

        foreach (var (field, value, needed) in new[] { ("admin.mail", admin.Mail, false), ("lastResort.mail", last.Mail, true) })
        {
            if (Mail(value) is { } mail ? !Address.IsMail(mail) : needed)
            {
                yield return (field, "A mail address.");
            }
        }

        if (!IsName(last.Name))
        {
            yield return ("lastResort.name", "A name, at most 100 characters.");
        }
    }

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= 100;

    // People write numbers with spaces, dashes and brackets.
    private static string? Phone(string? text) => string.IsNullOrWhiteSpace(text) ? null : Spacing().Replace(text, "");

    private static string? Mail(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"[\s().-]")]
    private static partial Regex Spacing();
}
