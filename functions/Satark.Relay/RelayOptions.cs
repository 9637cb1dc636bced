using Microsoft.Extensions.Configuration;

namespace Satark.Relay;

/// <summary>What the informers' relay must know of its installation. Settings <c>Satark:Relay:*</c>.</summary>
public sealed record RelayOptions
{
    /// <summary>The section of these settings.</summary>
    public const string Section = "Satark:Relay";

    /// <summary>The word that Meta sends when the webhook's address is entered there (its verify token), or null: no webhook is confirmed.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>The app secret with which Meta signs each webhook, or null: none is believed.</summary>
    public string? AppSecret { get; init; }

    /// <summary>The app secret before, as long as it is being changed; or null.</summary>
    public string? AppSecretBefore { get; init; }

    /// <summary>The access token of the Cloud API, or null: nothing is sent and no media are fetched.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Meta's id of our WhatsApp number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The Cloud API with its version.</summary>
    public Uri ApiUrl { get; init; } = new("https://graph.facebook.com/v25.0/");

    /// <summary>Hosts from which media are fetched, which takes the access token: names, or <c>*.</c> and a domain for all below it, with blanks or commas between them.</summary>
    public string MediaHosts { get; init; } = "lookaside.fbsbx.com, *.whatsapp.net";

    /// <summary>The WhatsApp number in international form (<c>+91 98765 43210</c>), as pages and posters show it, or null.</summary>
    public string? Number { get; init; }

    /// <summary>Who runs the relay, as its pages say it, or null: they say that nobody was named yet.</summary>
    public string? RunBy { get; init; }

    /// <summary>Relay and desk share a machine, which the relay's pages then say. Set by the host, by no setting.</summary>
    public bool IsTrial { get; private init; }

    /// <summary>When the web form takes how much.</summary>
    public Web.WebOptions Web { get; init; } = new();

    /// <summary>How many receipts are issued and looked up at once, in all: each costs a fifth of a second of one processor core. Of several places one is never taken by look-ups.</summary>
    public int ReceiptsAtOnce { get; init; } = 2;

    /// <summary>Rounds of PBKDF2-SHA256 of a receipt; never to be changed while receipts are in people's hands, since none would be found any more.</summary>
    public int ReceiptRounds { get; init; } = 600_000;

    /// <summary>Days after which who an informer is, and the talk with them, is forgotten without a word from either side.</summary>
    public int MappingDays { get; init; } = 180;

    /// <summary>Days after which a tip that was begun and never sent is forgotten.</summary>
    public int DraftDays { get; init; } = 7;

    /// <summary>Days for which words wait for a desk that does not take them.</summary>
    public int WordDays { get; init; } = 30;

    /// <summary>Days for which a receipt is good.</summary>
    public int ReceiptDays { get; init; } = 365;

    /// <summary>Days for which media are kept as they came, after their tip was last moved.</summary>
    public int OriginalDays { get; init; } = 90;

    /// <summary>Days for which keyed hashes of vendors' ids are kept, by which repeats and reports are recognised; Meta repeats for 7.</summary>
    public int HashDays { get; init; } = 8;

    /// <summary>Whether WhatsApp can be sent to.</summary>
    public bool CanSend => !string.IsNullOrWhiteSpace(AccessToken) && !string.IsNullOrWhiteSpace(PhoneNumberId);

    /// <summary>The same, as the host knows it.</summary>
    /// <param name="isTrial">Whether relay and desk share a machine.</param>
    public RelayOptions AsTrial(bool isTrial) => this with { IsTrial = isTrial };

    /// <summary>Reads the settings; what is missing takes its default.</summary>
    public static RelayOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetSection(Section).Get<RelayOptions>() ?? new();
    }

    /// <summary>What is wrong, a sentence each that names the setting and what to set it to. With any, nothing starts.</summary>
    public IEnumerable<string> Faults()
    {
        if (VerifyToken is { Length: < 16 })
        {
            yield return $"{Section}:VerifyToken must have at least 16 characters: draw it at random and enter the same with Meta.";
        }

        if (AppSecret is { Length: < 16 })
        {
            yield return $"{Section}:AppSecret must be the app secret of Meta's app dashboard (32 hex digits).";
        }

        if (AppSecretBefore is not null && AppSecret is null)
        {
            yield return $"{Section}:AppSecretBefore is only of use beside {Section}:AppSecret: set that one.";
        }

        if (string.IsNullOrWhiteSpace(AccessToken) != string.IsNullOrWhiteSpace(PhoneNumberId))
        {
            yield return $"{Section}:AccessToken and {Section}:PhoneNumberId belong together: set both, as Meta's API setup shows them.";
        }

        if (CanSend && (AppSecret is null || VerifyToken is null))
        {
            yield return $"{Section}:AppSecret and {Section}:VerifyToken are missing: without them nothing that people write is believed.";
        }

        if (PhoneNumberId is { Length: > 0 } id && !id.All(char.IsAsciiDigit))
        {
            yield return $"{Section}:PhoneNumberId must be Meta's id of the number: digits only, and not the number itself.";
        }

        if (!ApiUrl.IsAbsoluteUri || (ApiUrl.Scheme != Uri.UriSchemeHttps && !ApiUrl.IsLoopback) || !ApiUrl.AbsolutePath.EndsWith('/'))
        {
            yield return $"{Section}:ApiUrl must be a whole https address that ends in '/': https://graph.facebook.com/v25.0/.";
        }

        if (!WhatsApp.MediaHosts.AreHosts(MediaHosts))
        {
            yield return $"{Section}:MediaHosts must name WhatsApp's hosts for media: lookaside.fbsbx.com, *.whatsapp.net.";
        }

        if (ReceiptsAtOnce < 1)
        {
            yield return $"{Section}:ReceiptsAtOnce must be at least 1: how many processor cores receipts may take.";
        }

        if (ReceiptRounds < 100_000)
        {
            yield return $"{Section}:ReceiptRounds must be at least 100000.";
        }

        foreach (var fault in Web.Faults($"{Section}:{nameof(Web)}"))
        {
            yield return fault;
        }

        foreach (var (name, days, least) in Days())
        {
            if (days < least)
            {
                yield return $"{Section}:{name} must be at least {least} days.";
            }
        }
    }

    private IEnumerable<(string Name, int Days, int Least)> Days() =>
    [
        (nameof(MappingDays), MappingDays, 8), (nameof(DraftDays), DraftDays, 2), (nameof(WordDays), WordDays, 2),
        (nameof(ReceiptDays), ReceiptDays, 1), (nameof(OriginalDays), OriginalDays, 1), (nameof(HashDays), HashDays, 7),
    ];
}
