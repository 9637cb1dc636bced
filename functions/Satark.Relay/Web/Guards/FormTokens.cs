using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Privacy;

namespace Satark.Relay.Web.Guards;

/// <summary>
/// A form's token: signed by us and kept nowhere. Only who has read the form knows it, so that nothing that posts blindly gets through; and one
/// token is one tip, however often it is sent.
/// </summary>
/// <param name="Text">As it stands in the form.</param>
/// <param name="Nonce">What makes it the only one of its kind.</param>
/// <param name="IssuedAt">When the form was shown first.</param>
public sealed record FormToken(string Text, string Nonce, DateTimeOffset IssuedAt);

/// <summary>Issues and reads tokens of forms, and signs what a form carries from page to page.</summary>
public sealed class FormTokens(IKeyRing keys, TimeProvider clock)
{
    /// <summary>How long a form may lie open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>A token for a new form.</summary>
    public FormToken Issue()
    {
        var (at, nonce) = (clock.GetUtcNow().ToUnixTimeSeconds(), Ids.Random());
        var body = $"{at.ToString(CultureInfo.InvariantCulture)}.{nonce}";
        return new FormToken($"{body}.{Mac("token", body)}", nonce, DateTimeOffset.FromUnixTimeSeconds(at));
    }

    /// <summary>The token of a form; null where it is none of ours or too old.</summary>
    public FormToken? Read(string? text)
    {
        if (text is not { Length: < 100 } || text.Split('.') is not [var time, var nonce, var mac]
            || !Same(mac, Mac("token", $"{time}.{nonce}"))
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return clock.GetUtcNow() - at > Lifetime ? null : new FormToken(text, nonce, at);
    }

    /// <summary>A value that goes through the reader's hands, so that it comes back as it was and in this form only.</summary>
    public string Sign(FormToken form, string purpose, string value) => $"{value}.{Mac(purpose, form.Nonce, value)}";

    /// <summary>The signed value, or null where it was altered or belongs to another form.</summary>
    public string? Open(FormToken form, string purpose, string? signed)
    {
        var dot = signed?.LastIndexOf('.') ?? -1;
        return dot >= 0 && Same(signed![(dot + 1)..], Mac(purpose, form.Nonce, signed[..dot])) ? signed[..dot] : null;
    }

    /// <summary>An id (16 characters of base32) that this form alone gives, each time the same.</summary>
    public string IdOf(FormToken form, params ReadOnlySpan<string> parts) => Mac("id", [form.Nonce, .. parts])[..16];

    private static bool Same(string given, string ours) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(ours));

    private string Mac(string purpose, params ReadOnlySpan<string> parts) => Ids.Keyed(keys.Installation(KeyPurpose.Link).Span, ["web-form", purpose, .. parts]);
}
