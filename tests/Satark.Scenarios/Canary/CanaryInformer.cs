using System.Net;
using Satark.Support.Canary;
using Satark.Support.Media;
using Satark.Support.Web;

namespace Satark.Scenarios;

/// <summary>An informer whose every trait stands nowhere else, with a phone and a browser.</summary>
internal static class CanaryInformer
{
    public const string Number = "919876507331";
    public const string UserId = "IN.8840152206613397";
    public const string Name = "Kavita Kabootar Tripathi";
    public const string ForwardedFor = "203.0.113.177";
    public const string UserAgent = "KabootarBrowser/77.5";
    public const string Referrer = "https://kabootar-blog.example/my-page";
    public const string Cookie = "kabootar_session=7f31c09aa2";
    public const string FileName = "kabootar_ghar_ke_samne.jpg";
    public const string Camera = "KabootarCam";
    public const string Photo = "1190384756102938";
    public const string Voice = "1190384756102945";
    public const double Latitude = 26.847391;
    public const double Longitude = 80.946166;

    // The address that the connection itself comes from, and not only what a header says.
    private static readonly IPAddress From = IPAddress.Parse("127.77.153.201");

    /// <summary>What a browser tells of itself with every request.</summary>
    public static readonly (string Name, string Value)[] Headers =
        [("X-Forwarded-For", ForwardedFor), ("Forwarded", "for=" + ForwardedFor), ("X-Client-IP", ForwardedFor), ("User-Agent", UserAgent), ("Referer", Referrer), ("Cookie", Cookie)];

    /// <summary>Their browser.</summary>
    public static Browser Browse(Uri relay) => new(relay, From, Headers) { FileName = FileName };

    /// <summary>Looks for all of it.</summary>
    /// <param name="informer">The phone, with the ids of all that it sent and got.</param>
    /// <param name="receipts">The digits that only the informer has.</param>
    public static Searcher Searcher(Informer informer, IReadOnlyList<string> receipts)
    {
        var searcher = new Searcher().Add("number", Number).Add("user id", UserId).Add("name", Name).Add("forwarded for", ForwardedFor).Add("address", From.ToString())
            .Add("user agent", UserAgent).Add("referrer", Referrer).Add("cookie", Cookie).Add("file name", FileName).Add("camera", Camera)
            .Add("position in EXIF", [.. Bytes.Big(ExifBytes.Seconds), .. Bytes.Big(0x7FFFFFFF)]).Add("photo's id", Photo).Add("voice's id", Voice)
            .Add("latitude", "26.847391").Add("longitude", "80.946166");
        foreach (var wamid in Enumerable.Range(1, 60).Select(informer.Person.Wamid).Concat(informer.Seen.Select(s => s.Wamid)).Distinct())
        {
            searcher.Add("message's id", wamid["wamid.".Length..]);
        }

        foreach (var receipt in receipts)
        {
            searcher.Add("receipt", receipt).Add("receipt", receipt.Replace("-", "", StringComparison.Ordinal));
        }

        return searcher;
    }
}
