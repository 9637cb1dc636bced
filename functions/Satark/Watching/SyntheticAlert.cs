using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Cases;
using Satark.Intake;
using Satark.Partners;

namespace Satark.Watching;

/// <summary>
/// An alert that Satark sends to itself, to see that one comes through. It goes the way of every life-risk alert, as a test, and is never
/// shown, counted, indexed by person or sent anywhere; once it has come through it is closed, erased and forgotten.
/// </summary>
public static class SyntheticAlert
{
    /// <summary>The partner that it comes from. No other partner may have this id.</summary>
    public const string PartnerId = "satark-synthetic";

    /// <summary>Its code. Real ones have neither S nor N: none is used up, and none can be confused with it.</summary>
    public const string Code = "SYNTH";

    private static readonly Partner Itself = new(PartnerId, "Satark, to itself", []);

    /// <summary>Whether an accepted alert is Satark's own.</summary>
    public static bool IsFrom(Partner partner) => partner.Id == PartnerId;

    /// <summary>The alert of a moment, signed with a key that lives as long as this call.</summary>
    /// <param name="name">Its duplicate key: one alert a name.</param>
    /// <param name="now">When it is signed.</param>
    /// <exception cref="InvalidOperationException">The signature that was just made does not fit: no partner's would.</exception>
    public static SignedAlert Sign(string name, DateTimeOffset now)
    {
        // Without a text: no language service is asked, and nobody could take it for a person's words.
        var body = Encoding.UTF8.GetBytes($$"""{"id":"{{name}}","type":"suicide-risk","severity":"critical","status":"test","action":"raise","url":"https://synthetic.invalid/{{name}}"}""");
        var secret = RandomNumberGenerator.GetBytes(32);
        var header = SignatureHeader.Parse(SignatureHeader.Sign(PartnerId, now, secret, body));
        return header is not null && header.Verify(secret, body)
            ? new SignedAlert(Itself, new PartnerKey(PartnerId, "", [Scopes.Write, Scopes.Test], now), body, Convert.ToHexStringLower(header.Macs[0]), header.SignedAt, header.IsInTime(now))
            : throw new InvalidOperationException("The synthetic alert's own signature does not fit.");
    }

    /// <summary>The name of the alert that begins now.</summary>
    public static string NameAt(DateTimeOffset now) => now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The case that an alert of this name becomes.</summary>
    public static string CaseOf(string name) => new CaseId(Privacy.Ids.Derived(PartnerId, name), 1).ToString();
}
