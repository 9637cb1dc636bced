using Satark.Places;

namespace Satark.Local.Posters;

/// <summary>The ways to the informers' relay that a poster shows.</summary>
/// <param name="Number">The WhatsApp number in international form, digits only, or null.</param>
/// <param name="Form">The web form's address, or null.</param>
internal sealed record PosterDoors(string? Number, Uri? Form)
{
    private const int LeastDigits = 8;
    private const int MostDigits = 15; // ITU-T E.164.

    /// <summary>What the QR code opens: a chat with the first word already written.</summary>
    public string? Chat => Number is null ? null : $"https://wa.me/{Number}?text=Hi";

    /// <summary>The number as people read it: <c>+91 98765 43210</c>.</summary>
    public string? Spoken => Number is null ? null : Number.Length == 12 && Number.StartsWith("91", StringComparison.Ordinal) ? $"+91 {Number[2..7]} {Number[7..]}" : "+" + Number;

    /// <summary>The doors of these settings.</summary>
    /// <returns>The doors, or what is wrong with them and what to do.</returns>
    public static Outcome<PosterDoors> Read(string? number, string? url)
    {
        var digits = number is null ? null : new string([.. number.Where(char.IsAsciiDigit)]);
        if (digits is not null && (digits.Length is < LeastDigits or > MostDigits || !number!.TrimStart().StartsWith('+') || number!.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '-'))))
        {
            return new Refusal(RefusalKind.Invalid, $"'{number}' is no whole number in international form: as in +91 98765 43210.");
        }

        if (url is not null && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps) && !IsLoopback(url))
        {
            return new Refusal(RefusalKind.Invalid, $"'{url}' is no whole https address: as in https://tips.example.in.");
        }

        return digits is null && url is null
            ? new Refusal(RefusalKind.Invalid, "A poster must lead somewhere: give --whatsapp (or set Satark:Relay:Number) or --url (or set Satark:PublicUrl), best both.")
            : new PosterDoors(digits, url is null ? null : FormAt(new Uri(url)));
    }

    // A trial on one machine may print a poster for its own browser.
    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true };

    private static Uri FormAt(Uri url) => url.AbsolutePath.TrimEnd('/').EndsWith("/tip", StringComparison.Ordinal) ? url : new Uri(url.GetLeftPart(UriPartial.Authority) + "/tip");
}

/// <summary>For whom a poster is.</summary>
/// <param name="FileName">The file's name without its ending.</param>
/// <param name="Hindi">The heading in Hindi.</param>
/// <param name="English">The heading in English.</param>
/// <param name="Urdu">The heading in Urdu.</param>
internal sealed record PosterFor(string FileName, string Hindi, string English, string Urdu)
{
    /// <summary>A district.</summary>
    public static PosterFor Of(District district) => new($"district-{district.Id}", $"ज़िला {district.Hindi}", $"{district.English} district", $"ضلع {district.Urdu}");

    /// <summary>A police range.</summary>
    public static PosterFor OfRange(string english, string hindi, string urdu) =>
        new($"range-{english.ToLowerInvariant().Replace(' ', '-')}", $"{hindi} परिक्षेत्र", $"{english} range", $"{urdu} رینج");
}
